import { sql } from 'drizzle-orm'
import type { Facts } from '#core/risk/facts.ts'
import { RECORD_WORDS, type RecordKind } from '../sources/record-kinds.ts'
import { type Db, rowsOf } from '../store/db.ts'

type Body = Record<string, unknown>

/**
 * The records of other systems that this desk holds, each as it was said last. A kind of which nothing was ever
 * brought in is not connected: it stays undefined, the rules that need it are not evaluated, and the register says
 * what they are missing.
 */
export async function heldFacts(db: Db): Promise<Facts> {
  const held = await rowsOf<{ kind: RecordKind; body: Body }>(
    db,
    sql`select distinct on (kind, key) kind, body from held_records order by kind, key, n desc`,
  )
  const byKind = Map.groupBy(held, ({ kind }) => kind)
  const facts = Object.entries(RECORD_WORDS).flatMap(([name, word]) => {
    const records = byKind.get(word)
    return records === undefined ? [] : [[name, records.map(({ body }) => asFact(body))]]
  })
  // What was stored is what the readers made of core/risk/facts.ts.
  return Object.fromEntries(facts) as Facts
}

/** JSON has no big integers: the amounts that records hold are decimal strings there. */
function asFact(body: Body): unknown {
  const amounts = ['amount', 'minor'].flatMap((name) => {
    const value = body[name]
    return typeof value === 'string' ? [[name, BigInt(value)] as const] : []
  })
  return amounts.length === 0 ? body : { ...body, ...Object.fromEntries(amounts) }
}
