import { parseArgs } from 'node:util'
import { brokenBudgets } from './engine/budgets.ts'
import { report } from './report.ts'
import type { Bench } from './report.ts'

/**
 * `node bench/run.ts <name> [--n rows] [--seed number] [--peers] [--check] [--json]`: a table, or one JSON line a
 * figure. `--check` ends with an error where a budget is broken (engine/budgets.ts).
 */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  graph: async () => (await import('./graph/bench.ts')).graphBench,
  engine: async () => (await import('./engine/bench.ts')).engineBench,
  explorer: async () => (await import('./explorer/bench.ts')).explorerBench,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    n: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    peers: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const name = positionals[0] ?? ''
const load = BENCHES[name]
if (load === undefined) {
  console.error(
    `usage: node bench/run.ts <${Object.keys(BENCHES).join('|')}> [--n rows] [--seed number] [--peers] [--check] [--json]`,
  )
  process.exitCode = 2
} else {
  const bench = await load()
  const options = { rows: Number(values.n), seed: Number(values.seed), peers: values.peers }
  const figures = await report(name, bench(options), values.json)
  const broken = values.check && name === 'engine' ? brokenBudgets(figures) : []
  for (const line of broken) console.error(`budget broken: ${line}`)
  if (broken.length > 0) process.exitCode = 1
}
