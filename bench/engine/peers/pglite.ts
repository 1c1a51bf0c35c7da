import { PGlite } from '@electric-sql/pglite'
import type { Peer, PeerWorld } from './questions.ts'
import { PATHS_SQL, STATIC_SQL, pairsCsv, transfersCsv } from './sql.ts'

/** PGlite, in memory; loaded by COPY without a write-ahead log, its fast way in, with the indexes both questions need. */
export async function pglitePeer(world: PeerWorld): Promise<Peer> {
  const db = await PGlite.create()
  const started = performance.now()
  await db.exec(`CREATE UNLOGGED TABLE transfers (nr int, u int, v int, amount float8, role int);
    CREATE UNLOGGED TABLE pairs (u int, v int, share float8, role int);`)
  await db.query("COPY transfers FROM '/dev/blob' WITH (FORMAT csv)", [], {
    blob: new Blob([transfersCsv(world)]),
  })
  await db.query("COPY pairs FROM '/dev/blob' WITH (FORMAT csv)", [], { blob: new Blob([pairsCsv(world)]) })
  await db.exec('CREATE INDEX ON transfers (v, nr); CREATE INDEX ON pairs (v); ANALYZE;')
  const loadMs = performance.now() - started
  const size = await db.query<{ bytes: number }>(
    "SELECT (pg_total_relation_size('transfers') + pg_total_relation_size('pairs'))::float8 AS bytes",
  )
  return {
    name: 'PGlite',
    loadMs,
    loadMb: size.rows[0]!.bytes / 2 ** 20,
    staticShare: async (subject) => (await db.query<{ share: number }>(STATIC_SQL, [subject])).rows[0]!.share,
    topPaths: async (subject) =>
      (await db.query<{ value: number }>(PATHS_SQL, [subject])).rows.map(({ value }) => value),
    close: () => db.close(),
  }
}
