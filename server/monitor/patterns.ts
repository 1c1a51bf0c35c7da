import type { Db } from '../store/db.ts'
import { loadCustomerFacts } from '../store/monitor-facts.ts'
import { accountHistories, customerHistories } from './activities.ts'
import { alertedTransfers } from './alerted.ts'
import { screenChains } from './chain-findings.ts'
import type { Finding } from './finding.ts'
import type { CustomerHistory } from './findings.ts'
import { createPace } from '../tracing/pace.ts'
import { peersOf } from './peers.ts'
import { patternContext, type PatternBasis } from './pattern-context.ts'
import { screenBehaviour, type Wish } from './pattern-findings.ts'
import type { InScope } from './scope.ts'
import type { Transfer } from '#core/ledger/types.ts'

export interface PatternRun extends Omit<PatternBasis, 'customers' | 'peersOf'> {
  /** Transfers held, also those that are no payments. */
  readonly heldCount: number
  /** Highest sequence number of the ledger. */
  readonly seq: number
  /** The transfers in scope that the run is about. */
  readonly wanted: readonly { readonly transfer: Transfer; readonly scopes: readonly InScope[] }[]
  readonly isWanted: (transferId: string) => boolean
  /** Accounts whose transfers the run is about, in scope or not. */
  readonly touched: ReadonlySet<string>
  readonly flows: readonly CustomerHistory[]
  /** What the run found in single transfers. */
  readonly found: readonly Finding[]
}

/**
 * What several transfers together show: the behaviour of customers and accounts, and the shapes of chains. Only what
 * has a transfer of the run in it is raised, so a screening of an import looks at the accounts it touched and no
 * others.
 */
export async function screenPatterns(db: Db, run: PatternRun): Promise<Finding[]> {
  const pace = createPace()
  const customers = await loadCustomerFacts(db)
  const context = patternContext({ ...run, customers, peersOf: await peersOf(db, { ...run, customers }) })
  const raised = new Set(run.found.map(({ rule, subject }) => `${rule.id} ${subject.id}`))
  const histories = [
    ...customerHistories(context, run.flows),
    ...(await accountHistories(context, run.touched)),
  ]
  const wish: Wish = {
    isWanted: run.isWanted,
    alerted: await alertedTransfers(db, new Set(histories.map(({ id }) => id))),
    isRaised: (ruleId, transferId) => raised.has(`${ruleId} ${transferId}`),
  }
  const findings: Finding[] = []
  for (const history of histories) {
    findings.push(...screenBehaviour(context, history, wish))
    await pace()
  }
  return [...findings, ...(await screenChains(db, context, run.wanted, wish))]
}
