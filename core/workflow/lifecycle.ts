import {
  RESTRICTED_STATES,
  type Actor,
  type Alert,
  type AlertEvent,
  type AlertState,
  type Closure,
  type Command,
  type CommandContext,
  type TransitionFault,
  type TransitionResult,
} from './alert.ts'
import { closureProblem, textWeight } from './closure-codes.ts'
import { mentionProblem } from './mentions.ts'
import { can } from './roles.ts'
import { isAsleep, snoozeAfter, snoozeProblem } from './snooze.ts'
import { TRANSITIONS, type TransitionRow } from './transitions.ts'

/** From this severity on, one person alone cannot close an alert. */
export const FOUR_EYES_FROM = 4

/** From this severity on, alerts are not closed in bulk. */
export const NO_BULK_CLOSE_FROM = 3

/** Does closing this alert take a second person? */
export function needsApproval(alert: Pick<Alert, 'severity' | 'sanctions'>): boolean {
  return alert.severity >= FOUR_EYES_FROM || alert.sanctions
}

/**
 * Carries out `command` on `alert`, or says why not. The only door through which an alert changes; the rows it
 * goes by are `TRANSITIONS`. Faults, in the order they are looked for:
 *
 * - `forbidden`     the actor may not do this (also said, instead of the state, of what the actor may not see)
 * - `invalid-state` no row leads from here
 * - `four-eyes`     a second person is needed
 * - `missing-field` a mandatory field is empty, too short or not allowed; `field` names it
 */
export function transition(
  alert: Alert,
  command: Command,
  actor: Actor,
  context: CommandContext,
): TransitionResult {
  const row = rowFor(alert, command)
  if (!row || (command.type === 'wake' && !isAsleep(alert, context.at))) return absent(alert, command, actor)
  if (!allowed(row, alert, command, actor)) return fault('forbidden', 'workflow.error.forbidden')
  const closes = command.type === 'propose-close' || command.type === 'approve-close'
  if (context.bulk && closes && alert.severity >= NO_BULK_CLOSE_FROM) {
    return fault('forbidden', 'workflow.error.no-bulk-close')
  }
  if (row.who === 'second' && alert.proposal?.by === actor.id)
    return fault('four-eyes', 'workflow.error.four-eyes')
  const problem = missingField(row, alert, command, context)
  if (problem) return fault('missing-field', problem.messageKey, problem.field)
  return carryOut(row, alert, command, actor, context)
}

/** The commands `actor` could give now, apart from the fields: what a screen offers. */
export function availableCommands(alert: Alert, actor: Actor): ReadonlySet<Command['type']> {
  const rows = TRANSITIONS.filter((row) => {
    if (!row.from.includes(alert.state)) return false
    if (row.command === 'wake' && alert.snooze === null) return false
    if (row.who === 'claim') return can(actor.role, 'alert.assign') || mayClaim(row, alert, actor)
    return permitted(row, alert, actor) && !(row.who === 'second' && alert.proposal?.by === actor.id)
  })
  return new Set(rows.map((row) => row.command))
}

function rowFor(alert: Alert, command: Command): TransitionRow | undefined {
  const closing = needsApproval(alert) ? 'with-approval' : 'alone'
  return TRANSITIONS.find(
    (row) =>
      row.command === command.type &&
      row.from.includes(alert.state) &&
      (row.closing === undefined || row.closing === closing),
  )
}

function absent(alert: Alert, command: Command, actor: Actor): TransitionResult {
  const hidden = RESTRICTED_STATES.has(alert.state) && !can(actor.role, 'restricted.read')
  const rows = TRANSITIONS.filter((row) => row.command === command.type)
  const ever = rows.some(
    (row) => can(actor.role, row.permission) || (row.who === 'claim' && can(actor.role, 'alert.assign')),
  )
  if (hidden || !ever) return fault('forbidden', 'workflow.error.forbidden')
  return fault('invalid-state', 'workflow.error.invalid-state')
}

function allowed(row: TransitionRow, alert: Alert, command: Command, actor: Actor): boolean {
  if (command.type !== 'assign') return permitted(row, alert, actor)
  if (!can(command.assignee.role, 'alert.work')) return false
  if (can(actor.role, 'alert.assign')) return true
  return command.assignee.id === actor.id && mayClaim(row, alert, actor)
}

function mayClaim(row: TransitionRow, alert: Alert, actor: Actor): boolean {
  return can(actor.role, row.permission) && (alert.assignee === null || alert.assignee === actor.id)
}

function permitted(row: TransitionRow, alert: Alert, actor: Actor): boolean {
  if (row.who === 'lead' && can(actor.role, 'alert.assign')) return true
  if (!can(actor.role, row.permission)) return false
  return row.who === 'assignee' || row.who === 'lead' ? alert.assignee === actor.id : true
}

function missingField(row: TransitionRow, alert: Alert, command: Command, { at }: CommandContext) {
  if (command.type === 'propose-close') return closureProblem(command, alert)
  const problem = command.type === 'snooze' ? snoozeProblem(command.until, at) : null
  if (problem) return problem
  const fields: Readonly<Record<string, unknown>> = { ...command }
  for (const { field, min, format } of row.required) {
    const value = fields[field]
    if (typeof value !== 'string' || textWeight(value) < min) {
      return { field, messageKey: 'workflow.error.text-too-short' }
    }
    if (format && !format.test(value)) return { field, messageKey: 'workflow.error.format' }
  }
  return command.type === 'add-note' ? mentionProblem(command.mentions ?? [], alert.state) : null
}

function carryOut(
  row: TransitionRow,
  alert: Alert,
  command: Command,
  actor: Actor,
  context: CommandContext,
): TransitionResult {
  const state = row.to === 'same' ? alert.state : row.to
  const snooze = snoozeAfter(alert, command, actor, context.at)
  const next = { ...alert, snooze, ...changes(alert, command, actor, context, state), state }
  const base = {
    alertId: alert.id,
    at: context.at,
    actor,
    from: alert.state,
    to: state,
    restricted: RESTRICTED_STATES.has(alert.state) || RESTRICTED_STATES.has(state),
  }
  const { type, ...given } = command
  // Whoever acts on an alert that was put aside takes it up again: its event says so.
  const ended = isAsleep(alert, context.at) && snooze === null ? { snoozeEnded: true } : {}
  const data = { ...given, ...ended }
  const events: AlertEvent[] = [{ ...base, type: `alert.${type}`, data }]
  if (state === 'closed' && alert.state !== 'closed') {
    const { code, by, approvedBy } = next.closure!
    events.push({
      ...base,
      type: 'alert.closed',
      data: { code, by, approvedBy, withoutApproval: approvedBy === null },
    })
  }
  if (type === 'acknowledge') {
    // SFC 7.17: the acknowledgement reminds the reporter of the offence of tipping off.
    events.push({ ...base, type: 'alert.tipping-off-reminder', data: {} })
  }
  return { ok: true, next, events }
}

function changes(
  alert: Alert,
  command: Command,
  actor: Actor,
  { at }: CommandContext,
  state: AlertState,
): Partial<Alert> {
  const kept = alert.closure ? [...alert.pastClosures, alert.closure] : alert.pastClosures
  const close = (code: string, rationale: string): Closure => ({
    code,
    rationale,
    statement: null,
    by: actor.id,
    at,
    approvedBy: null,
    restricted: RESTRICTED_STATES.has(state),
  })
  switch (command.type) {
    case 'assign':
      return { assignee: command.assignee.id }
    case 'unassign':
      return { assignee: null }
    case 'propose-close': {
      const { type: _, ...statement } = command
      const closure = { ...close(command.code, command.rationale), statement }
      return state === 'closed' ? { closure } : { proposal: closure }
    }
    case 'approve-close':
      return { proposal: null, closure: { ...alert.proposal!, approvedBy: actor.id } }
    case 'return-for-review':
      return { proposal: null }
    case 'escalate':
      return { proposal: null, closure: null, pastClosures: kept }
    case 'decide-no-file':
      return { closure: close('no-file', command.deliberation) }
    case 'close-str':
      return { closure: close(command.code, command.relationship) }
    case 'reopen':
      return { assignee: null, closure: null, pastClosures: kept }
    case 'start-review':
    case 'request-info':
    case 'resume':
    case 'acknowledge':
    case 'draft-str':
    case 'abandon-str-draft':
    case 'file-str':
    case 'record-consent':
    case 'begin-post-str-review':
    case 'add-note':
    case 'snooze':
    case 'wake':
      break
  }
  return {}
}

function fault(code: TransitionFault, messageKey: string, field?: string): TransitionResult {
  return field === undefined ? { ok: false, code, messageKey } : { ok: false, code, messageKey, field }
}
