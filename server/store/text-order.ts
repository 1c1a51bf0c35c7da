import { type SQL, sql } from 'drizzle-orm'

/**
 * Gives every text column the collation "C": text is ordered by its bytes, whatever language the server was set up
 * in. Lists, page cursors and the order in which the engine meets facts are then the same in every database.
 * Columns that have it are left alone, so that it may run after each upgrade and covers columns of any migration.
 */
export const ORDER_TEXT_BY_BYTES: SQL = sql`
do $$
declare it record;
begin
  for it in
    select c.relname as tab, a.attname as col
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
      and a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype
      and a.attcollation <> 'pg_catalog."C"'::regcollation
    order by 1, 2
  loop
    execute format('alter table %I alter column %I type text collate "C"', it.tab, it.col);
  end loop;
end $$`

/**
 * Whether a text has `pattern` in it, whatever the case of letters. In the database's own language: bytes, by which
 * the columns are ordered, know no lower case beyond ASCII.
 */
export const textLike = (column: unknown, pattern: string): SQL =>
  sql`${column} collate "default" ilike ${pattern}`

/** The pattern of `like` for a text anywhere; signs that mean something to `like` mean themselves. */
export const likeAnywhere = (text: string): string => `%${itself(text)}%`

/** The same for a text at the beginning. */
export const likeBeginning = (text: string): string => `${itself(text)}%`

const itself = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`)
