import type { InvestigationStep } from '#core/contract/investigation-steps.ts'
import { applyStep } from './apply.ts'
import { EMPTY, type InvestigationState } from './state.ts'

/** The picture after the first `count` steps; after all of them where left out. O(steps). */
export function stateAfter(
  steps: readonly InvestigationStep[],
  count: number = steps.length,
): InvestigationState {
  return steps.slice(0, Math.max(0, count)).reduce(applyStep, EMPTY)
}

/** The picture as it stood at an instant (ISO-8601 with milliseconds, UTC): steps at that instant count. */
export function stateAt(steps: readonly InvestigationStep[], at: string): InvestigationState {
  return stateAfter(steps, stepsUntil(steps, at))
}

/** How many steps had been taken at an instant. Steps are in the order in which they were taken. */
export function stepsUntil(steps: readonly InvestigationStep[], at: string): number {
  const later = steps.findIndex((step) => step.at > at)
  return later < 0 ? steps.length : later
}

/** The record without its last step: undoing is taking back, and the picture follows. */
export function undone<S extends InvestigationStep>(steps: readonly S[]): readonly S[] {
  return steps.slice(0, -1)
}

/**
 * What is drawn of the picture: its accounts, less what is hidden and less what is inside a fold. A fold stands for
 * its members under its own id; one whose members are all hidden or gone is not drawn.
 */
export function drawn(state: InvestigationState): {
  readonly accounts: readonly string[]
  readonly folds: readonly string[]
} {
  const inside = new Set<string>()
  const folds: string[] = []
  for (const [id, { members }] of state.folds) {
    const held = members.filter(
      (key) => state.accounts.has(key) && !state.hidden.has(key) && !inside.has(key),
    )
    if (held.length === 0) continue
    for (const key of held) inside.add(key)
    if (!state.hidden.has(id)) folds.push(id)
  }
  return {
    accounts: [...state.accounts].filter((key) => !state.hidden.has(key) && !inside.has(key)),
    folds,
  }
}
