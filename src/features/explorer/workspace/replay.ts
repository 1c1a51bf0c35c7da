import type { InvestigationStep } from '#core/contract/investigation-steps.ts'
import { applyStep } from '#core/investigation/apply.ts'
import { EMPTY, type InvestigationState } from '#core/investigation/state.ts'

type Steps = readonly InvestigationStep[]

/**
 * The same as `stateAfter`, going on from the state it gave last where steps were only added since: a record of some
 * hundred steps need not be taken again from its first one for every next one.
 */
export function createReplay(): (steps: Steps) => InvestigationState {
  let last: { readonly steps: Steps; readonly state: InvestigationState } = { steps: [], state: EMPTY }
  return (steps) => {
    const isGrown = last.steps.length <= steps.length && last.steps.every((step, at) => step === steps[at])
    const state = isGrown
      ? steps.slice(last.steps.length).reduce(applyStep, last.state)
      : steps.reduce(applyStep, EMPTY)
    last = { steps, state }
    return state
  }
}
