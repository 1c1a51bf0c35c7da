import type { Actor, Alert, Closure, Command, CommandContext, Snooze } from './alert.ts'
import type { ClosureStatement } from './closure-codes.ts'
import { transition } from './lifecycle.ts'

/* Invented people and well-formed commands for the tests of this folder. */

export const ANNA: Actor = { id: 'anna', role: 'analyst' }
export const BEN: Actor = { id: 'ben', role: 'analyst' }
export const CARL: Actor = { id: 'carl', role: 'approver' }
export const DORA: Actor = { id: 'dora', role: 'approver' }
export const MINA: Actor = { id: 'mina', role: 'mlro' }
export const MAX: Actor = { id: 'max', role: 'manager' }
export const AUDREY: Actor = { id: 'audrey', role: 'auditor' }
export const ADAM: Actor = { id: 'adam', role: 'admin' }
export const DESK: Actor = { id: 'desk', role: 'system' }
export const PEOPLE = [ANNA, BEN, CARL, DORA, MINA, MAX, AUDREY, ADAM, DESK]

export const LONG =
  'The label belongs to another wallet; its source corrected the attribution last week. '.repeat(2)
const done = { outcome: 'done', note: 'looked' } as const
export const STATEMENT: ClosureStatement = {
  code: 'fp-label',
  rationale: LONG,
  safe: {
    screen: done,
    ask: { outcome: 'not-applicable', note: 'nothing to ask' },
    find: done,
    evaluate: done,
  },
  customerRisk: { answer: 'unchanged', reason: 'no new facts' },
}
export const CLOSE: Extract<Command, { type: 'propose-close' }> = { type: 'propose-close', ...STATEMENT }
export const ESCALATE: Command = { type: 'escalate', grounds: LONG }
export const AT: CommandContext = { at: 1_790_000_000_000, bulk: false }

/** A well-formed command of each type. */
export const SENSIBLE: ReadonlyMap<string, Command> = new Map<string, Command>(
  [
    { type: 'assign', assignee: { id: 'anna', role: 'analyst' } } as const,
    { type: 'unassign' } as const,
    { type: 'start-review' } as const,
    { type: 'request-info', template: 'generic', text: LONG } as const,
    { type: 'resume', outcome: LONG } as const,
    CLOSE,
    { type: 'approve-close', comment: '' } as const,
    { type: 'return-for-review', reason: LONG } as const,
    ESCALATE,
    { type: 'acknowledge' } as const,
    { type: 'decide-no-file', deliberation: LONG } as const,
    { type: 'draft-str', reason: LONG } as const,
    { type: 'abandon-str-draft', reason: LONG } as const,
    {
      type: 'file-str',
      filedOn: '2026-11-22',
      submitter: 'mina',
      reference: 'R',
      fileHash: 'a'.repeat(64),
    } as const,
    { type: 'record-consent', outcome: 'refused', reference: 'R' } as const,
    { type: 'begin-post-str-review' } as const,
    { type: 'close-str', code: 'exit', relationship: LONG, mitigations: LONG } as const,
    { type: 'reopen', reason: LONG } as const,
    { type: 'snooze', until: AT.at + 3_600_000, reason: LONG } as const,
    { type: 'wake' } as const,
    { type: 'add-note', text: LONG } as const,
  ].map((command) => [command.type, command]),
)

export const FILED: Closure = {
  code: 'str-filed',
  rationale: LONG,
  statement: null,
  by: 'mina',
  at: 1,
  approvedBy: null,
  restricted: true,
}

export const ASLEEP: Snooze = { until: AT.at + 86_400_000, reason: LONG, by: 'anna', at: AT.at - 1 }

export function alertOf(change: Partial<Alert> = {}): Alert {
  return {
    id: 'a-1',
    state: 'in-review',
    severity: 3,
    sanctions: false,
    assignee: 'anna',
    snooze: null,
    proposal: null,
    closure: null,
    pastClosures: [],
    ...change,
  }
}

/** The alert after the command. @throws if the command is refused */
export function must(alert: Alert, command: Command, actor: Actor): Alert {
  const result = transition(alert, command, actor, AT)
  if (!result.ok) throw new Error(`${command.type}: ${result.code}`)
  return result.next
}

/** The fault with which the command is refused, `ok` if it is not. */
export function faultOf(alert: Alert, command: Command, actor: Actor, context: CommandContext = AT): string {
  const result = transition(alert, command, actor, context)
  return result.ok ? 'ok' : result.code
}
