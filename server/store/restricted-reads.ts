import { and, eq, gt } from 'drizzle-orm'
import { type AlertState, RESTRICTED_STATES } from '#core/workflow/alert.ts'
import { HOUR } from '#core/workflow/hkt.ts'
import { can } from '#core/workflow/roles.ts'
import type { Caller } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import { appendAudit } from './audit.ts'
import type { Db } from './db.ts'
import { alerts, auditEvents } from './schema/work.ts'

export const RESTRICTED_READ = 'restricted.read'

/** One record for each reader, alert and hour: who looked, and not how often the page asked again. */
const INTERVAL = HOUR

/**
 * Records that somebody read an alert of the restricted compartment. Nothing is recorded of readers who are not
 * shown what is restricted, nor of alerts outside it.
 */
export async function recordRestrictedRead(
  ports: Ports,
  alert: { readonly id: string; readonly status: string },
  reader: Pick<Caller, 'id' | 'name' | 'role'>,
): Promise<void> {
  if (!RESTRICTED_STATES.has(alert.status as AlertState) || !can(reader.role, 'restricted.read')) return
  if (await wasRecorded(ports.db, alert.id, reader.id, ports.clock())) return
  await ports.db.transaction(async (tx) => {
    // The alert's row is the lock: two pages opened at once leave one record.
    await tx.select({ id: alerts.id }).from(alerts).where(eq(alerts.id, alert.id)).for('update')
    if (await wasRecorded(tx, alert.id, reader.id, ports.clock())) return
    await appendAudit(tx, ports, {
      actor: reader,
      type: RESTRICTED_READ,
      target: { kind: 'alert', id: alert.id },
      data: { intervalMinutes: INTERVAL / 60_000 },
    })
  })
}

async function wasRecorded(db: Db, alertId: string, readerId: string, now: number): Promise<boolean> {
  const [found] = await db
    .select({ seq: auditEvents.seq })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.targetKind, 'alert'),
        eq(auditEvents.targetId, alertId),
        eq(auditEvents.type, RESTRICTED_READ),
        eq(auditEvents.actorId, readerId),
        gt(auditEvents.at, new Date(now - INTERVAL)),
      ),
    )
    .limit(1)
  return found !== undefined
}
