import type { QueryClient } from '@tanstack/react-query'
import type { InvestigationFileFacts } from '#core/contract/investigation-document.ts'
import type { InvestigationStep } from '#core/contract/investigation-steps.ts'
import { alertGraphQuery } from '#src/data/alerts.ts'
import { aroundQuery, betweenQuery, graphTransactionsQuery, pathsQuery } from '#src/data/graph.ts'
import { type Investigation, investigationFileQuery, investigationQuery } from '#src/data/investigations.ts'
import { FIRST_LIMIT, type GraphAnswer } from '../picture.ts'
import type { Recorded, StepDraft } from '../workspace/record.ts'
import {
  answerOfPaths,
  answersOfBetween,
  answerOfTransactions,
  isOfThePast,
  sameView,
  seen,
  viewOf,
} from './answers.ts'
import { askFrom, betweenOf, pathsOf } from './ask-from.ts'
import { beginWithCase, type CaseDrawn } from './begin-case.ts'
import type { Origin } from './origin.ts'
import { isGone, isOfAlerts, picturesOfStart, START } from './start-step.ts'

/** What a page needs to begin working: steps to take, or a record that was saved. */
export type Opened =
  | {
      readonly kind: 'new'
      readonly begin: readonly Begun[]
      /** What of a case was drawn, where it begins with one. */
      readonly ofCase?: CaseDrawn
    }
  | {
      readonly kind: 'saved'
      readonly saved: Investigation
      readonly record: Recorded
      /** What its file brought, where it was read from one. */
      readonly file: InvestigationFileFacts | null
      /** Transfers have come in since the steps were taken: the picture may hold more than it did. */
      readonly isNewer: boolean
    }

export interface Begun {
  readonly draft: StepDraft
  readonly answers: readonly GraphAnswer[]
}

/** Asks the desk what an investigation begins with. @throws ApiProblem */
export async function open(client: QueryClient, origin: Origin): Promise<Opened> {
  switch (origin.kind) {
    case 'accounts':
      return { kind: 'new', begin: await beginWithAccounts(client, origin.accounts, origin.asset) }
    case 'transactions':
      return { kind: 'new', begin: await beginWithTransactions(client, origin.transactions) }
    case 'alert':
      return { kind: 'new', begin: await beginWithAlert(client, origin.alertId) }
    case 'case': {
      const { begun, ofCase } = await beginWithCase(client, origin.caseId)
      return { kind: 'new', begin: begun, ofCase }
    }
    case 'saved':
    default: {
      const saved = await client.fetchQuery({ ...investigationQuery(origin.id), staleTime: 0 })
      const { id, file: isRead, document } = saved
      const file = isRead === null ? null : await client.fetchQuery(investigationFileQuery(id))
      return { kind: 'saved', saved, file, ...(await askAgain(client, document.steps, file !== null)) }
    }
  }
}

/** The steps that put something found on a picture. @throws ApiProblem */
export function beginWith(
  client: QueryClient,
  found: { readonly kind: 'account' | 'transaction' | 'alert'; readonly id: string },
  view: ReturnType<typeof viewOf>,
): Promise<readonly Begun[]> {
  if (found.kind === 'account') return beginWithAccounts(client, [found.id], null, view)
  return found.kind === 'alert'
    ? beginWithAlert(client, found.id)
    : beginWithTransactions(client, [found.id], view)
}

/** One account begins with its largest counterparties; the more accounts, the fewer of each. */
function budgetFor(accounts: number): number {
  return accounts === 1 ? FIRST_LIMIT : accounts <= 5 ? 6 : 3
}

/** The steps that put accounts on a picture, with their largest counterparties. @throws ApiProblem */
export async function beginWithAccounts(
  client: QueryClient,
  accounts: readonly string[],
  asset: string | null,
  view: ReturnType<typeof viewOf> = {},
): Promise<readonly Begun[]> {
  const limit = budgetFor(accounts.length)
  const around = await pooled(accounts, (account) =>
    client.fetchQuery(
      aroundQuery({ account, direction: 'both', limit, ...(asset === null ? {} : { asset }), ...view }),
    ),
  )
  const keys = around.map((answer) => answer.subject)
  return [
    { draft: { ...START, accounts: keys, drew: keys }, answers: around },
    ...around.map((answer) => ({
      draft: {
        kind: 'expand' as const,
        account: answer.subject,
        direction: 'both' as const,
        asset,
        rank: 'value' as const,
        limit,
        drew: answer.nodes.map((node) => node.account.key).filter((key) => key !== answer.subject),
        facts: seen(answer.facts),
      },
      answers: [answer],
    })),
  ]
}

async function beginWithTransactions(
  client: QueryClient,
  transactions: readonly string[],
  view: ReturnType<typeof viewOf> = {},
): Promise<readonly Begun[]> {
  const found = await client.fetchQuery(graphTransactionsQuery({ transaction: [...transactions], ...view }))
  const answer = answerOfTransactions(found)
  const drew = answer.nodes.map((node) => node.account.key)
  const draft = { ...START, transactions: [...transactions], drew, facts: seen(found.facts) }
  return [{ draft, answers: [answer] }]
}

async function beginWithAlert(client: QueryClient, alertId: string): Promise<readonly Begun[]> {
  const answer = await client.fetchQuery(alertGraphQuery(alertId))
  const path = answer.edges.filter((edge) => edge.onPath).flatMap((edge) => edge.transferIds)
  const drew = answer.nodes.map((node) => node.account.key)
  return [{ draft: { ...START, alertId, path: path.slice(0, 500), drew }, answers: [answer] }]
}

/**
 * Asks again what a saved record asked, each step from the point of view it was answered from. `isForeign`: it was made
 * on another desk, so this one may not know what a step is about (an alert, above all), and then answers it nothing.
 */
async function askAgain(
  client: QueryClient,
  steps: readonly InvestigationStep[],
  isForeign: boolean,
): Promise<{ readonly record: Recorded; readonly isNewer: boolean }> {
  let isNewer = false
  const answered = await pooled(steps, async (step, at) => {
    const asked = answersOf(client, step, steps.slice(0, at))
    const { answers, digest } = await (isForeign ? asked.catch(nothingWhereUnknown) : asked)
    if (step.facts !== null && digest !== null && digest !== step.facts.ledgerDigest) isNewer = true
    return [step.id, answers] as const
  })
  const answers = new Map(answered.filter(([, list]) => list.length > 0))
  return { record: { steps, answers }, isNewer }
}

function nothingWhereUnknown(error: unknown): AnswersOf {
  if (isGone(error)) return { answers: [], digest: null }
  throw error
}

interface AnswersOf {
  readonly answers: readonly GraphAnswer[]
  readonly digest: string | null
}

async function answersOf(
  client: QueryClient,
  step: InvestigationStep,
  before: readonly InvestigationStep[],
): Promise<AnswersOf> {
  const view = sameView(step.facts)
  if (step.kind === 'as-of') {
    const again = step.facts === null ? viewOf(step) : view
    const { answers, facts } = await askFrom(client, before, again, isOfThePast(step))
    return { answers, digest: facts?.ledgerDigest ?? null }
  }
  if (step.kind === 'start' && isOfAlerts(step)) {
    return { answers: await picturesOfStart(client, step), digest: null }
  }
  if (step.kind === 'start' && step.transactions.length > 0) {
    const found = await client.fetchQuery(
      graphTransactionsQuery({ transaction: [...step.transactions], ...view }),
    )
    return { answers: [answerOfTransactions(found)], digest: found.facts.ledgerDigest }
  }
  if (step.kind === 'start') {
    const found = await pooled(step.accounts, (account) =>
      client.fetchQuery(aroundQuery({ account, limit: 0, ...view })),
    )
    return { answers: found, digest: null }
  }
  if (step.kind === 'expand' || step.kind === 'more') {
    const { account, direction, asset, rank, limit } = step
    const found = await client.fetchQuery(
      aroundQuery({
        account,
        direction,
        rank,
        limit,
        ...(asset === null ? {} : { asset }),
        ...(step.kind === 'more' ? { cursor: step.cursor } : {}),
        ...view,
      }),
    )
    return { answers: [found], digest: found.facts.ledgerDigest }
  }
  if (step.kind === 'between') {
    const found = await client.fetchQuery(betweenQuery({ ...betweenOf(step), ...view }))
    return { answers: answersOfBetween(found, step.accounts), digest: found.facts.ledgerDigest }
  }
  if (step.kind === 'paths') {
    const found = await client.fetchQuery(pathsQuery({ ...pathsOf(step), ...view }))
    return { answers: [answerOfPaths(found)], digest: found.facts.ledgerDigest }
  }
  return { answers: [], digest: null }
}

const AT_A_TIME = 4

/** All of them, a few at a time, in order. */
async function pooled<T, R>(items: readonly T[], work: (item: T, at: number) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let at = 0; at < items.length; at += AT_A_TIME) {
    results.push(...(await Promise.all(items.slice(at, at + AT_A_TIME).map((item, n) => work(item, at + n)))))
  }
  return results
}
