import type { ChainLedger } from '#core/ledger/ledger.ts'
import type { Transfer } from '#core/ledger/types.ts'
import type { Movement } from '#core/risk/activity.ts'
import type { BookKind } from '#core/risk/rule.ts'
import { createPace } from '../tracing/pace.ts'
import type { PatternContext } from './pattern-context.ts'
import type { InScope } from './scope.ts'

/** One transfer of a history: what the detectors see, and what an alert needs beside it. */
export interface Step {
  readonly transfer: Transfer
  readonly movement: Movement
  /** How the book sees the transfer; null for one of the account's that is none of the book's business. */
  readonly scope: InScope | null
}

/** What one book holds of a customer or an account, in the order it happened. */
export interface History {
  readonly bookId: string
  readonly bookKind: BookKind
  readonly kind: 'customer' | 'account'
  readonly id: string
  readonly steps: readonly Step[]
}

/** An account with more transfers than this is a hub: everything has its shape, and it would cost too much. */
const HUB = 1_000

const byTime = (a: Step, b: Step) =>
  (a.transfer.time ?? Infinity) - (b.transfer.time ?? Infinity) || (a.transfer.id < b.transfer.id ? -1 : 1)

/** A transfer as the account on one side of it sees it. */
export function movementOf(
  context: PatternContext,
  transfer: Transfer,
  way: Movement['way'],
  customerRef: string | null,
): Movement {
  const party = way === 'in' ? transfer.from : transfer.to
  const partyCategories = context.categories(party, transfer)
  const { id, time, asset, amount } = transfer
  return {
    id,
    time,
    way,
    party,
    partyCategories,
    partyKind: context.partyKind(party, partyCategories),
    customerRef,
    asset,
    amount,
    fiat: context.sides.get(id)?.fiat ?? null,
  }
}

/** The histories of the customers of platform books: their transfers across the border, both ways. */
export function customerHistories(
  context: PatternContext,
  flows: readonly {
    readonly bookId: string
    readonly customerRef: string
    readonly direction: 'inbound' | 'outbound'
    readonly transfers: readonly { readonly transfer: Transfer; readonly scope: InScope }[]
  }[],
): History[] {
  const byCustomer = new Map<string, History & { readonly steps: Step[] }>()
  for (const { bookId, customerRef, direction, transfers } of flows) {
    const key = `${bookId} ${customerRef}`
    const known = byCustomer.get(key)
    const history = known ?? { bookId, bookKind: 'platform', kind: 'customer', id: customerRef, steps: [] }
    byCustomer.set(key, history)
    const way = direction === 'inbound' ? 'in' : 'out'
    for (const { transfer, scope } of transfers) {
      history.steps.push({ transfer, scope, movement: movementOf(context, transfer, way, customerRef) })
    }
  }
  for (const { steps } of byCustomer.values()) steps.sort(byTime)
  return [...byCustomer.values()]
}

/**
 * The histories of the accounts that the given transfers touch, for each book that has to do with them. Services and
 * the platform's own accounts pool the funds of many and have none; an account that somebody attributed is the
 * business of the rules about its label. A platform looks at all that is held of an
 * account that dealt with it, a token or a case at what lies in it.
 */
export async function accountHistories(
  context: PatternContext,
  touched: Iterable<string>,
): Promise<History[]> {
  const pace = createPace()
  const found: History[] = []
  for (const account of new Set(touched)) {
    await pace()
    if (context.isPool(account) || context.isAttributed(account)) continue
    const chain = context.ledger.chains.get(account.slice(0, account.lastIndexOf(':')))
    const rows = chain === undefined ? [] : rowsOf(context, chain, account)
    if (chain === undefined || rows.length < 2 || rows.length > HUB) continue
    found.push(...historiesOf(context, chain, account, rows))
  }
  return found
}

/** Rows of an account in all its assets, none of them to itself. */
function rowsOf(context: PatternContext, chain: ChainLedger, account: string): number[] {
  const rows = new Set<number>()
  for (const holding of context.holdingsOf(chain, account)) {
    for (const { offsets, events } of [chain.incoming, chain.outgoing]) {
      for (let at = offsets[holding] ?? 0; at < (offsets[holding + 1] ?? 0); at += 1) {
        const row = events[at]
        if (row !== undefined && chain.columns.from[row] !== chain.columns.to[row]) rows.add(row)
      }
    }
  }
  return [...rows]
}

function historiesOf(
  context: PatternContext,
  chain: ChainLedger,
  account: string,
  rows: readonly number[],
): History[] {
  const registered = context.role.get(account)
  const byBook = new Map<string, { kind: BookKind; steps: Step[] }>()
  const all: Step[] = []
  for (const row of rows) {
    const transfer = chain.transfer(row)
    const way = transfer.to === account ? 'in' : 'out'
    const scopes = context.scopesOf(transfer)
    const customerRef = scopes.find((scope) => scope.customerRef !== null)?.customerRef ?? null
    const movement = movementOf(context, transfer, way, customerRef)
    all.push({ transfer, movement, scope: null })
    for (const scope of scopes) {
      const book = byBook.get(scope.bookId) ?? { kind: scope.bookKind, steps: [] }
      byBook.set(scope.bookId, book)
      book.steps.push({ transfer, movement, scope })
    }
  }
  if (registered !== undefined && !byBook.has(registered.bookId)) {
    byBook.set(registered.bookId, { kind: 'platform', steps: [] })
  }
  return [...byBook].map(([bookId, { kind, steps }]) => {
    const own = new Map(steps.map((step) => [step.transfer.id, step]))
    const seen = kind === 'platform' ? all.map((step) => own.get(step.transfer.id) ?? step) : steps
    return {
      bookId,
      bookKind: kind,
      kind: 'account',
      id: account,
      steps: seen
        .map((step) =>
          step.scope === null && registered
            ? { ...step, scope: walletScope(step.transfer, registered) }
            : step,
        )
        .toSorted(byTime),
    }
  })
}

/** How the platform sees a transfer of a customer's registered wallet with the world outside. */
export function walletScope(
  transfer: Transfer,
  { bookId, account, customerRef }: { bookId: string; account: string; customerRef: string | null },
): InScope {
  const counterparty = transfer.from === account ? transfer.to : transfer.from
  return { bookId, bookKind: 'platform', perspective: 'observed', account, counterparty, customerRef }
}
