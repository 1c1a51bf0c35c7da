import { parseArgs } from 'node:util'
import { report } from './report.ts'
import type { Bench } from './report.ts'

/** `node bench/run.ts <name> [--n rows] [--seed number] [--json]`: a table, or one JSON line a figure. */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  engine: async () => (await import('./engine/bench.ts')).engineBench,
  explorer: async () => (await import('./explorer/bench.ts')).explorerBench,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    n: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})

const name = positionals[0] ?? ''
const load = BENCHES[name]
if (load === undefined) {
  console.error(
    `usage: node bench/run.ts <${Object.keys(BENCHES).join('|')}> [--n rows] [--seed number] [--json]`,
  )
  process.exitCode = 2
} else {
  const bench = await load()
  await report(name, bench({ rows: Number(values.n), seed: Number(values.seed) }), values.json)
}
