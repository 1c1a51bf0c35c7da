import type { Alert } from './alerts.ts'

export interface SlaClock {
  readonly kind: 'first-touch' | 'decision'
  /** ISO-8601. */
  readonly due: string
  readonly isOverdue: boolean
}

/** States in which nobody has looked yet: giving work to somebody is no look at it. */
const UNTOUCHED: ReadonlySet<string> = new Set(['new', 'assigned'])

/**
 * The clock that matters now: the one that ran out, else the one that runs out next. Null where the alert is
 * closed or has no clock. Whether it ran out is the server's word (`overdue`), not this page's clock.
 */
export function slaClock({ sla, status, open }: Pick<Alert, 'sla' | 'status' | 'open'>): SlaClock | null {
  if (!open) return null
  const { firstTouchDue, dispositionDue, overdue } = sla
  if (firstTouchDue !== null && UNTOUCHED.has(status)) {
    return { kind: 'first-touch', due: firstTouchDue, isOverdue: overdue }
  }
  return dispositionDue === null ? null : { kind: 'decision', due: dispositionDue, isOverdue: overdue }
}
