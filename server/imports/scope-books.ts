import { asc, ne, sql } from 'drizzle-orm'
import type { Ports } from '../ports.ts'
import { type RejectedRow, rejectRow } from '../sources/rows.ts'
import { type Db, rowsOf } from '../store/db.ts'
import { books } from '../store/schema/ledger.ts'
import { writeRejects } from './staging.ts'

/** A book as a row of customers or wallets names it; `name` null: the one that goes without saying. */
interface NamedBook {
  readonly name: string | null
  readonly kind: 'platform' | 'token' | 'instrument'
  readonly asset: string | null
}

export interface ScopeBook extends NamedBook {
  readonly id: string
}

/** The books that staged rows name, and how many rows were refused because theirs cannot be told. */
export interface ScopeBooks {
  readonly books: readonly ScopeBook[]
  readonly refused: number
  readonly opened: readonly string[]
}

/**
 * Finds the book of each staged row: the one of that name and kind, or a new one; where a row names none, the one
 * that the sender chose, or the only platform of this desk. Rows whose book cannot be told are refused.
 */
export async function openScopeBooks(
  tx: Db,
  ports: Ports,
  plan: { readonly importId: string; readonly rejected: number; readonly bookId: string | null },
): Promise<ScopeBooks> {
  const named = await rowsOf<NamedBook>(
    tx,
    sql`
    select distinct body ->> 'book' as name, coalesce(body ->> 'bookKind', 'platform') as kind, body ->> 'asset' as asset
    from record_staging where import_id = ${plan.importId} order by 1, 2, 3`,
  )
  const known = await tx
    .select()
    .from(books)
    .where(ne(books.kind, 'case'))
    .orderBy(asc(books.createdAt), asc(books.id))
  const found: ScopeBook[] = []
  const opened: string[] = []
  let refused = 0
  for (const book of named) {
    const answer = bookOf(book, known, plan.bookId)
    if ('reason' in answer) {
      refused += await refuse(tx, plan, book, refused, answer)
      continue
    }
    if (answer.id !== null) {
      found.push({ ...book, id: answer.id })
      continue
    }
    const fresh = {
      id: `book-${ports.randomToken()}`,
      name: book.name ?? '',
      kind: book.kind,
      assetId: book.asset,
      demo: false,
      createdAt: new Date(ports.clock()),
    }
    await tx.insert(books).values(fresh)
    known.push(fresh)
    opened.push(fresh.name)
    found.push({ ...book, id: fresh.id })
  }
  return { books: found, refused, opened }
}

type Known = typeof books.$inferSelect
type Answer = { readonly id: string | null } | { readonly field: 'book' | 'asset'; readonly reason: string }

function bookOf({ name, kind, asset }: NamedBook, known: readonly Known[], chosen: string | null): Answer {
  if (name === null) {
    const [only, ...more] = known.filter((book) =>
      chosen === null ? book.kind === 'platform' : book.id === chosen,
    )
    if (only === undefined || more.length > 0) {
      return { field: 'book', reason: `book is empty, and ${untold(only !== undefined, chosen !== null)}` }
    }
    return matching(only, kind, asset)
  }
  const same = known.find((book) => book.name === name)
  return same === undefined ? { id: null } : matching(same, kind, asset)
}

function untold(hasSeveral: boolean, wasChosen: boolean): string {
  if (wasChosen)
    return 'the book that was chosen is a case: customers and wallets belong to what is monitored'
  return hasSeveral ? 'this desk has several platforms' : 'this desk has no platform yet'
}

function matching(book: Known, kind: NamedBook['kind'], asset: string | null): Answer {
  if (book.kind !== kind)
    return { field: 'book', reason: `book: "${book.name}" is a ${book.kind}, not a ${kind}` }
  if (book.assetId !== asset) {
    return { field: 'asset', reason: `asset: the book "${book.name}" monitors ${book.assetId}` }
  }
  return { id: book.id }
}

async function refuse(
  tx: Db,
  { importId, rejected }: { readonly importId: string; readonly rejected: number },
  { name, kind, asset }: NamedBook,
  already: number,
  why: { readonly field: 'book' | 'asset'; readonly reason: string },
): Promise<number> {
  const rows = await rowsOf<{ line: number }>(
    tx,
    sql`
    delete from record_staging where import_id = ${importId} and body ->> 'book' is not distinct from ${name}::text
      and coalesce(body ->> 'bookKind', 'platform') = ${kind} and body ->> 'asset' is not distinct from ${asset}::text
    returning line`,
  )
  const value = (why.field === 'book' ? name : asset) ?? ''
  const rejects: RejectedRow[] = rows
    .map(({ line }) => rejectRow(line, 'unknown-book', why.field, value, why.reason))
    .toSorted((a, b) => a.line - b.line)
  await writeRejects(tx, importId, rejected + already + 1, rejects)
  return rejects.length
}
