import { createStore } from 'zustand/vanilla'
import type { InvestigationStep } from '#core/contract/investigation-steps.ts'
import type { GraphAnswer } from '../picture.ts'

type Unsigned<S> = S extends InvestigationStep ? Omit<S, 'id' | 'at' | 'by'> : never
/** A step before it is taken: its name, its time and its author are the record's business. */
export type StepDraft = Unsigned<InvestigationStep>

export interface RecordState {
  /** What was done, in order. The picture follows from it. */
  readonly steps: readonly InvestigationStep[]
  /** What was taken back; the last of them comes back first. */
  readonly undone: readonly InvestigationStep[]
  /** What the desk answered to the steps that asked it something, by the id of the step. */
  readonly answers: ReadonlyMap<string, readonly GraphAnswer[]>
  /** While a replay runs: how many steps of the record are shown. Null: all, and the picture can be worked on. */
  readonly replay: number | null
}

export interface RecordOptions {
  /** Id of the person who works. */
  readonly by: string
  /** Epoch ms. */
  readonly now: () => number
  /** Text that no other step has. */
  readonly newId: () => string
}

export interface Recorded {
  readonly steps: readonly InvestigationStep[]
  readonly answers: ReadonlyMap<string, readonly GraphAnswer[]>
}

export type InvestigationRecord = ReturnType<typeof createRecord>

/** The record of one investigation for as long as its page stands: grows by steps, shrinks and regrows by undo and redo. */
export function createRecord({ by, now, newId }: RecordOptions, begun?: Recorded) {
  const store = createStore<RecordState>()(() => ({
    steps: begun?.steps ?? [],
    undone: [],
    answers: begun?.answers ?? new Map(),
    replay: null,
  }))
  const { getState, setState } = store

  const sign = (draft: StepDraft, after: InvestigationStep | undefined): InvestigationStep => {
    const at = new Date(now()).toISOString()
    // A clock that was set back does not turn the order of the record.
    return { ...draft, id: newId(), by, at: after && after.at > at ? after.at : at }
  }

  return {
    store,
    /** Takes a step. What had been taken back cannot come back after it. */
    take: (draft: StepDraft, answer?: readonly GraphAnswer[]): InvestigationStep => {
      const { steps, answers } = getState()
      const step = sign(draft, steps.at(-1))
      setState({
        steps: [...steps, step],
        undone: [],
        replay: null,
        ...(answer === undefined ? {} : { answers: new Map([...answers, [step.id, answer]]) }),
      })
      return step
    },
    undo: (): InvestigationStep | null => {
      const { steps, undone } = getState()
      const last = steps.at(-1)
      if (last === undefined) return null
      setState({ steps: steps.slice(0, -1), undone: [...undone, last], replay: null })
      return last
    },
    redo: (): InvestigationStep | null => {
      const { steps, undone } = getState()
      const next = undone.at(-1)
      if (next === undefined) return null
      setState({ steps: [...steps, next], undone: undone.slice(0, -1), replay: null })
      return next
    },
    /** Shows the record as it stood after `count` steps; null ends the replay. */
    replayTo: (count: number | null): void => {
      const { steps } = getState()
      setState({ replay: count === null ? null : Math.max(0, Math.min(steps.length, count)) })
    },
  }
}

/** The steps that are shown: all, or in a replay the first of them. */
export function shownSteps({ steps, replay }: Pick<RecordState, 'steps' | 'replay'>) {
  return replay === null ? steps : steps.slice(0, replay)
}
