import type { Transfer } from '#core/ledger/types.ts'
import type { Payments } from '#core/ledger/payments.ts'
import type { BookKind } from '#core/risk/rule.ts'
import type { Perspective } from '#core/risk/subject.ts'
import type { BookScope, TransferSide } from '../store/monitor-facts.ts'

/** One transfer as one book sees it. */
export interface InScope {
  readonly bookId: string
  readonly bookKind: BookKind
  readonly perspective: Perspective
  /** Our own account: `to` for inbound and observed, `from` for outbound. */
  readonly account: string
  readonly counterparty: string
  readonly customerRef: string | null
}

export interface Scopes {
  /** Every book the transfer is in scope of. Transfers between a platform's own accounts are in none of it. */
  readonly of: (transfer: Transfer, side: Pick<TransferSide, 'bookId'>) => InScope[]
}

/** A row of a platform's accounts. */
export interface BookAccount {
  readonly bookId: string
  readonly account: string
  readonly role: string
  readonly customerRef: string | null
}

/** A customer's own wallet outside the platform: known to us, and still the other side of a transfer. */
export const EXTERNAL_ROLE = 'customer-withdrawal'

/**
 * What each book monitors: a platform its accounts, a token or instrument its asset, a case what was imported.
 * Between two accounts of a platform nothing crosses its border. A customer's own wallet is outside of it: what goes
 * there is outbound, and is counted for that customer. Transfers are payments (core/ledger/payments.ts); where several
 * paid together, it takes one account of ours to make it outbound, and one of others to make it inbound.
 */
export function createScopes(
  books: readonly BookScope[],
  accounts: readonly BookAccount[],
  payersOf: Payments['payersOf'],
): Scopes {
  const own = new Map(
    books
      .filter((book) => book.kind === 'platform')
      .map((book) => [
        book.id,
        new Map(accounts.filter((row) => row.bookId === book.id).map((row) => [row.account, row])),
      ]),
  )
  return {
    of: (transfer, side) => {
      const payers = payersOf(transfer.id)?.map(({ account }) => account) ?? [transfer.from]
      return books.flatMap((book): InScope[] => {
        const mine = own.get(book.id)
        if (mine !== undefined) return ofPlatform(book.id, mine, transfer, payers)
        const within = book.kind === 'case' ? side.bookId === book.id : transfer.asset === book.assetId
        return within ? [observed(book, transfer)] : []
      })
    },
  }
}

function ofPlatform(
  bookId: string,
  known: ReadonlyMap<string, BookAccount>,
  transfer: Transfer,
  payers: readonly string[],
): InScope[] {
  const to = known.get(transfer.to)
  const isOwn = (row: BookAccount | undefined) => row !== undefined && row.role !== EXTERNAL_ROLE
  const payer = payers.map((account) => known.get(account)).find(isOwn)
  const stranger = payers.find((account) => !isOwn(known.get(account)))
  const arrives = isOwn(to) && stranger !== undefined
  const leaves = payer !== undefined && !isOwn(to)
  if (!arrives && !leaves) return []
  const [perspective, ours, theirs, counterparty] = arrives
    ? (['inbound', to, known.get(stranger), stranger] as const)
    : (['outbound', payer, to, transfer.to] as const)
  if (ours === undefined) return []
  const customerRef = ours.customerRef ?? theirs?.customerRef ?? null
  return [{ bookId, bookKind: 'platform', perspective, account: ours.account, counterparty, customerRef }]
}

const observed = ({ id, kind }: BookScope, transfer: Transfer): InScope => ({
  bookId: id,
  bookKind: kind,
  perspective: 'observed',
  account: transfer.to,
  counterparty: transfer.from,
  customerRef: null,
})
