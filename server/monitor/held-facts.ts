import { sql } from 'drizzle-orm'
import type { Facts } from '#core/risk/facts.ts'
import { type RecordBody, RECORD_WORDS, type RecordKind } from '../sources/record-kinds.ts'
import { type Db, rowsOf } from '../store/db.ts'

/** What each record of a kind says, by the key that tells which record it is. */
export type HeldRecords = ReadonlyMap<RecordKind, ReadonlyMap<string, RecordBody>>

/** Since when the rules look at a kind of record (epoch ms); kinds that are looked for in everything are not in it. */
export type WatchStarts = ReadonlyMap<RecordKind, number>

/** The records of other systems as a screening knows them. */
export interface KnownFacts {
  /** Everything that is held. */
  readonly facts: Facts
  /**
   * What may be asked about a transfer of an instant (epoch ms). A kind that is watched from later on is not connected
   * for it: nothing is found and nothing is cleared. An unknown time may lie before, so it counts as before.
   */
  readonly factsAt: (time: number | null) => Facts
}

/** The records that this desk holds, each as it was said last. */
export async function heldRecords(db: Db): Promise<HeldRecords> {
  const held = await rowsOf<{ kind: RecordKind; key: string; body: RecordBody }>(
    db,
    sql`select distinct on (kind, key) kind, key, body from held_records order by kind, key, n desc`,
  )
  const byKind = new Map<RecordKind, Map<string, RecordBody>>()
  for (const { kind, key, body } of held) {
    const records = byKind.get(kind) ?? new Map<string, RecordBody>()
    byKind.set(kind, records.set(key, body))
  }
  return byKind
}

/**
 * Records as the rules take them. A kind of which nothing was ever brought in is not connected: it stays undefined,
 * the rules that need it are not evaluated, and the register says what they are missing.
 */
export function factsOf(held: HeldRecords): Facts {
  const facts = Object.entries(RECORD_WORDS).flatMap(([name, word]) => {
    const records = held.get(word)
    return records === undefined ? [] : [[name, [...records.values()].map(asFact)]]
  })
  // What was stored is what the readers made of core/risk/facts.ts.
  return Object.fromEntries(facts) as Facts
}

/** {@link factsOf} what this desk holds. */
export async function heldFacts(db: Db): Promise<Facts> {
  return factsOf(await heldRecords(db))
}

export async function watchStarts(db: Db): Promise<WatchStarts> {
  const rows = await rowsOf<{ kind: RecordKind; from: number }>(
    db,
    sql`select kind, (extract(epoch from watched_from) * 1000)::float8 as "from" from record_watches
      where watched_from is not null`,
  )
  return new Map(rows.map(({ kind, from }) => [kind, from]))
}

export function watchedFacts(facts: Facts, starts: WatchStarts): KnownFacts {
  const watched = Object.entries(RECORD_WORDS).flatMap(([name, word]) => {
    const from = starts.get(word)
    return from === undefined ? [] : [{ name: name as keyof Facts, from }]
  })
  const known = new Map<string, Facts>()
  return {
    facts,
    factsAt(time) {
      const hidden = watched.filter(({ from }) => time === null || time < from).map(({ name }) => name)
      if (hidden.length === 0) return facts
      const key = hidden.join(' ')
      const before = known.get(key)
      if (before !== undefined) return before
      const shown = Object.entries(facts).filter(([name]) => !hidden.includes(name as keyof Facts))
      const then: Facts = Object.fromEntries(shown)
      known.set(key, then)
      return then
    },
  }
}

export async function knownFacts(db: Db): Promise<KnownFacts> {
  return watchedFacts(await heldFacts(db), await watchStarts(db))
}

/** JSON has no big integers: the amounts that records hold are decimal strings there. */
function asFact(body: RecordBody): unknown {
  const amounts = ['amount', 'minor'].flatMap((name) => {
    const value = body[name]
    return typeof value === 'string' ? [[name, BigInt(value)] as const] : []
  })
  return amounts.length === 0 ? body : { ...body, ...Object.fromEntries(amounts) }
}
