import { createStore } from 'zustand/vanilla'
import { MOST_BETWEEN, MOST_FLOWS_BETWEEN } from '#core/contract/graph-budgets.ts'
import type { FactsSeen, StepOf } from '#core/contract/investigation-steps.ts'
import type { z } from 'zod'
import type { Graph } from '#src/data/addresses.ts'
import type { FlowDirection } from '#src/ui/flow/model.ts'
import { FIRST_LIMIT, type GraphAnswer, HUB, MORE } from '../picture.ts'
import { type Assembled, assemble } from './assemble.ts'
import { createExpansionQueue } from './expansion-queue.ts'
import { type InvestigationRecord, type RecordState, type StepDraft, shownSteps } from './record.ts'
import { createReplay } from './replay.ts'

/** One question to the ledger about the counterparties of an account. */
export interface Question {
  readonly account: string
  readonly direction: FlowDirection | 'both'
  readonly limit: number
  readonly rank: 'value' | 'time'
  readonly asset: string | null
  /** Where an answer before left off; null: from the largest, or the latest. */
  readonly cursor: string | null
}

export interface Answer {
  readonly graph: GraphAnswer
  readonly facts: z.output<typeof FactsSeen> | null
}

/** One question about everything that passed between some accounts and some others. */
export type BetweenQuestion = Pick<StepOf<'between'>, 'accounts' | 'others' | 'asset' | 'limit'>

export interface BetweenAnswer extends Pick<Answer, 'facts'> {
  readonly graphs: readonly GraphAnswer[]
  /** Flows there are, whatever was drawn. */
  readonly total: number
}

type Job = {
  /** Whom it is about: their cards and rows say that they are waited for. */
  readonly about: readonly string[]
} & (
  | {
      readonly kind: 'around'
      readonly question: Question
      /** The reader has seen how many there are and wants them all the same. */
      readonly confirmed: boolean
    }
  | { readonly kind: 'between'; readonly question: BetweenQuestion }
)

/** An account with so many counterparties that drawing them is a decision. */
export interface HubQuestion {
  readonly question: Question
  readonly name: string
  readonly around: Graph['surroundings']
}

export interface WorkspaceOptions {
  readonly record: InvestigationRecord
  readonly ask: (question: Question, signal: AbortSignal) => Promise<Answer>
  readonly askBetween: (question: BetweenQuestion, signal: AbortSignal) => Promise<BetweenAnswer>
  /** Told where a budget left flows out that were asked for. */
  readonly onCut: (drawn: number, total: number) => void
  /** Only transfers of this asset are asked for; null: all. */
  readonly asset: string | null
}

export type Workspace = ReturnType<typeof createWorkspace>

/** What can be done to one investigation, each doing exactly one step of its record. */
export function createWorkspace({ record, ask, askBetween, onCut, asset }: WorkspaceOptions) {
  const hub = createStore<{ readonly asking: HubQuestion | null }>()(() => ({ asking: null }))
  const replay = createReplay()
  let last: { readonly of: RecordState; readonly picture: Assembled } | null = null
  /** Put together once for a record as it stands, whoever asks. */
  const picture = (): Assembled => {
    const state = record.store.getState()
    if (last?.of !== state) last = { of: state, picture: assemble(shownSteps(state), state.answers, replay) }
    return last.picture
  }

  const runAround = async (question: Question, confirmed: boolean, signal: AbortSignal) => {
    const { account } = question
    const answer = await ask(question, signal)
    signal.throwIfAborted()
    const crowded = answer.graph.surroundings.filter(
      (around) => around.account === account && around.counterparties > HUB,
    )
    if (!confirmed && crowded.length > 0) {
      const node = answer.graph.nodes.find((item) => item.account.key === account)
      const name = node?.customer?.name ?? node?.actor ?? node?.account.address ?? account
      hub.setState({ asking: { question, name, around: crowded } })
      return
    }
    const drew = answer.graph.nodes.map((node) => node.account.key).filter((key) => key !== account)
    const { cursor, ...asked } = question
    const step = { ...asked, drew, facts: answer.facts }
    record.take(cursor === null ? { kind: 'expand', ...step } : { kind: 'more', ...step, cursor }, [
      answer.graph,
    ])
  }

  const runBetween = async (question: BetweenQuestion, signal: AbortSignal) => {
    const { graphs, total, facts } = await askBetween(question, signal)
    signal.throwIfAborted()
    const drew = new Set(graphs.flatMap(({ nodes }) => nodes.map((node) => node.account.key)))
    for (const account of question.accounts) drew.delete(account)
    record.take({ kind: 'between', ...question, drew: [...drew], facts }, graphs)
    const drawn = new Set(graphs.flatMap(({ edges }) => edges.map((edge) => edge.id))).size
    if (drawn < total) onCut(drawn, total)
  }

  const queue = createExpansionQueue<Job>({
    keyOf: ({ kind, question }) => JSON.stringify([kind, question]),
    run: (job, signal) =>
      job.kind === 'around'
        ? runAround(job.question, job.confirmed, signal)
        : runBetween(job.question, signal),
  })

  const add = (question: Question, confirmed = false) =>
    queue.add({ kind: 'around', about: [question.account], question, confirmed })

  return {
    record,
    queue,
    hub,
    picture,
    /** Neighbours of an account. Nothing where they were asked for already: what is there is not fetched again. */
    expand: (account: string, direction: FlowDirection | 'both'): void => {
      const { isAsked } = picture()
      const sides = (direction === 'both' ? (['in', 'out'] as const) : [direction]).filter(
        (side) => !isAsked(account, side),
      )
      if (sides.length === 0) return
      const wanted = sides.length === 2 ? 'both' : sides[0]!
      add({ account, direction: wanted, limit: FIRST_LIMIT, rank: 'value', asset, cursor: null })
    },
    /** The next counterparties of an account that has been expanded; the first where it has not been. */
    more: (account: string, direction: FlowDirection, limit: number = MORE): void => {
      const { isAsked, cursorOf } = picture()
      const first = !isAsked(account, direction)
      const cursor = cursorOf(account, direction)
      if (!first && cursor === null) return
      const rank = record.store
        .getState()
        .steps.findLast(
          (step) =>
            step.kind === 'expand' && step.account === account && step.direction !== opposite(direction),
        )
      add(
        {
          account,
          direction,
          limit: first ? FIRST_LIMIT : limit,
          // A cursor goes on in the order in which it was made.
          rank: rank?.kind === 'expand' ? rank.rank : 'value',
          asset: rank?.kind === 'expand' ? rank.asset : asset,
          cursor,
        },
        !first,
      )
    },
    /** Everything that passed between the accounts and others, such as counterparties that they share. */
    between: (accounts: readonly string[], others: readonly string[]): void => {
      const question = {
        accounts: accounts.slice(0, MOST_BETWEEN.accounts),
        others: others.slice(0, MOST_BETWEEN.others),
        asset: null,
        limit: MOST_FLOWS_BETWEEN,
      }
      queue.add({ kind: 'between', about: question.accounts, question })
    },
    /** The reader's answer to a hub: how many, and the largest or the latest. */
    confirmHub: (choice: Pick<Question, 'limit' | 'rank'>): void => {
      const { asking } = hub.getState()
      hub.setState({ asking: null })
      if (asking) add({ ...asking.question, ...choice }, true)
    },
    leaveHub: (): void => hub.setState({ asking: null }),
    /** Any step that asks the desk nothing. */
    do: (draft: StepDraft): void => void record.take(draft),
    undo: (): void => void record.undo(),
    redo: (): void => void record.redo(),
  }
}

function opposite(direction: FlowDirection): FlowDirection {
  return direction === 'in' ? 'out' : 'in'
}
