import type { Transfer } from '#core/ledger/types.ts'
import type { Perspective } from '#core/risk/subject.ts'
import type { BookScope, TransferSide } from '../store/monitor-facts.ts'

/** One transfer as one book sees it. */
export interface InScope {
  readonly bookId: string
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

interface OwnAccount {
  readonly bookId: string
  readonly account: string
  readonly customerRef: string | null
}

/** What each book monitors: a platform its accounts, a token or instrument its asset, a case what was imported. */
export function createScopes(books: readonly BookScope[], accounts: readonly OwnAccount[]): Scopes {
  const own = new Map(
    books
      .filter((book) => book.kind === 'platform')
      .map((book) => [
        book.id,
        new Map(accounts.filter((row) => row.bookId === book.id).map((row) => [row.account, row])),
      ]),
  )
  return {
    of: (transfer, side) =>
      books.flatMap((book): InScope[] => {
        const mine = own.get(book.id)
        if (mine !== undefined) return ofPlatform(book.id, mine, transfer)
        const within = book.kind === 'case' ? side.bookId === book.id : transfer.asset === book.assetId
        return within ? [observed(book.id, transfer)] : []
      }),
  }
}

function ofPlatform(bookId: string, mine: ReadonlyMap<string, OwnAccount>, transfer: Transfer): InScope[] {
  const to = mine.get(transfer.to)
  const from = mine.get(transfer.from)
  if (to !== undefined && from !== undefined) return []
  if (to !== undefined) {
    const { account, customerRef } = to
    return [{ bookId, perspective: 'inbound', account, counterparty: transfer.from, customerRef }]
  }
  if (from !== undefined) {
    const { account, customerRef } = from
    return [{ bookId, perspective: 'outbound', account, counterparty: transfer.to, customerRef }]
  }
  return []
}

const observed = (bookId: string, transfer: Transfer): InScope => ({
  bookId,
  perspective: 'observed',
  account: transfer.to,
  counterparty: transfer.from,
  customerRef: null,
})
