import type { AlertState, CommandType } from './alert.ts'
import type { Permission } from './roles.ts'

/** Text that must be given: with the least weight it must have (see `textWeight`), or in an exact format. */
export interface RequiredText {
  readonly field: string
  readonly min: number
  readonly format?: RegExp
}

/**
 * Beyond the permission:
 * - `any`          nothing more
 * - `assignee`     the person the alert is assigned to
 * - `lead`         the assignee, or whoever may assign
 * - `claim`        whoever may assign; others only for themselves and only what nobody has
 * - `second`       not the person who proposed
 */
export type WhoRule = 'any' | 'assignee' | 'lead' | 'claim' | 'second'

export interface TransitionRow {
  readonly command: CommandType
  readonly from: readonly AlertState[]
  /** `same` keeps the state. */
  readonly to: AlertState | 'same'
  readonly permission: Permission
  readonly who: WhoRule
  readonly required: readonly RequiredText[]
  /** Which of two rows of a command applies, by whether the closure takes two people. */
  readonly closing?: 'alone' | 'with-approval'
}

const OPEN: readonly AlertState[] = [
  'new',
  'assigned',
  'in-review',
  'awaiting-info',
  'proposed-close',
  'reopened',
]
const MLRO_STATES: readonly AlertState[] = [
  'escalated',
  'mlro-review',
  'no-file',
  'str-draft',
  'str-filed',
  'post-str-review',
  'closed-str',
]

/** Work that may wait. What waits for a second person or for the MLRO may not be put aside by anybody. */
const CAN_SLEEP: readonly AlertState[] = ['new', 'assigned', 'in-review', 'awaiting-info', 'reopened']

function row(
  command: CommandType,
  from: readonly AlertState[],
  to: TransitionRow['to'],
  permission: Permission,
  who: WhoRule = 'any',
  required: readonly RequiredText[] = [],
): TransitionRow {
  return { command, from, to, permission, who, required }
}

const text = (field: string, min = 1): RequiredText => ({ field, min })

/**
 * Every transition there is: what is not in this table cannot happen.
 *
 * Escalation is open to whoever may act on cases, from any open state and from `closed` as well: were a closed
 * alert to be reopened first, a supervisor could stand between a suspicion and the MLRO, which SFC 7.14 forbids.
 * Nothing but `restricted.decide` leads out of the restricted states.
 */
export const TRANSITIONS: readonly TransitionRow[] = [
  row('assign', ['new', 'assigned', 'in-review', 'reopened'], 'assigned', 'alert.work', 'claim'),
  row('assign', ['awaiting-info'], 'awaiting-info', 'alert.work', 'claim'),
  row('unassign', ['assigned', 'in-review'], 'new', 'alert.work', 'lead'),
  row('start-review', ['assigned'], 'in-review', 'alert.work', 'assignee'),
  row('request-info', ['in-review'], 'awaiting-info', 'alert.work', 'assignee', [
    text('template'),
    text('text', 20),
  ]),
  row('resume', ['awaiting-info'], 'in-review', 'alert.work', 'lead', [text('outcome')]),
  { ...row('propose-close', ['in-review'], 'closed', 'alert.work', 'assignee'), closing: 'alone' },
  {
    ...row('propose-close', ['in-review'], 'proposed-close', 'alert.work', 'assignee'),
    closing: 'with-approval',
  },
  row('approve-close', ['proposed-close'], 'closed', 'alert.approve', 'second'),
  row('return-for-review', ['proposed-close'], 'in-review', 'alert.approve', 'any', [text('reason', 10)]),
  row('escalate', [...OPEN, 'closed'], 'escalated', 'alert.escalate', 'any', [text('grounds', 20)]),
  row('acknowledge', ['escalated'], 'mlro-review', 'restricted.decide'),
  row('decide-no-file', ['mlro-review'], 'no-file', 'restricted.decide', 'any', [text('deliberation', 80)]),
  row('draft-str', ['mlro-review'], 'str-draft', 'restricted.decide', 'any', [text('reason', 20)]),
  row('abandon-str-draft', ['str-draft'], 'mlro-review', 'restricted.decide', 'any', [text('reason', 20)]),
  row('file-str', ['str-draft'], 'str-filed', 'restricted.decide', 'any', [
    { field: 'filedOn', min: 10, format: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/ },
    text('submitter'),
    text('reference'),
    { field: 'fileHash', min: 64, format: /^[0-9a-f]{64}$/ },
  ]),
  row('record-consent', ['str-filed', 'post-str-review'], 'same', 'restricted.decide', 'any', [
    text('reference'),
  ]),
  row('begin-post-str-review', ['str-filed'], 'post-str-review', 'restricted.decide'),
  row('close-str', ['post-str-review'], 'closed-str', 'restricted.decide', 'any', [
    text('relationship', 20),
    text('mitigations', 20),
  ]),
  row('snooze', CAN_SLEEP, 'same', 'alert.work', 'lead', [text('reason', 10)]),
  row('wake', CAN_SLEEP, 'same', 'alert.work', 'lead'),
  row('reopen', ['closed'], 'reopened', 'alert.reopen', 'any', [text('reason', 10)]),
  row('reopen', ['no-file', 'closed-str'], 'reopened', 'restricted.decide', 'any', [text('reason', 10)]),
  row('add-note', [...OPEN, 'closed'], 'same', 'note.add', 'any', [text('text')]),
  row('add-note', MLRO_STATES, 'same', 'restricted.decide', 'any', [text('text')]),
]
