import type { QueryClient } from '@tanstack/react-query'
import type { InvestigationStep, StepOf } from '#core/contract/investigation-steps.ts'
import {
  aroundQuery,
  betweenQuery,
  type GraphFacts,
  graphTransactionsQuery,
  pathsQuery,
} from '#src/data/graph.ts'
import { type GraphAnswer, MOST } from '../picture.ts'
import { answerOfPaths, answersOfBetween, answerOfTransactions, seen, type viewOf } from './answers.ts'
import { isOfAlerts, picturesOfStart } from './start-step.ts'

type View = ReturnType<typeof viewOf>
type Asking = StepOf<'expand'> | StepOf<'more'>

/** Transfers that one question about transactions may name. */
const AT_ONCE = 48

export interface AskedFrom {
  readonly answers: readonly GraphAnswer[]
  /** What the first of the answers rests on; null where nothing was asked. */
  readonly facts: ReturnType<typeof seen> | null
}

/**
 * Asks everything that the steps asked once more from another point of view in time, in their order: so a picture
 * shows what was held and known then. What "N more" went on with is asked with the expansion that it belongs to,
 * since its place in a ranking of another time would mean something else. @throws ApiProblem
 */
export async function askFrom(
  client: QueryClient,
  steps: readonly InvestigationStep[],
  view: View,
  isPast: boolean,
): Promise<AskedFrom> {
  const answers: GraphAnswer[] = []
  const facts: GraphFacts[] = []
  const add = (answer: GraphAnswer, of: GraphFacts | null): void => {
    answers.push(answer)
    if (of !== null) facts.push(of)
  }
  const limits = limitsOf(steps)
  const asked = new Set<string>()
  for (const step of steps) {
    if (step.kind === 'start') {
      for (const account of step.accounts) {
        const found = await client.fetchQuery(aroundQuery({ account, limit: 0, ...view }))
        add(found, found.facts)
      }
      for (const found of await startOf(client, step, view, isPast)) add(found.answer, found.facts)
    } else if ((step.kind === 'expand' || step.kind === 'more') && !asked.has(questionOf(step))) {
      asked.add(questionOf(step))
      const { account, direction, asset, rank } = step
      const limit = limits.get(questionOf(step)) ?? step.limit
      const found = await client.fetchQuery(
        aroundQuery({ account, direction, rank, limit, ...(asset === null ? {} : { asset }), ...view }),
      )
      add(found, found.facts)
    } else if (step.kind === 'between') {
      const found = await client.fetchQuery(betweenQuery({ ...betweenOf(step), ...view }))
      for (const answer of answersOfBetween(found, step.accounts)) add(answer, found.facts)
    } else if (step.kind === 'paths') {
      const found = await client.fetchQuery(pathsQuery({ ...pathsOf(step), ...view }))
      add(answerOfPaths(found), found.facts)
    }
  }
  return { answers, facts: facts[0] === undefined ? null : seen(facts[0]) }
}

/** The question of a search for paths, as the API takes it. */
export function pathsOf({
  from,
  to,
  asset,
  worth,
  count,
  floor,
}: Pick<StepOf<'paths'>, 'from' | 'to' | 'asset' | 'worth' | 'count' | 'floor'>) {
  return { from: [...from], to: [...to], worth, count, floor, ...(asset === null ? {} : { asset }) }
}

/** The question of a step about what lies between two sides, as the API takes it. */
export function betweenOf({
  accounts,
  others,
  asset,
  limit,
}: Pick<StepOf<'between'>, 'accounts' | 'others' | 'asset' | 'limit'>) {
  return { accounts: [...accounts], others: [...others], limit, ...(asset === null ? {} : { asset }) }
}

/** A start from transactions, or from alerts: of the past only their paths are asked for, so far as they were walked then. */
async function startOf(client: QueryClient, step: StepOf<'start'>, view: View, isPast: boolean) {
  const { transactions, path } = step
  const ofAlerts = isOfAlerts(step)
  if (ofAlerts && !isPast) {
    return (await picturesOfStart(client, step)).map((answer) => ({ answer, facts: null }))
  }
  const questions = [
    ...(transactions.length > 0 ? [{ transaction: [...transactions] }] : []),
    ...(!ofAlerts ? [] : chunks(path).map((transfer) => ({ transfer }))),
  ]
  const found = []
  for (const question of questions) {
    const each = await client.fetchQuery(graphTransactionsQuery({ ...question, ...view }))
    const answer = answerOfTransactions(each)
    const edges = !ofAlerts ? answer.edges : answer.edges.map((edge) => ({ ...edge, onPath: true }))
    found.push({ answer: { ...answer, edges }, facts: each.facts })
  }
  return found
}

function questionOf({ account, direction, asset, rank }: Asking): string {
  return JSON.stringify([account, direction, asset, rank])
}

function limitsOf(steps: readonly InvestigationStep[]): ReadonlyMap<string, number> {
  const limits = new Map<string, number>()
  for (const step of steps) {
    if (step.kind !== 'expand' && step.kind !== 'more') continue
    const key = questionOf(step)
    limits.set(key, Math.min(MOST, (limits.get(key) ?? 0) + step.limit))
  }
  return limits
}

function chunks(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
    ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  )
}
