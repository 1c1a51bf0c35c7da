import type { Severity } from '#core/risk/categories.ts'
import type { ClosureStatement } from './closure-codes.ts'
import type { Mentioned } from './mentions.ts'
import type { ActorRole, Role } from './roles.ts'

export type AlertState =
  | 'new'
  | 'assigned'
  | 'in-review'
  | 'awaiting-info'
  | 'proposed-close'
  | 'closed'
  | 'escalated'
  | 'mlro-review'
  | 'no-file'
  | 'str-draft'
  | 'str-filed'
  | 'post-str-review'
  | 'closed-str'
  | 'reopened'

/** States of the restricted compartment: that they exist is not told outside it, and only the MLRO leaves them. */
export const RESTRICTED_STATES: ReadonlySet<AlertState> = new Set<AlertState>([
  'escalated',
  'mlro-review',
  'no-file',
  'str-draft',
  'str-filed',
  'post-str-review',
  'closed-str',
])

/** States in which nobody has to do anything any more. */
export const FINAL_STATES: ReadonlySet<AlertState> = new Set<AlertState>(['closed', 'no-file', 'closed-str'])

/** A closure that was proposed by one person, and by whom it was approved if that was needed. */
export interface Closure {
  readonly code: string
  readonly rationale: string
  /** Null for decisions of the MLRO, which have their own fields in the event. */
  readonly statement: ClosureStatement | null
  readonly by: string
  readonly at: number
  readonly approvedBy: string | null
  /** A decision on an internal report: not for eyes outside the compartment, also after the alert was reopened. */
  readonly restricted: boolean
}

/** Put aside on purpose until `until` (epoch ms): out of the everyday queue, still open, its clocks still running. */
export interface Snooze {
  readonly until: number
  readonly reason: string
  readonly by: string
  readonly at: number
}

/** What the lifecycle knows of an alert. Times are epoch milliseconds. */
export interface Alert {
  readonly id: string
  readonly state: AlertState
  readonly severity: Severity
  /** True if any hit is in a sanctions category: it then always takes two people to close. */
  readonly sanctions: boolean
  readonly assignee: string | null
  /** Null while awake. One whose time has come no longer counts, see `isAsleep`. */
  readonly snooze: Snooze | null
  /** Waiting for approval; only in `proposed-close`. */
  readonly proposal: Closure | null
  /** Only in the final states. */
  readonly closure: Closure | null
  /** Closures that were undone, oldest first. Nothing is forgotten. */
  readonly pastClosures: readonly Closure[]
}

export interface Actor {
  readonly id: string
  readonly role: ActorRole
}

/** The rule by which the desk itself gave an alert to somebody. */
export type AssignmentRuleRef = { readonly id: string; readonly name: string; readonly version: number }

export type Command =
  | {
      readonly type: 'assign'
      readonly assignee: { readonly id: string; readonly role: Role }
      readonly rule?: AssignmentRuleRef
    }
  | { readonly type: 'unassign' }
  | { readonly type: 'start-review' }
  | { readonly type: 'request-info'; readonly template: string; readonly text: string }
  | { readonly type: 'resume'; readonly outcome: string }
  | ({ readonly type: 'propose-close' } & ClosureStatement)
  | { readonly type: 'approve-close'; readonly comment: string }
  | { readonly type: 'return-for-review'; readonly reason: string }
  | { readonly type: 'escalate'; readonly grounds: string }
  | { readonly type: 'acknowledge' }
  | { readonly type: 'decide-no-file'; readonly deliberation: string }
  | { readonly type: 'draft-str'; readonly reason: string }
  | { readonly type: 'abandon-str-draft'; readonly reason: string }
  | {
      readonly type: 'file-str'
      readonly filedOn: string
      readonly submitter: string
      readonly reference: string
      readonly fileHash: string
    }
  | {
      readonly type: 'record-consent'
      readonly outcome: 'pending' | 'given' | 'refused'
      readonly reference: string
    }
  | { readonly type: 'begin-post-str-review' }
  | {
      readonly type: 'close-str'
      readonly code: 'str-filed' | 'str-supplement' | 'exit'
      readonly relationship: string
      readonly mitigations: string
    }
  | { readonly type: 'reopen'; readonly reason: string }
  | { readonly type: 'snooze'; readonly until: number; readonly reason: string }
  | { readonly type: 'wake' }
  | { readonly type: 'add-note'; readonly text: string; readonly mentions?: readonly Mentioned[] }

export type CommandType = Command['type']

/** The desk's clock, and whether the command comes for many alerts at once. */
export interface CommandContext {
  readonly at: number
  readonly bulk: boolean
}

/** Goes into the audit trail. `restricted` events are shown, notified and exported only inside the compartment. */
export interface AlertEvent {
  readonly type: string
  readonly alertId: string
  readonly at: number
  readonly actor: Actor
  readonly from: AlertState
  readonly to: AlertState
  readonly restricted: boolean
  readonly data: Readonly<Record<string, unknown>>
}

export type TransitionFault = 'forbidden' | 'invalid-state' | 'missing-field' | 'four-eyes'

export type TransitionResult =
  | { readonly ok: true; readonly next: Alert; readonly events: readonly AlertEvent[] }
  | {
      readonly ok: false
      readonly code: TransitionFault
      readonly field?: string
      readonly messageKey: string
    }
