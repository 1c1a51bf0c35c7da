import type { CategorySlug } from './categories.ts'
import type { Facts } from './facts.ts'
import { type BookKind, type Check, RULE_NEEDS, type RuleDefinition, type RuleNeed } from './rule.ts'

/** What a rule calls each kind of record that it may need. */
export const NEED_OF = {
  walletProofs: 'wallet-proofs',
  travelRuleRecords: 'travel-rule-records',
  accessRecords: 'access-records',
  detailChanges: 'detail-changes',
  frozenAccounts: 'frozen-accounts',
  tokenApprovals: 'token-approvals',
  unsupportedAssets: 'unsupported-assets',
  tradeRecords: 'trade-records',
  fiatRecords: 'fiat-records',
  swapRecords: 'swap-records',
  vulnerableCustomers: 'vulnerable-customers',
  vaspRecords: 'vasp-records',
  riskJurisdictions: 'risk-jurisdictions',
} as const satisfies Record<keyof Facts, RuleNeed>
export type RecordNeed = (typeof NEED_OF)[keyof Facts]

/** Records of each kind that are held; null for a kind that is not connected. */
export function countFacts(facts: Facts): Record<RecordNeed, number | null> {
  const counts = Object.entries(NEED_OF).map(([kind, need]) => [
    need,
    facts[kind as keyof Facts]?.length ?? null,
  ])
  return Object.fromEntries(counts) as Record<RecordNeed, number | null>
}

/** What a desk holds, counted: the basis on which a rule is called evaluated or silent. */
export interface Holdings {
  /** Records of each kind; null where the desk has no source for the kind at all. */
  readonly counts: Readonly<Record<RuleNeed, number | null>>
  /** Claims held by category. */
  readonly labels: ReadonlyMap<string, number>
  readonly books: ReadonlySet<BookKind>
}

/** One thing a check lacks here. */
export type Missing =
  | { readonly kind: 'need'; readonly need: RuleNeed; readonly connected: boolean }
  | { readonly kind: 'labels'; readonly categories: readonly CategorySlug[] }
  | { readonly kind: 'book'; readonly books: readonly BookKind[] }

export type Coverage = 'evaluated' | 'silent' | 'off'

export interface CheckCoverage {
  readonly coverage: Coverage
  readonly missing: readonly Missing[]
}

/**
 * Can this check find anything on this desk? It is silent where a kind of record it needs is absent, where no label
 * of its categories is held, or where the desk monitors no book it applies to.
 */
export function coverageOfCheck(check: Check, held: Holdings): CheckCoverage {
  if (check.off !== null) return { coverage: 'off', missing: [] }
  const missing: Missing[] = RULE_NEEDS.filter(
    (need) => check.needs.includes(need) && (held.counts[need] ?? 0) === 0,
  ).map((need) => ({ kind: 'need', need, connected: held.counts[need] !== null }))
  const { categories, books } = check
  if (categories.length > 0 && !categories.some((slug) => (held.labels.get(slug) ?? 0) > 0)) {
    missing.push({ kind: 'labels', categories })
  }
  if (!books.some((kind) => held.books.has(kind))) missing.push({ kind: 'book', books })
  return { coverage: missing.length > 0 ? 'silent' : 'evaluated', missing }
}

/** A rule is `partly` evaluated where some of its checks are and others are silent or off. */
export function coverageOfRule({ checks }: RuleDefinition, held: Holdings): Coverage | 'partly' {
  const all = new Set(checks.map((check) => coverageOfCheck(check, held).coverage))
  const [only] = all
  if (all.size === 1 && only !== undefined) return only
  return all.has('evaluated') ? 'partly' : 'silent'
}
