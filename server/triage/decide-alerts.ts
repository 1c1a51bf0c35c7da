import { asc, getTableColumns, inArray } from 'drizzle-orm'
import type { AuditPerson } from '#core/evidence/audit-chain.ts'
import type { JsonValue } from '#core/evidence/canonical.ts'
import type { AlertEvent, Command, TransitionFault, TransitionResult } from '#core/workflow/alert.ts'
import { transition } from '#core/workflow/lifecycle.ts'
import { isDue } from '#core/workflow/snooze.ts'
import type { Caller } from '../http/bind.ts'
import { ProblemError, type ProblemKind } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { type AlertRow, lifecycleAlert } from '../store/alert-detail.ts'
import { maskedStates } from '../store/alert-history.ts'
import { isHidden, isMasked } from '../store/alert-visibility.ts'
import { appendAudits, type AuditEntryInput } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import { recordMentions } from '../store/mentions.ts'
import { alerts } from '../store/schema/work.ts'
import { updateAlerts } from '../store/update-alerts.ts'
import { columnsAfter } from './alert-columns.ts'
import { lifecycleCommand, type WireCommand, wireField } from './alert-command.ts'
import { endSnoozes } from './wake-alerts.ts'

export type AlertActor = Pick<Caller, 'id' | 'name' | 'role'>

/** An alert and the version at which whoever decides has read it. */
export interface ReadAlert {
  readonly id: string
  readonly version: number
}

export interface DecisionRequest {
  readonly alerts: readonly ReadAlert[]
  readonly command: WireCommand
  readonly actor: AlertActor
  /** The lifecycle allows less for many alerts at once. */
  readonly bulk: boolean
  /** Goes into the trail with each alert: what the decisions have in common. */
  readonly extra?: Readonly<Record<string, JsonValue>>
}

export type AlertOutcome =
  | { readonly id: string; readonly ok: true; readonly version: number; readonly status: string }
  | { readonly id: string; readonly ok: false; readonly problem: ProblemError }

/** Everything but the receipt, which no decision changes and which is most of the row. */
type LockedAlert = Omit<AlertRow, 'receipt'>

type Fault = Extract<TransitionResult, { ok: false }>
type Done = Extract<TransitionResult, { ok: true }>

/**
 * Carries out one command on each of the given alerts, inside the caller's transaction: rows locked (in the order of
 * their ids, so that two such requests never wait for each other), versions compared, lifecycle asked, changes and
 * records written together. An alert that is refused does not stop the others; what the lifecycle refuses is
 * recorded too. The one place in which a person's command changes an alert, be it for one, for many or for a group.
 *
 * @returns one outcome for each alert asked for, in their order
 * @throws ProblemError `unprocessable` where the command itself is wrong for every alert
 */
export async function decideAlerts(tx: Db, ports: Ports, request: DecisionRequest): Promise<AlertOutcome[]> {
  const at = ports.clock()
  const rows = await lockAlerts(
    tx,
    request.alerts.map(({ id }) => id),
  )
  const command = await lifecycleCommand(tx, request.command)
  await wakeOverdue(tx, ports, rows, at)
  const versions = await knownVersions(tx, [...rows.values()], request.actor)
  const decided = request.alerts.map((asked) => decide(rows, versions, asked, command, request, at))
  await updateAlerts(
    tx,
    decided.flatMap((each) =>
      each.done
        ? [{ id: each.row.id, ...columnsAfter(each.row, command, each.done.next, at, request.actor.id) }]
        : [],
    ),
  )
  await recordMentions(
    tx,
    decided.flatMap((each) => each.done?.events ?? []),
  )
  await appendAudits(
    tx,
    ports,
    decided.flatMap((each) => each.records),
  )
  return decided.map((each) => each.outcome)
}

async function lockAlerts(tx: Db, ids: readonly string[]): Promise<Map<string, LockedAlert>> {
  const { receipt: _, ...columns } = getTableColumns(alerts)
  const rows = await tx
    .select(columns)
    .from(alerts)
    .where(inArray(alerts.id, [...ids]))
    .orderBy(asc(alerts.id))
    .for('update')
  return new Map(rows.map((row) => [row.id, row]))
}

/** Snoozes whose time is over are ended first, so that the trail tells it in the order in which it was. */
async function wakeOverdue(tx: Db, ports: Ports, rows: Map<string, LockedAlert>, at: number): Promise<void> {
  const due = [...rows.values()].filter((row) => isDue(lifecycleAlert(row), at))
  await endSnoozes(tx, ports, due)
  for (const row of due) rows.set(row.id, { ...row, snoozedUntil: null, snooze: null })
}

/** The version of each alert as the actor can know it: an escalated one has stood still for most people. */
async function knownVersions(tx: Db, rows: readonly LockedAlert[], actor: AlertActor) {
  const hidden = rows.filter((row) => isMasked(row.status, actor)).map(({ id }) => id)
  const masked = await maskedStates(tx, hidden, actor)
  return new Map(rows.map(({ id, version }) => [id, masked.get(id)?.version ?? version]))
}

type Decided = {
  readonly outcome: AlertOutcome
  readonly records: readonly AuditEntryInput[]
} & ({ readonly row: LockedAlert; readonly done: Done } | { readonly done: null })

function decide(
  rows: ReadonlyMap<string, LockedAlert>,
  versions: ReadonlyMap<string, number>,
  { id, version }: ReadAlert,
  command: Command,
  { actor, bulk, extra = {}, command: asked }: DecisionRequest,
  at: number,
): Decided {
  const row = rows.get(id)
  if (row === undefined) return missing(id)
  const refusal = (reason: string, field: string | null) => ({
    actor,
    type: 'alert.command-refused',
    target: { kind: 'alert', id },
    data: { command: command.type, reason, field, ...extra },
    at,
  })
  // Answered as if it were not there, and still recorded: somebody knew of an alert that they should not know of.
  if (isHidden(row, actor)) return { ...missing(id), records: [refusal('hidden', null)] }
  if (versions.get(id) !== version) {
    return refused(id, new ProblemError('changed', `Alert ${id} was changed since you read it.`))
  }
  const result = transition(lifecycleAlert(row), command, actor, { at, bulk })
  if (!result.ok) {
    return {
      ...refused(id, problemOf(result, asked)),
      records: [refusal(result.code, result.field ?? null)],
    }
  }
  return {
    outcome: { id, ok: true, version: row.version + 1, status: result.next.state },
    records: result.events.map((event) => recordOf(event, actor, extra)),
    row,
    done: result,
  }
}

const missing = (id: string) => refused(id, new ProblemError('not-found', `There is no alert ${id}.`))

const refused = (id: string, problem: ProblemError) => ({
  outcome: { id, ok: false, problem } as const,
  records: [],
  done: null,
})

/** What the trail holds of an event of the lifecycle. */
export function recordOf(
  { type, alertId, at, from, to, data }: AlertEvent,
  actor: AuditPerson,
  extra: Readonly<Record<string, JsonValue>> = {},
) {
  return {
    actor: { id: actor.id, role: actor.role, name: actor.name },
    type,
    target: { kind: 'alert', id: alertId },
    data: JSON.parse(JSON.stringify({ ...data, ...readable(data), ...extra, from, to })),
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
  'workflow.error.mention-outside': 'A note may only call people who can read it.',
  'workflow.error.text-too-short': 'The text is missing or too short.',
}

function problemOf(fault: Fault, command: WireCommand): ProblemError {
  const message = MESSAGE[fault.messageKey] ?? 'The alert does not allow this.'
  const errors = fault.field === undefined ? [] : [{ field: wireField(command, fault.field), message }]
  return new ProblemError(KIND[fault.code], message, { errors, reason: reasonOf(fault.messageKey) })
}

/** The last part of a message key: by it pages find the words in their own language. */
const reasonOf = (messageKey: string) => messageKey.slice(messageKey.lastIndexOf('.') + 1)
