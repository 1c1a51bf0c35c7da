import { and, asc, desc, eq, gt, lt, or } from 'drizzle-orm'
import type { z } from 'zod'
import type { Import as ImportSchema } from '#core/contract/imports.ts'
import { ProblemError } from '../http/problem.ts'
import { readCursor, writeCursor } from '../store/cursor.ts'
import type { Db } from '../store/db.ts'
import { users } from '../store/schema/identity.ts'
import { importRejects, imports } from '../store/schema/labels.ts'
import { books } from '../store/schema/ledger.ts'
import type { ImportKind, ImportState } from './options.ts'
import { noticesKept } from './notices.ts'

export type Import = z.infer<typeof ImportSchema>
export type ImportRow = typeof imports.$inferSelect

/** What a running import knows before its row does. */
export interface LiveCounts {
  readonly bytesRead: number
  readonly rowsRead: number
  readonly rejected: number
}

const selection = { row: imports, user: users, book: books }

function withNames(db: Db) {
  return db
    .select(selection)
    .from(imports)
    .leftJoin(users, eq(users.id, imports.createdById))
    .leftJoin(books, eq(books.id, imports.bookId))
}

type Named = Awaited<ReturnType<typeof withNames>>[number]

/** The wire form of an import; `live` replaces the counts of one that runs in this process. */
export function toImport({ row, user, book }: Named, live: LiveCounts | null): Import {
  return {
    id: row.id,
    kind: row.kind as ImportKind | null,
    filename: row.filename,
    state: row.state as ImportState,
    bytesTotal: row.bytesTotal,
    bytesRead: live?.bytesRead ?? row.bytesRead,
    sha256: row.sha256,
    rowsRead: live?.rowsRead ?? row.rowsRead,
    accepted: row.accepted,
    merged: row.merged,
    rejected: live?.rejected ?? row.rejected,
    notices: noticesKept(row.notices),
    alertsRaised: row.alertsRaised,
    error: row.error,
    book: book === null ? null : { id: book.id, name: book.name },
    createdBy: user === null ? null : { id: user.id, name: user.name, role: user.role },
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}

/** @throws ProblemError `not-found` */
export async function findImport(db: Db, id: string): Promise<Named> {
  const [found] = await withNames(db).where(eq(imports.id, id))
  if (found === undefined) throw new ProblemError('not-found', 'There is no such import.')
  return found
}

const ORDER = 'imports.newest'

/** A page of imports, the newest first. @throws ProblemError `validation` for a cursor of another list */
export async function pageOfImports(
  db: Db,
  page: { cursor: string | undefined; limit: number },
): Promise<{ items: Named[]; nextCursor: string | null }> {
  const cursor = readCursor(page.cursor, ORDER, ['instant', 'text'])
  const [at, id] = [new Date(String(cursor?.[0])), String(cursor?.[1])]
  const after = or(lt(imports.createdAt, at), and(eq(imports.createdAt, at), gt(imports.id, id)))
  const rows = await withNames(db)
    .where(cursor === null ? undefined : after)
    .orderBy(desc(imports.createdAt), asc(imports.id))
    .limit(page.limit + 1)
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)?.row
  const hasMore = rows.length > page.limit && last !== undefined
  return { items, nextCursor: hasMore ? writeCursor(ORDER, [last.createdAt.toISOString(), last.id]) : null }
}

/** Up to `limit` rejects of an import after the `after`-th, in the order of the file. */
export function rejectsAfter(db: Db, importId: string, after: number, limit: number) {
  return db
    .select({
      n: importRejects.n,
      line: importRejects.line,
      field: importRejects.field,
      value: importRejects.value,
      reason: importRejects.reason,
    })
    .from(importRejects)
    .where(and(eq(importRejects.importId, importId), gt(importRejects.n, after)))
    .orderBy(asc(importRejects.n))
    .limit(limit)
}
