import { type Alert, type Command, FINAL_STATES } from '#core/workflow/alert.ts'
import { waitingAfter } from '#core/workflow/waiting.ts'
import type { StoredClosure } from '../store/alert-closure.ts'
import type { AlertRow } from '../store/alert-detail.ts'
import { waitingOf } from '../store/alert-times.ts'

/** Giving work to somebody or putting it aside is no look at it: these leave the first-touch clock running. */
const NO_TOUCH: ReadonlySet<Command['type']> = new Set(['assign', 'unassign', 'snooze', 'wake'])

/** What the row of an alert holds after a command that the lifecycle carried out at `at` (epoch ms). */
export function columnsAfter(
  row: Pick<
    AlertRow,
    | 'closure'
    | 'closedAt'
    | 'escalatedAt'
    | 'escalatedById'
    | 'firstTouchAt'
    | 'version'
    | 'waitingMs'
    | 'waitingSince'
  >,
  command: Command,
  next: Alert,
  at: number,
  actorId: string,
) {
  const closed = FINAL_STATES.has(next.state)
  const stored = row.closure as StoredClosure | null
  const approved = command.type === 'approve-close' ? at : (stored?.approvedAt ?? null)
  const closure: StoredClosure = {
    proposal: next.proposal,
    closure: next.closure,
    past: next.pastClosures,
    approvedAt: next.closure === null ? null : approved,
  }
  const now = new Date(at)
  const waiting = waitingAfter(waitingOf(row), next.state, at)
  return {
    status: next.state,
    open: !closed,
    assigneeId: next.assignee,
    closure,
    closedAt: closed ? (row.closedAt ?? now) : null,
    escalatedAt: row.escalatedAt ?? (next.state === 'escalated' ? now : null),
    escalatedById: command.type === 'escalate' ? actorId : row.escalatedById,
    firstTouchAt: row.firstTouchAt ?? (NO_TOUCH.has(command.type) ? null : now),
    snoozedUntil: next.snooze === null ? null : new Date(next.snooze.until),
    snooze: next.snooze,
    waitingMs: waiting.total,
    waitingSince: waiting.since === null ? null : new Date(waiting.since),
    updatedAt: now,
    version: row.version + 1,
  }
}
