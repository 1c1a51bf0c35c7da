/**
 * OFAC addresses come in two files: plain lists without any date, and a list with names, designations and delistings.
 * Both would stand side by side as claims of one source, and for a delisted address they contradict each other.
 * The rule: what the source says with its dates outweighs what it says without.
 *
 * - A dated list retires the undated claims about its addresses: `known_until` ends them, so that screening as of
 *   then still finds what was known then.
 * - An undated list adds nothing to an address that a dated claim in force covers, and its row is refused, with the
 *   reason, where the dated claim has ended: it cannot say that the address was listed again.
 */
import { sql } from 'drizzle-orm'
import { OFAC_SOURCE } from '../lists/ofac.ts'
import { type RejectedRow, rejectRow } from '../sources/rows.ts'
import { type Db, rowsOf } from '../store/db.ts'
import type { LineRange } from './merge.ts'

/** A claim that names somebody or a date says more than "this address is on the list". */
const INFORMED = sql.raw('(actor is not null or valid_from is not null or valid_until is not null)')

/** Ends the undated claims about addresses that a dated claim is about. @returns how many */
export async function retireUndated(tx: Db, now: Date): Promise<number> {
  const retired = await rowsOf(
    tx,
    sql`
    update labels set known_until = ${now.toISOString()}::timestamptz
    where source = ${OFAC_SOURCE} and known_until is null and not ${INFORMED} and (namespace, address) in (
      select namespace, address from labels where source = ${OFAC_SOURCE} and known_until is null and ${INFORMED}
    )
    returning id`,
  )
  return retired.length
}

/** Takes the rows out of a staged batch of an undated list that dated claims outweigh. */
export async function holdBackUndated(
  tx: Db,
  importId: string,
  { from, to }: LineRange,
  now: Date,
): Promise<{ known: number; refused: RejectedRow[] }> {
  const held = await rowsOf<{ line: number; address: string; ended: string | null }>(
    tx,
    sql`
    delete from label_staging s using (
      select namespace, address, case when bool_and(valid_until <= ${now.toISOString()}::timestamptz)
        then to_char(max(valid_until) at time zone 'UTC', 'YYYY-MM-DD') end as ended
      from labels where source = ${OFAC_SOURCE} and known_until is null and ${INFORMED}
      group by namespace, address
    ) dated
    where s.import_id = ${importId} and s.line between ${from} and ${to}
      and s.namespace = dated.namespace and s.address = dated.address
    returning s.line, s.address, dated.ended`,
  )
  const refused = held.flatMap(({ line, address, ended }) =>
    ended === null
      ? []
      : rejectRow(
          line,
          'delisted',
          'address',
          address,
          `the dated list says that this address was delisted by ${ended}, and a list without dates cannot say ` +
            'that it was listed again; bring the new designation in with its date',
        ),
  )
  return { known: held.length - refused.length, refused: refused.toSorted((a, b) => a.line - b.line) }
}
