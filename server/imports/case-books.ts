import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Ports } from '../ports.ts'
import { type Db, rowsOf } from '../store/db.ts'
import { books } from '../store/schema/ledger.ts'
import { ImportStopped } from './failures.ts'

/** More cases than one file is about: the column is something else. */
const MOST_CASES = 1_000

export interface CaseBook {
  readonly id: string
  readonly name: string
  /** What rows of this book name as their case; null: nothing. */
  readonly caseName: string | null
  readonly isNew: boolean
}

/**
 * The book of each case: the one of that name where there is one, so that a file continues the case it started.
 *
 * @throws ImportStopped where the file names more cases than can be meant
 */
export async function openCases(
  tx: Db,
  ports: Ports,
  plan: { readonly cases: readonly (string | null)[]; readonly caseName: string },
): Promise<CaseBook[]> {
  if (plan.cases.length > MOST_CASES) {
    throw new ImportStopped(
      'failed',
      `The file names more than ${MOST_CASES} cases: is the column "case" one?`,
    )
  }
  const names = [...new Set(plan.cases.map((name) => name ?? plan.caseName))]
  const known = await tx
    .select({ id: books.id, name: books.name })
    .from(books)
    .where(and(eq(books.kind, 'case'), inArray(books.name, names)))
    .orderBy(books.createdAt, books.id)
  const idByName = new Map(known.toReversed().map(({ id, name }) => [name, id]))
  const createdAt = new Date(ports.clock())
  const fresh = names
    .filter((name) => !idByName.has(name))
    .map((name) => ({ id: `book-${ports.randomToken()}`, name, kind: 'case' as const, createdAt }))
  if (fresh.length > 0) await tx.insert(books).values(fresh)
  const freshIds = new Map(fresh.map(({ id, name }) => [name, id]))
  return plan.cases.map((caseName) => {
    const name = caseName ?? plan.caseName
    return { id: freshIds.get(name) ?? idByName.get(name) ?? '', name, caseName, isNew: freshIds.has(name) }
  })
}

/** Removes new books that no transfer joined. @returns the books that hold transfers, each once */
export async function dropUnused(tx: Db, cases: readonly CaseBook[]): Promise<CaseBook[]> {
  const byId = new Map(cases.map((book) => [book.id, book]))
  const fresh = [...byId.values()].filter((book) => book.isNew).map((book) => book.id)
  if (fresh.length === 0) return [...byId.values()]
  const dropped = await rowsOf<{ id: string }>(
    tx,
    sql`
    delete from books where ${inArray(books.id, fresh)}
      and not exists (select 1 from transfers where book_id = books.id)
    returning id`,
  )
  for (const { id } of dropped) byId.delete(id)
  return [...byId.values()]
}
