import type { ChainLedger } from '#core/ledger/ledger.ts'
import { rowsOfTransaction } from '#core/ledger/transactions.ts'
import type { Transfer } from '#core/ledger/types.ts'
import { detectChainHopping } from '#core/risk/detectors/chain-hopping.ts'
import { detectEqualOutputs, findPeels } from '#core/risk/detectors/chain-shapes.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import { RULE_REGISTER } from '#core/risk/register.ts'
import type { Check, DetectorName, RuleDefinition } from '#core/risk/rule.ts'
import { assetUnits } from '../store/asset-units.ts'
import type { Db } from '../store/db.ts'
import { circles } from './circles.ts'
import { crossings } from './crossings.ts'
import { type Finding, findingOf } from './finding.ts'
import { createPace } from '../tracing/pace.ts'
import type { PatternContext } from './pattern-context.ts'
import type { Wish } from './pattern-findings.ts'
import { priceBook } from './price-book.ts'
import type { InScope } from './scope.ts'

interface Pattern<Detector extends DetectorName> {
  readonly rule: RuleDefinition
  readonly check: Check<Detector>
}

function patternsOf<Detector extends DetectorName>(detector: Detector): readonly Pattern<Detector>[] {
  return RULE_REGISTER.flatMap((rule) =>
    rule.checks.flatMap((check) =>
      check.detector === detector && check.off === null ? [{ rule, check: check as Check<Detector> }] : [],
    ),
  )
}

interface Wanted {
  readonly transfer: Transfer
  readonly scopes: readonly InScope[]
}

/** What the shapes of whole chains show: peel chains, circles, equal outputs, hops over bridges and by swaps. */
export async function screenChains(
  db: Db,
  context: PatternContext,
  wanted: readonly Wanted[],
  wish: Wish,
): Promise<Finding[]> {
  const pace = createPace()
  const findings: Finding[] = []
  for (const chain of context.ledger.chains.values()) {
    findings.push(...peels(context, chain, wish))
    await pace()
    for (const pattern of patternsOf('circular-flow'))
      findings.push(...circles(context, chain, pattern, wish))
    await pace()
  }
  findings.push(...(await hops(db, context, wanted, pace)))
  for (const equal of patternsOf('equal-outputs')) {
    for (const { transfer, scopes } of wanted) {
      const legs = legsOf(context, transfer)
      if (legs.length < equal.check.parameters.minOutputs.value) continue
      const payers = context.payersOf(transfer.id)?.map(({ account }) => account)
      const senders = new Set(payers ?? legs.map(({ from }) => from))
      const result = detectEqualOutputs(
        equal.check,
        transfer,
        { legs, senders: senders.size },
        context.priceOf,
      )
      const fresh = scopes.filter(() => !wish.isRaised(equal.rule.id, transfer.id))
      findings.push(...aboutTransfer(context, equal, transfer, fresh, result, transfer))
    }
    await pace()
  }
  return findings
}

/** Hops over bridges and by swaps before the transfers: of what the checks of the rule see, the longest way. */
async function hops(
  db: Db,
  context: PatternContext,
  wanted: readonly Wanted[],
  pace: () => Promise<void>,
): Promise<Finding[]> {
  const [over] = patternsOf('chain-hopping')
  if (over === undefined) return []
  const all = [over, ...patternsOf('swap-hopping'), ...patternsOf('recorded-hopping')]
  const book = priceBook(db, context.sides)
  const lastCrossingTo = crossings(context, over.check, await assetUnits(db), book.priceOf)
  const findings: Finding[] = []
  for (const { transfer, scopes } of wanted) {
    const arrival = { transfer, lastCrossingTo, facts: context.factsAt(transfer.time) }
    const look = () => all.map(({ check }) => detectChainHopping(check, arrival, book.priceOf))
    let results = look()
    while (await book.complete()) results = look()
    const longest = results
      .map((result, at) => ({ result, pattern: all[at] ?? over, hops: lengthOf(result) }))
      .toSorted((a, b) => b.hops - a.hops)[0]
    if (longest !== undefined && longest.hops > 0)
      findings.push(...aboutTransfer(context, longest.pattern, transfer, scopes, longest.result, transfer))
    await pace()
  }
  return findings
}

const lengthOf = ({ hits }: DetectorResult): number => Number(hits[0]?.observed.value ?? 0)

/** A peel chain is a book's case once one of its payments crosses the book's border. */
function peels(context: PatternContext, chain: ChainLedger, { isWanted }: Wish): Finding[] {
  return patternsOf('peel-chain').flatMap((pattern) =>
    findPeels(pattern.check, chain, context.priceOf).flatMap((shape) => {
      const rows = shape.rows.map((row) => chain.transfer(row))
      if (!rows.some(({ id }) => isWanted(id))) return []
      const crossing = rows.map((transfer) => ({ transfer, scopes: context.scopesOf(transfer) }))
      const first = crossing.find(({ scopes }) => scopes.length > 0)
      const last = latestOf(rows)
      if (first === undefined || last === undefined) return []
      return aboutTransfer(context, pattern, first.transfer, first.scopes, shape.result, last)
    }),
  )
}

/** About one transfer; a shape is seen when the last of its transfers is met. */
function aboutTransfer(
  context: PatternContext,
  { rule, check }: Pattern<DetectorName>,
  transfer: Transfer,
  scopes: readonly InScope[],
  result: DetectorResult,
  lastSeen: Transfer,
): Finding[] {
  return scopes
    .filter(({ bookKind }) => check.books.includes(bookKind))
    .flatMap(
      (scope) =>
        findingOf(context, rule, result, {
          cause: `transfer:${transfer.id}`,
          scope,
          subject: { kind: 'transfer', id: transfer.id },
          transfer,
          at: context.clock.at(lastSeen),
        }) ?? [],
    )
}

const latestOf = (rows: readonly Transfer[]) =>
  rows.toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0) || (a.id < b.id ? -1 : 1)).at(-1)

/** The transfers of the same transaction. */
function legsOf({ ledger }: PatternContext, { id, chain: name }: Transfer): readonly Transfer[] {
  const chain = ledger.chains.get(name)
  const row = chain?.rowOf(id) ?? -1
  if (chain === undefined || row < 0) return []
  return rowsOfTransaction(chain, row).map((each) => chain.transfer(each))
}
