import type { ChainLedger, Ledger } from '#core/ledger/ledger.ts'
import type { Payments } from '#core/ledger/payments.ts'
import type { Transfer } from '#core/ledger/types.ts'
import { labelValidity } from '#core/risk/subject.ts'
import { categoryOf, isCategorySlug, type CategorySlug } from '#core/risk/categories.ts'
import type { Movement } from '#core/risk/activity.ts'
import type { FiatValue } from '#core/risk/subject.ts'
import type { RunClock } from './finding.ts'
import type { KnownFacts } from './held-facts.ts'
import type { PeersOf } from './peers.ts'
import type { KnownLabels, LabelSet } from '../tracing/known-labels.ts'
import { EXTERNAL_ROLE, type BookAccount, type InScope, type Scopes } from './scope.ts'

/** What is kept of a transfer beside the ledger. */
export interface SideFacts {
  readonly bookId: string | null
  readonly fiat: FiatValue | null
}

export interface CustomerFacts {
  /** Person or company: customers of one kind are peers. */
  readonly kind: string
  readonly riskRating: string
  readonly onboardedAt: number | null
}

/** Everything that looking for patterns takes, for one run. */
export interface PatternBasis extends KnownFacts {
  /** The payments held. */
  readonly ledger: Ledger
  readonly payersOf: Payments['payersOf']
  readonly ledgerDigest: string
  readonly labels: KnownLabels
  readonly clock: RunClock
  /** The instant of the run, epoch ms. */
  readonly now: number
  readonly scopes: Scopes
  readonly accounts: readonly BookAccount[]
  readonly customers: ReadonlyMap<string, CustomerFacts>
  readonly sides: ReadonlyMap<string, SideFacts>
  readonly peersOf: PeersOf
}

/** Answers about accounts as they were known when a transfer was met. */
export interface PatternContext extends PatternBasis {
  readonly current: LabelSet
  readonly role: ReadonlyMap<string, BookAccount>
  /** Since when anything of a chain is held; null where nothing is dated. */
  readonly heldSince: (chain: string) => number | null
  readonly priceOf: (transferId: string) => FiatValue | null
  readonly scopesOf: (transfer: Transfer) => readonly InScope[]
  readonly categories: (account: string, transfer: Transfer) => readonly CategorySlug[]
  readonly partyKind: (account: string, categories: readonly CategorySlug[]) => Movement['partyKind']
  /** Whether an account pools the funds of many: a labelled service, or the platform itself. */
  readonly isPool: (account: string) => boolean
  /** Whether anybody says who the account is. */
  readonly isAttributed: (account: string) => boolean
  readonly holdingsOf: (chain: ChainLedger, account: string) => readonly number[]
}

/** Categories that say what an account is not, rather than whose it is. */
const SAYS_NOTHING: readonly string[] = ['unknown', 'unhosted-wallet']

export function patternContext(basis: PatternBasis): PatternContext {
  const { ledger, labels, clock, now, accounts, sides, scopes } = basis
  const current = labels.at(now)
  const role = new Map(accounts.map((row) => [row.account, row]))
  const isOwn = (account: string) => {
    const row = role.get(account)
    return row !== undefined && row.role !== EXTERNAL_ROLE
  }
  const pools = (slugs: readonly CategorySlug[]) => slugs.some((slug) => categoryOf(slug).commingles)
  const held = new Map<string, number | null>()
  const holdings = new Map<ChainLedger, Map<string, number[]>>()
  return {
    ...basis,
    current,
    role,
    heldSince(chain) {
      const known = held.get(chain)
      if (known !== undefined) return known
      const since = firstTime(ledger.chains.get(chain))
      held.set(chain, since)
      return since
    },
    priceOf: (id) => sides.get(id)?.fiat ?? null,
    scopesOf: (transfer) => scopes.of(transfer, { bookId: sides.get(transfer.id)?.bookId ?? null }),
    categories(account, transfer) {
      const at = clock.at(transfer)
      return current.about(account).flatMap(({ id, category, ...claim }) => {
        const known = labels.row(id)
        if (known !== null && known.knownFrom.getTime() > at) return []
        const inForce = labelValidity({ id, category, ...claim }, transfer) !== 'not-effective'
        return inForce && isCategorySlug(category) ? [category] : []
      })
    },
    partyKind(account, categories) {
      if (isOwn(account) || pools(categories)) return 'service'
      return role.has(account) ? 'known' : 'other'
    },
    isPool: (account) =>
      isOwn(account) ||
      pools(current.about(account).flatMap(({ category }) => (isCategorySlug(category) ? [category] : []))),
    isAttributed: (account) =>
      current.about(account).some(({ category }) => !SAYS_NOTHING.includes(category)),
    holdingsOf(chain, account) {
      const index = holdings.get(chain) ?? holdingIndex(chain)
      holdings.set(chain, index)
      return index.get(account) ?? []
    },
  }
}

function firstTime(chain: ChainLedger | undefined): number | null {
  const times = chain?.columns.time ?? []
  let first: number | null = null
  for (const time of times) if (!Number.isNaN(time) && (first === null || time < first)) first = time
  return first
}

function holdingIndex(chain: ChainLedger): Map<string, number[]> {
  const index = new Map<string, number[]>()
  for (let holding = 0; holding < chain.holdingCount; holding += 1) {
    const account = chain.accountOf(holding)
    const known = index.get(account)
    if (known === undefined) index.set(account, [holding])
    else known.push(holding)
  }
  return index
}
