import { eq } from 'drizzle-orm'
import {
  type AlertEvent,
  type Command,
  type TransitionFault,
  type TransitionResult,
} from '#core/workflow/alert.ts'
import { transition } from '#core/workflow/lifecycle.ts'
import { isDue } from '#core/workflow/snooze.ts'
import type { Caller } from '../http/bind.ts'
import { ProblemError, type ProblemKind } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { type AlertRow, alertDetail, lifecycleAlert, type WireDetail } from '../store/alert-detail.ts'
import { maskedStates } from '../store/alert-history.ts'
import { isMasked } from '../store/alert-visibility.ts'
import { appendAudit, appendAudits } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import { alerts } from '../store/schema/work.ts'
import { columnsAfter } from './alert-columns.ts'
import { lifecycleCommand, type WireCommand, wireField } from './alert-command.ts'
import { endSnoozes } from './wake-alerts.ts'

export interface CommandRequest {
  readonly alertId: string
  readonly command: WireCommand
  readonly actor: Pick<Caller, 'id' | 'name' | 'role'>
  /** Version the actor last saw. */
  readonly ifMatch: number
}

type Fault = Extract<TransitionResult, { ok: false }>

/**
 * Carries out one command: row locked, version compared, lifecycle asked, change and record written together.
 * What the lifecycle refuses is recorded too.
 *
 * @throws ProblemError `not-found`, `changed` (with the alert as it is now), `forbidden`, `conflict`, `unprocessable`
 */
export async function commandAlert(ports: Ports, request: CommandRequest): Promise<WireDetail> {
  const { alertId, command, actor } = request
  const at = ports.clock()
  const fault = await ports.db.transaction(async (tx): Promise<Fault | null> => {
    const [row] = await tx.select().from(alerts).where(eq(alerts.id, alertId)).for('update')
    if (row === undefined) throw new ProblemError('not-found', `There is no alert ${alertId}.`)
    await mustBeCurrent(tx, row, request, at)
    const asked = await lifecycleCommand(tx, command)
    const stored = lifecycleAlert(row)
    const woke = isDue(stored, at)
    if (woke) await endSnoozes(tx, ports, [row])
    const alert = woke ? { ...stored, snooze: null } : stored
    const result = transition(alert, asked, actor, { at, bulk: false })
    if (result.ok) {
      await carryOut(tx, row, asked, result, at)
      await appendAudits(
        tx,
        ports,
        result.events.map((event) => recordOf(event, actor)),
      )
      return null
    }
    await appendAudit(tx, ports, {
      actor,
      type: 'alert.command-refused',
      target: { kind: 'alert', id: alertId },
      data: { command: command.type, reason: result.code, field: result.field ?? null },
    })
    return result
  })
  if (fault !== null) throw problemOf(fault, command)
  return alertDetail(ports.db, alertId, actor, at)
}

async function mustBeCurrent(tx: Db, row: AlertRow, { actor, ifMatch }: CommandRequest, now: number) {
  const masked = isMasked(row.status, actor) ? await maskedStates(tx, [row.id]) : null
  const version = masked?.get(row.id)?.version ?? row.version
  if (version === ifMatch) return
  throw new ProblemError('changed', `Alert ${row.id} was changed since you read it.`, {
    current: await alertDetail(tx, row.id, actor, now),
  })
}

async function carryOut(
  tx: Db,
  row: AlertRow,
  command: Command,
  { next }: Extract<TransitionResult, { ok: true }>,
  at: number,
): Promise<void> {
  await tx
    .update(alerts)
    .set(columnsAfter(row, command, next, at))
    .where(eq(alerts.id, row.id))
}

export function recordOf({ type, alertId, at, from, to, data }: AlertEvent, actor: CommandRequest['actor']) {
  return {
    actor: { id: actor.id, role: actor.role, name: actor.name },
    type,
    target: { kind: 'alert', id: alertId },
    data: JSON.parse(JSON.stringify({ ...data, ...readable(data), from, to })),
    at,
  }
}

/** The end of a snooze as people read it in the trail. */
function readable({ until }: AlertEvent['data']) {
  return typeof until === 'number' ? { until: new Date(until).toISOString() } : {}
}

const KIND: Record<TransitionFault, ProblemKind> = {
  forbidden: 'forbidden',
  'four-eyes': 'forbidden',
  'invalid-state': 'conflict',
  'missing-field': 'unprocessable',
}

/** What people read for a message key of the lifecycle; pages translate by the key's last part. */
const MESSAGE: Record<string, string> = {
  'workflow.error.forbidden': 'You may not do this with this alert.',
  'workflow.error.invalid-state': 'The alert is in a state that does not allow this.',
  'workflow.error.four-eyes': 'A second person must approve: you proposed this closure yourself.',
  'workflow.error.no-bulk-close': 'Alerts of this severity are closed one by one.',
  'workflow.error.closure-code': 'This is no closure code for an analyst.',
  'workflow.error.code-not-for-sanctions': 'This closure code cannot close a sanctions match.',
  'workflow.error.rationale-too-short': 'The rationale is too short for this closure code.',
  'workflow.error.safe-step':
    'Say what was found, or why the step does not apply. Screening and evaluating must be done.',
  'workflow.error.snooze-until': 'A snooze ends in the future, and within 30 days.',
  'workflow.error.format': 'The text does not have the form that is asked for.',
  'workflow.error.customer-risk': "Say whether the customer's risk profile was updated.",
  'workflow.error.text-too-short': 'The text is missing or too short.',
}

function problemOf(fault: Fault, command: WireCommand): ProblemError {
  const message = MESSAGE[fault.messageKey] ?? 'The alert does not allow this.'
  const errors = fault.field === undefined ? [] : [{ field: wireField(command, fault.field), message }]
  return new ProblemError(KIND[fault.code], message, { errors })
}
