import type { z } from 'zod'
import type { ReportRecord } from '#core/contract/alert-decisions.ts'
import { RESTRICTED_STATES, type AlertState } from '#core/workflow/alert.ts'
import { can } from '#core/workflow/roles.ts'
import { type AlertEvent, alertEvents } from './alert-history.ts'
import type { Reader } from './alert-visibility.ts'
import type { Db } from './db.ts'

export type WireReport = z.output<typeof ReportRecord>

/**
 * What became of the internal report on an alert, read from its trail: the last escalation and what the MLRO
 * recorded since. Null outside the restricted compartment, and where the alert is not (or no longer) in it.
 */
export async function wireReport(
  db: Db,
  alert: { readonly id: string; readonly status: string },
  reader: Reader,
): Promise<WireReport | null> {
  if (!can(reader.role, 'restricted.read') || !RESTRICTED_STATES.has(alert.status as AlertState)) return null
  const events = await alertEvents(db, [alert.id])
  const from = events.findLastIndex((event) => event.type === 'alert.escalate')
  const escalation = events[from]
  if (escalation === undefined) return null
  const since = events.slice(from + 1)
  const last = (type: string) => since.findLast((event) => event.type === type)
  const filed = last('alert.file-str')
  const consent = last('alert.record-consent')
  const closed = last('alert.close-str')
  return {
    grounds: words(escalation, 'grounds'),
    suspicionFormedAt: escalation.at.toISOString(),
    reportedBy: person(escalation),
    filed:
      filed === undefined
        ? null
        : {
            filedOn: words(filed, 'filedOn'),
            submitter: words(filed, 'submitter'),
            reference: words(filed, 'reference'),
            fileHash: words(filed, 'fileHash'),
            recordedBy: person(filed),
            recordedAt: filed.at.toISOString(),
          },
    consent:
      consent === undefined
        ? null
        : {
            outcome: words(consent, 'outcome') as 'pending',
            reference: words(consent, 'reference'),
            recordedAt: consent.at.toISOString(),
          },
    mitigations: closed === undefined ? null : words(closed, 'mitigations'),
  }
}

function words(event: AlertEvent, field: string): string {
  const value = event.data[field]
  return typeof value === 'string' ? value : ''
}
const person = (event: AlertEvent) => ({
  id: event.actorId,
  name: event.actorName,
  role: event.actorRole,
})
