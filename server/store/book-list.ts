import { sql } from 'drizzle-orm'
import { type Db, rowsOf } from './db.ts'

export interface BookWithTransfers {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly transfers: number
}

/**
 * Every book with the number of transfers in its scope: those that touch a platform's accounts, move a token's or
 * instrument's asset, or were imported into a case.
 */
export async function listBooks(db: Db): Promise<BookWithTransfers[]> {
  return rowsOf<BookWithTransfers>(
    db,
    sql`select b.id, b.name, b.kind,
      (case b.kind
        when 'platform' then (select count(*) from (
          select t.id from book_accounts x join transfers t on t.from_account = x.account where x.book_id = b.id
          union
          select t.id from book_accounts x join transfers t on t.to_account = x.account where x.book_id = b.id
        ) touching)
        when 'case' then (select count(*) from transfers t where t.book_id = b.id)
        else (select count(*) from transfers t where t.asset_id = b.asset_id)
      end)::int as transfers
      from books b order by b.created_at, b.id`,
  )
}
