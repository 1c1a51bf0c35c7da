import { expect } from 'vitest'
import { type AlertState, RESTRICTED_STATES } from '#core/workflow/alert.ts'
import { TRANSITIONS } from '#core/workflow/transitions.ts'
import type { StoredClosure } from '../store/alert-closure.ts'
import type { AlertRow } from '../store/alert-detail.ts'

type Standing = Pick<AlertRow, 'status' | 'severity' | 'sanctions' | 'closure'>

/** Whether the table has a row for the command from this state, and to that one where it is given. */
export const isListed = (from: string, type: string, to?: string): boolean =>
  TRANSITIONS.some(
    (row) =>
      row.command === type &&
      row.from.includes(from as AlertState) &&
      (to === undefined || to === (row.to === 'same' ? from : row.to)),
  )

/** Nobody but the MLRO leads an alert out of the restricted compartment. */
export function checkLeaving(before: Standing, after: Standing, who: string): void {
  const wasInside = RESTRICTED_STATES.has(before.status as AlertState)
  if (wasInside && after.status !== before.status) expect(who).toBe('mia')
}

/** What takes two people was closed by two. */
export function checkClosure(after: Standing): void {
  const { closure } = (after.closure as StoredClosure | null) ?? { closure: null }
  if (after.status !== 'closed' || !(after.severity >= 4 || after.sanctions)) return
  expect(closure?.approvedBy ?? null).not.toBeNull()
  expect(closure?.approvedBy).not.toBe(closure?.by)
}
