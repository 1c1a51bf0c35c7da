import { sql } from 'drizzle-orm'
import type { Ports } from '../ports.ts'
import { type Db, rowOf } from '../store/db.ts'
import { type LineRange, type Merged, type MergePlan, moveBatches } from './merge.ts'
import { holdBackUndated, retireUndated } from './ofac-dates.ts'
import type { ImportKind } from './options.ts'
import { notice } from './notices.ts'

/** Moves staged claims into the label set, and settles what an OFAC list without dates and one with dates say. */
export async function mergeLabels(tx: Db, ports: Ports, kind: ImportKind, plan: MergePlan): Promise<Merged> {
  const now = new Date(ports.clock())
  const counts = await moveBatches(tx, plan, async (range) => {
    const held = kind === 'ofac-list' ? await holdBackUndated(tx, plan.importId, range, now) : NOTHING_HELD
    const { staged, added } = await moveClaims(tx, plan.importId, range, now)
    return { staged: staged + held.known, added, refused: held.refused }
  })
  const retired = kind === 'ofac-dated' ? await retireUndated(tx, now) : 0
  const notices =
    retired === 0
      ? []
      : [
          notice({
            code: 'undated-gave-way',
            message: `${retired} claims of the same list without dates gave way to the ones with dates.`,
            values: { count: String(retired) },
          }),
        ]
  return { ...counts, bookId: null, notices }
}

const NOTHING_HELD = { known: 0, refused: [] }

function moveClaims(tx: Db, importId: string, { from, to }: LineRange, knownFrom: Date) {
  return rowOf<{ staged: number; added: number }>(
    tx,
    sql`
    with moved as (
      delete from label_staging where import_id = ${importId} and line between ${from} and ${to} returning *
    ), added as (
      insert into labels (id, namespace, address, chain, category, label, actor, source, confidence, valid_from,
        valid_until, valid_from_block, valid_until_block, uri, note, meta, known_from, import_id)
      select id, namespace, address, chain, category, label, actor, source, confidence, valid_from,
        valid_until, valid_from_block, valid_until_block, uri, note, meta, ${knownFrom.toISOString()}::timestamptz,
        import_id
      from moved order by line
      on conflict do nothing returning 1
    )
    select (select count(*) from moved)::int as staged, (select count(*) from added)::int as added`,
  )
}
