import { findCycles } from '#core/flow/patterns/cycles.ts'
import { exactAmount } from '#core/ledger/amounts.ts'
import type { ChainLedger } from '#core/ledger/ledger.ts'
import type { Check } from '#core/risk/rule.ts'
import { hit } from './behaviour.ts'
import { latest, movementsOf, type ChainShape, type PriceOf } from './chain-shapes.ts'
import { measure, thresholdOf } from './support.ts'

/** What looking for circles takes beside the transfers. */
export interface CircleFacts {
  readonly priceOf: PriceOf
  /** Issuers and services: everything meets there, so no circle goes through them. */
  readonly isExcluded: (account: string) => boolean
  /** Who sent the account its first funds before this row of the chain; null where nobody or only a service did. */
  readonly funderOf: (account: string, row: number) => string | null
}

/**
 * T25: circles of at most `maxHops` transfers within the window, each passing on at least `returned` per cent of the
 * first amount. Two accounts that pay each other back and forth are a circle only where one hand had funded both
 * before: alone that is what any refund looks like.
 */
export function findCircles(
  check: Check<'circular-flow'>,
  chain: ChainLedger,
  facts: CircleFacts,
): ChainShape[] {
  const { maxHops, returned, window } = check.parameters
  const found = findCycles(chain, {
    fewest: 2,
    hops: maxHops.value,
    within: window.value,
    tolerancePercent: 100 - returned.value,
    hub: 200,
  })
  return found.flatMap(({ accounts, rows }) => {
    if (accounts.some(facts.isExcluded)) return []
    const funder = commonFunder(accounts, rows[0] ?? 0, facts)
    if (accounts.length < 3 && funder === null) return []
    const amounts = rows.map((row) => exactAmount(chain.columns, row))
    const [first = 1n] = amounts
    const least = amounts.reduce((a, b) => (a < b ? a : b), first)
    const result = hit(check, {
      observed: measure('returned', Number((least * 100n) / (first > 0n ? first : 1n)), 'percent'),
      threshold: thresholdOf('returned', returned),
      movements: movementsOf(chain, rows, facts.priceOf),
      params: {
        hops: rows.length,
        window: window.value,
        first: accounts[0] ?? '',
        ...(funder === null ? {} : { funder }),
      },
      ...(funder === null ? {} : { variant: 'same-funder' }),
    })
    return [{ accounts, rows, completedAt: latest(chain, rows), result }]
  })
}

/** The one account that funded all of these, itself perhaps one of them; null where there is none. */
function commonFunder(
  accounts: readonly string[],
  before: number,
  { funderOf, isExcluded }: CircleFacts,
): string | null {
  const funders = accounts.map((account) => ({ account, funder: funderOf(account, before) }))
  const names = new Set(funders.flatMap(({ funder }) => funder ?? []))
  const common = [...names].toSorted().find((name) => {
    const funded = funders.filter(({ account }) => account !== name)
    return funded.length > 0 && funded.every(({ funder }) => funder === name)
  })
  return common === undefined || isExcluded(common) ? null : common
}
