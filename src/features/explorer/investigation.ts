import { createStore } from 'zustand/vanilla'
import type { Graph } from '#src/data/addresses.ts'
import type { FlowDirection } from '#src/ui/flow/model.ts'
import { FIRST_LIMIT, MAX_LIMIT, MORE, type Answered, type Step } from './picture.ts'

/** What was asked so far, in order. The picture follows from it, so taking the last step back is exact. */
export interface InvestigationState {
  readonly answered: readonly [Answered, ...Answered[]]
  /** Accounts that are being expanded now. */
  readonly pending: readonly string[]
  readonly error: unknown
}

export type Investigation = ReturnType<typeof createInvestigation>

/** The session of one picture: starts at an answer, grows by expansions, shrinks by undo. */
export function createInvestigation(first: Graph, ask: (step: Step) => Promise<Graph>) {
  const start: Answered = {
    step: { account: first.subject, direction: 'both', limit: FIRST_LIMIT },
    answer: first,
  }
  const store = createStore<InvestigationState>()(() => ({ answered: [start], pending: [], error: null }))
  const { getState, setState } = store

  const run = async (step: Step): Promise<void> => {
    if (getState().pending.includes(step.account)) return
    setState(({ pending }) => ({ pending: [...pending, step.account], error: null }))
    try {
      const answer = await ask(step)
      setState(({ answered }) => ({ answered: [...answered, { step, answer }] }))
    } catch (error) {
      setState({ error })
    } finally {
      setState(({ pending }) => ({ pending: pending.filter((account) => account !== step.account) }))
    }
  }
  const asked = (account: string, direction: FlowDirection): number =>
    getState()
      .answered.filter(({ step }) => step.account === account)
      .filter(({ step }) => step.direction === 'both' || step.direction === direction)
      .reduce((most, { step }) => Math.max(most, step.limit), 0)

  return {
    store,
    /** Neighbours of an account in one direction. Nothing where they were asked for already. */
    expand: async (account: string, direction: FlowDirection): Promise<void> => {
      if (asked(account, direction) === 0) await run({ account, direction, limit: FIRST_LIMIT })
    },
    /** The next counterparties of an account that has been expanded. */
    more: async (account: string, direction: FlowDirection): Promise<void> => {
      const limit = Math.min(MAX_LIMIT, asked(account, direction) + MORE)
      if (limit > asked(account, direction)) await run({ account, direction, limit })
    },
    asked,
    undo: (): void =>
      setState(({ answered: [root, ...steps] }) => ({
        answered: [root, ...steps.slice(0, -1)],
        error: null,
      })),
    dismissError: (): void => setState({ error: null }),
  }
}
