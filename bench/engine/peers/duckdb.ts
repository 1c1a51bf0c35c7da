import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadPeer } from './load.ts'
import type { Peer, PeerWorld } from './questions.ts'
import { PATHS_SQL, STATIC_SQL, pairsCsv, transfersCsv } from './sql.ts'

interface Statement {
  bindInteger(at: number, value: number): void
  runAndReadAll(): Promise<{ getRows(): number[][] }>
}

interface DuckDb {
  readonly DuckDBInstance: {
    create(path: string): Promise<{
      connect(): Promise<{
        run(sql: string): Promise<unknown>
        prepare(sql: string): Promise<Statement>
        runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>
        closeSync(): void
      }>
    }>
  }
}

/** DuckDB, native, in memory; loaded from CSV, which is its fast way in. */
export async function duckDbPeer(world: PeerWorld): Promise<Peer> {
  const { DuckDBInstance } = await loadPeer<DuckDb>('@duckdb/node-api')
  const folder = mkdtempSync(join(tmpdir(), 'kyt-bench-'))
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  writeFileSync(join(folder, 'transfers.csv'), transfersCsv(world))
  writeFileSync(join(folder, 'pairs.csv'), pairsCsv(world))
  const started = performance.now()
  const transfers = '{nr: INTEGER, u: INTEGER, v: INTEGER, amount: DOUBLE, role: INTEGER}'
  const pairs = '{u: INTEGER, v: INTEGER, share: DOUBLE, role: INTEGER}'
  const types = (columns: string) => columns.replaceAll(/: (\w+)/g, ": '$1'")
  for (const [name, columns] of [
    ['transfers', transfers],
    ['pairs', pairs],
  ] as const) {
    const file = join(folder, `${name}.csv`)
    await connection.run(
      `CREATE TABLE ${name} AS SELECT * FROM read_csv('${file}', header=false, columns=${types(columns)})`,
    )
  }
  const loadMs = performance.now() - started
  rmSync(folder, { recursive: true })
  const memory = await connection.runAndReadAll('SELECT sum(memory_usage_bytes) FROM duckdb_memory()')
  const staticShare = await connection.prepare(STATIC_SQL)
  const paths = await connection.prepare(PATHS_SQL)
  const ask = async (statement: Statement, subject: number) => {
    statement.bindInteger(1, subject)
    return (await statement.runAndReadAll()).getRows().map(([value]) => value!)
  }
  return {
    name: 'DuckDB',
    loadMs,
    loadMb: Number(memory.getRows()[0]![0]) / 2 ** 20,
    staticShare: async (subject) => (await ask(staticShare, subject))[0]!,
    topPaths: (subject) => ask(paths, subject),
    close: () => connection.closeSync(),
  }
}
