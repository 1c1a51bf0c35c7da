import { buildLedger, type ChainLedger } from '#core/ledger/ledger.ts'
import type { Transfer } from '#core/ledger/types.ts'
import type { ChainShape } from '#core/risk/detectors/chain-shapes.ts'
import { type CircleFacts, findCircles } from '#core/risk/detectors/circles.ts'
import type { Check, RuleDefinition } from '#core/risk/rule.ts'
import { walletScope } from './activities.ts'
import { type Finding, findingOf } from './finding.ts'
import type { PatternContext } from './pattern-context.ts'
import type { Wish } from './pattern-findings.ts'

interface CirclePattern {
  readonly rule: RuleDefinition
  readonly check: Check<'circular-flow'>
}

/** The circles of a chain, as each book sees them: between accounts, and for a platform between its customers. */
export function circles(
  context: PatternContext,
  chain: ChainLedger,
  pattern: CirclePattern,
  wish: Wish,
): Finding[] {
  const facts: CircleFacts = {
    priceOf: context.priceOf,
    isExcluded: context.isPool,
    funderOf: (account, row) => funderOf(context, chain, account, row),
  }
  const between = findCircles(pattern.check, chain, facts).flatMap((shape) =>
    betweenAccounts(context, chain, pattern, shape, wish),
  )
  const platforms = pattern.check.books.includes('platform') ? platformsOf(context) : []
  return [
    ...between,
    ...platforms.flatMap((bookId) => betweenCustomers(context, chain, pattern, bookId, wish)),
  ]
}

function betweenAccounts(
  context: PatternContext,
  chain: ChainLedger,
  { rule, check }: CirclePattern,
  { accounts, rows: places, result }: ChainShape,
  { isWanted, alerted }: Wish,
): Finding[] {
  const rows = places.map((row) => chain.transfer(row))
  const [id = ''] = accounts
  const known = alerted.get(`${rule.id} ${id}`)
  const last = rows.at(-1)
  if (last === undefined || !rows.some((row) => isWanted(row.id))) return []
  if (rows.some((row) => known?.has(row.id))) return []
  const inEach = context.scopesOf(last).filter(({ bookKind, bookId }) => {
    const inside = rows.every((row) => context.scopesOf(row).some((scope) => scope.bookId === bookId))
    return bookKind !== 'platform' && check.books.includes(bookKind) && inside
  })
  return inEach.flatMap(
    (scope) =>
      findingOf(context, rule, result, {
        cause: `account:${id}:${check.detector}:${rows[0]?.id ?? ''}`,
        scope,
        subject: { kind: 'account', id },
        transfer: last,
        at: context.clock.at(last),
      }) ?? [],
  )
}

const platformsOf = ({ accounts }: PatternContext) => [...new Set(accounts.map(({ bookId }) => bookId))]

/** Stands for all accounts of one customer on a chain: no address looks like it. */
const customerNode = (chain: string, ref: string) => `${chain}:customer ${ref}`

/**
 * The circles in which customers of a platform take part. What a customer pays in lies in the platform's pool and
 * leaves it to a registered wallet, so the chain alone shows no circle: here all accounts of a customer are one.
 */
function betweenCustomers(
  context: PatternContext,
  chain: ChainLedger,
  { rule, check }: CirclePattern,
  bookId: string,
  { isWanted, alerted }: Wish,
): Finding[] {
  const seen = asCustomers(context, chain, bookId, isWanted, check.parameters.window.value)
  if (seen.chain === undefined) return []
  const { chain: contracted, refs } = seen
  const shapes = findCircles(check, contracted, {
    priceOf: context.priceOf,
    isExcluded: (account) => !refs.has(account) && context.isPool(account),
    funderOf: (account, row) => {
      const real = refs.has(account) ? -1 : chain.rowOf(contracted.transfer(row).id)
      const funder = real < 0 ? null : funderOf(context, chain, account, real)
      const ref = funder === null ? null : (context.role.get(funder)?.customerRef ?? null)
      return ref === null ? funder : customerNode(chain.chain, ref)
    },
  })
  return shapes.flatMap(({ accounts, rows: places, result }) => {
    const ref = accounts.map((account) => refs.get(account)).find((each) => each !== undefined)
    const rows = places.flatMap((place) => original(chain, contracted, place))
    const known = alerted.get(`${rule.id} ${ref ?? ''}`)
    const last = rows.at(-1)
    if (ref === undefined || last === undefined || !rows.some((row) => isWanted(row.id))) return []
    if (rows.some((row) => known?.has(row.id))) return []
    const scope = rows.map((row) => scopeIn(context, bookId, row)).find((each) => each?.customerRef === ref)
    if (scope === undefined || scope === null) return []
    const found = findingOf(context, rule, result, {
      cause: `customer:${ref}:${check.detector}:${rows[0]?.id ?? ''}`,
      scope,
      subject: { kind: 'customer', id: ref },
      transfer: last,
      at: context.clock.at(last),
    })
    return found === null ? [] : [found]
  })
}

function original(chain: ChainLedger, contracted: ChainLedger, place: number): Transfer[] {
  const row = chain.rowOf(contracted.transfer(place).id)
  return row < 0 ? [] : [chain.transfer(row)]
}

/** How the platform sees a transfer: across its border, or of a wallet registered with it; null for neither. */
function scopeIn(context: PatternContext, bookId: string, transfer: Transfer) {
  const across = context.scopesOf(transfer).find((scope) => scope.bookId === bookId)
  const wallet = [transfer.from, transfer.to]
    .flatMap((account) => context.role.get(account) ?? [])
    .find((row) => row.bookId === bookId && row.customerRef !== null)
  return across ?? (wallet === undefined ? null : walletScope(transfer, wallet))
}

/** The transfers around those of the run, with each customer's accounts and share of the pool as one account. */
function asCustomers(
  context: PatternContext,
  chain: ChainLedger,
  bookId: string,
  isWanted: (id: string) => boolean,
  window: number,
) {
  const { time } = chain.columns
  const [from, to] = spanOf(chain, isWanted)
  const refs = new Map<string, string>()
  const nodeOf = (ref: string) => {
    const node = customerNode(chain.chain, ref)
    refs.set(node, ref)
    return node
  }
  const transfers: Transfer[] = []
  for (let row = 0; row < chain.count; row += 1) {
    const at = time[row] ?? Number.NaN
    if (!(at > from - window && at < to + window)) continue
    const transfer = chain.transfer(row)
    const scope = context.scopesOf(transfer).find((each) => each.bookId === bookId)
    const sideOf = (account: string, isOurs: boolean) => {
      const registered = context.role.get(account)
      const own = registered?.bookId === bookId ? registered.customerRef : null
      const ref = own ?? (isOurs ? (scope?.customerRef ?? null) : null)
      return ref === null ? account : nodeOf(ref)
    }
    const sender = sideOf(transfer.from, scope?.perspective === 'outbound')
    const receiver = sideOf(transfer.to, scope?.perspective === 'inbound')
    if (sender !== receiver) transfers.push({ ...transfer, from: sender, to: receiver })
  }
  return { chain: buildLedger(transfers).chains.get(chain.chain), refs }
}

/** First and last time of the run's transfers on the chain. */
function spanOf(chain: ChainLedger, isWanted: (id: string) => boolean): readonly [number, number] {
  let [from, to] = [Infinity, -Infinity]
  for (let row = 0; row < chain.count; row += 1) {
    const at = chain.columns.time[row] ?? Number.NaN
    if (Number.isNaN(at) || !isWanted(chain.columns.ids.at(row) ?? '')) continue
    from = Math.min(from, at)
    to = Math.max(to, at)
  }
  return [from, to]
}

/** Who sent an account its first funds of any asset before a row; null where nobody did, or a service. */
function funderOf(context: PatternContext, chain: ChainLedger, account: string, before: number) {
  const { incoming, columns } = chain
  let first = before
  for (const holding of context.holdingsOf(chain, account)) {
    const row = incoming.events[incoming.offsets[holding] ?? 0]
    const has = (incoming.offsets[holding + 1] ?? 0) > (incoming.offsets[holding] ?? 0)
    if (has && row !== undefined && row < first) first = row
  }
  if (first === before) return null
  const funder = chain.accountOf(columns.from[first] ?? 0)
  return context.isPool(funder) ? null : funder
}
