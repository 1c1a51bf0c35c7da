import { layArrivals } from '#core/flow/arrivals.ts'
import type { Engine } from '#core/flow/engine.ts'
import { createEngine } from '#core/flow/engine.ts'
import { sendFractions } from '#core/flow/fractions.ts'
import { forwardGraph } from '#core/flow/graph.ts'
import { placeLabels } from '#core/flow/labels.ts'
import { TAINT_KERNELS } from '#core/flow/policies/run.ts'
import type { TaintMethod } from '#core/flow/policies/taint.ts'
import { rulingsOf } from '#core/flow/policies/taint.ts'
import { exactAmount } from '#core/ledger/amounts.ts'
import { ledgerDigest } from '#core/ledger/digest.ts'
import type { ChainLedger } from '#core/ledger/ledger.ts'
import { appendTransfers, buildLedger } from '#core/ledger/ledger.ts'
import type { BenchOptions, Figure } from '../report.ts'
import { median, quantile, settle, time } from '../report.ts'
import { naiveHaircut } from './naive.ts'
import { peerFigures } from './peer-figures.ts'
import { ASSET, randomStream, syntheticLedger } from './synthetic.ts'

const SUBJECTS = 300
const MEGABYTE = 2 ** 20

/** Build, exposure, rules and paths over a seeded synthetic ledger. */
export async function* engineBench({ rows, seed, peers }: BenchOptions): AsyncIterable<Figure> {
  const { transfers, claims } = syntheticLedger(rows, seed)
  const build = time(() => buildLedger(transfers))
  const ledger = buildLedger(transfers)
  const chain = [...ledger.chains.values()][0]!
  yield { figure: 'ledger.build', value: build, unit: 'ms', n: rows }
  yield { figure: 'ledger.arrays', value: bytesOf(chain) / MEGABYTE, unit: 'MB', n: rows }
  yield {
    figure: 'ledger.arrays.per-million',
    value: (bytesOf(chain) / rows) * (1e6 / MEGABYTE),
    unit: 'MB',
    n: rows,
  }
  yield { figure: 'ledger.digest', value: time(() => ledgerDigest(ledger)), unit: 'ms', n: rows }
  const late = { ...transfers[rows >>> 1]!, id: 'late' }
  yield {
    figure: 'ledger.append.late',
    value: median(3, () => appendTransfers(ledger, [late])),
    unit: 'ms',
    n: 3,
  }

  const tail = { ...transfers.at(-1)!, id: 'tail', logIndex: 1 }
  yield {
    figure: 'ledger.append.tail',
    value: median(3, () => appendTransfers(ledger, [tail])),
    unit: 'ms',
    n: 3,
  }
  const grown = appendTransfers(ledger, [tail])
  yield { figure: 'ledger.append.tail.digest', value: time(() => ledgerDigest(grown)), unit: 'ms', n: 1 }

  const graph = forwardGraph(chain)
  const fractions = () => sendFractions({ ...graph, exact: (event) => exactAmount(chain.columns, event) })
  yield { figure: 'fractions', value: median(3, fractions), unit: 'ms', n: 3 }
  const arrivals = () => layArrivals(graph.incoming, graph)
  yield { figure: 'arrivals', value: median(3, arrivals), unit: 'ms', n: 3 }

  const engine = createEngine(ledger, claims)
  settle()
  yield* exposureFigures(engine, transfers, seed)
  settle()
  yield* pathFigures(engine, chain, seed)
  settle()
  yield* ruleFigures(chain, claims)
  settle()
  yield* denseFigures(engine, { transfers, claims }, subjectsOf(chain, seed, 20))
  if (peers) {
    settle()
    const subjects = subjectsOf(chain, seed + 2, 40).map((account) => chain.find(account, ASSET))
    yield* peerFigures(chain, claims, subjects)
  }
}

type Synthetic = ReturnType<typeof syntheticLedger>

function* exposureFigures(engine: Engine, transfers: Synthetic['transfers'], seed: number): Iterable<Figure> {
  const chain = [...engine.ledger.chains.values()][0]!
  const last = chain.accountOf(chain.columns.to[chain.count - 1]!)
  yield {
    figure: 'engine.first-answer',
    value: time(() => engine.exposureOf(last, ASSET)),
    unit: 'ms',
    n: 1,
  }
  const subjects = subjectsOf(chain, seed, SUBJECTS)
  for (const subject of subjects.slice(0, 20)) engine.exposureOf(subject, ASSET)

  yield* sparseFigures('adjoint.sparse.1e-6', engine, subjects, 1e-6)
  yield* sparseFigures('adjoint.sparse.1e-4', engine, subjects, 1e-4)
  // Without a service to stop at, every ancestor has to be walked: the worst the bound has to hold.
  yield* sparseFigures('adjoint.sparse.1e-6.no-services', createEngine(engine.ledger, []), subjects, 1e-6)

  const transferTimes = subjects.map((_, at) => {
    const id = transfers[Math.floor((at * transfers.length) / subjects.length)]!.id
    return time(() => engine.exposureOfTransfer(id))
  })
  yield {
    figure: 'adjoint.sparse.transfer.p95',
    value: quantile(transferTimes, 0.95),
    unit: 'ms',
    n: transferTimes.length,
  }
  engine.exposureOf(subjects[0]!, ASSET, { side: 'destination' })
  const away = subjects.map((subject) =>
    time(() => engine.exposureOf(subject, ASSET, { side: 'destination' })),
  )
  yield { figure: 'adjoint.sparse.destination.p95', value: quantile(away, 0.95), unit: 'ms', n: away.length }
}

/** Every event, and the naive fold: it leaves hundreds of megabytes behind, so nothing that is timed comes after it. */
function* denseFigures(
  engine: Engine,
  { transfers, claims }: Synthetic,
  subjects: readonly string[],
): Iterable<Figure> {
  const dense = subjects.map((subject) => time(() => engine.exposureOf(subject, ASSET, { eps: 0 })))
  const middle = quantile(dense, 0.5)
  const naive = time(() => naiveHaircut(transfers, claims))
  yield { figure: 'reference.naive', value: naive, unit: 'ms', n: 1 }
  yield {
    figure: 'adjoint.dense.p50',
    value: middle,
    unit: 'ms',
    n: dense.length,
    against: 'naive Map<string, object>',
    ratio: naive / middle,
  }
  yield { figure: 'adjoint.dense.max', value: dense.at(-1)!, unit: 'ms', n: dense.length }
}

function* sparseFigures(
  name: string,
  engine: Engine,
  subjects: readonly string[],
  eps: number,
): Iterable<Figure> {
  const unresolved: number[] = []
  engine.exposureOf(subjects[0]!, ASSET, { eps })
  const times = subjects.map((subject) =>
    time(() => unresolved.push(engine.exposureOf(subject, ASSET, { eps }).unresolved)),
  )
  yield* quantiles(name, times)
  yield {
    figure: `${name}.unresolved.p95`,
    value: quantile(unresolved, 0.95),
    unit: 'share',
    n: unresolved.length,
  }
}

function* quantiles(name: string, times: number[]): Iterable<Figure> {
  for (const [label, q] of [
    ['p50', 0.5],
    ['p95', 0.95],
    ['max', 1],
  ] as const) {
    yield { figure: `${name}.${label}`, value: quantile(times, q), unit: 'ms', n: times.length }
  }
}

function* ruleFigures(chain: ChainLedger, claims: Synthetic['claims']): Iterable<Figure> {
  const graph = forwardGraph(chain)
  const rulings = rulingsOf(graph, placeLabels(chain, claims))
  for (const method of Object.keys(TAINT_KERNELS) as TaintMethod[]) {
    const value = median(5, () => TAINT_KERNELS[method](graph, rulings))
    yield { figure: `rule.${method}`, value, unit: 'ms', n: 5 }
  }
}

function* pathFigures(engine: Engine, chain: ChainLedger, seed: number): Iterable<Figure> {
  const subjects = subjectsOf(chain, seed + 1, 100)
  for (const by of ['carried', 'bottleneck'] as const) {
    let truncated = 0
    const times = subjects.map((subject) =>
      time(() => {
        if (engine.paths(subject, ASSET, { by, floor: 10_000_000n }).truncated) truncated++
      }),
    )
    yield* quantiles(`paths.top10.${by}.floor`, times)
    yield { figure: `paths.top10.${by}.floor.truncated`, value: truncated, unit: 'count', n: times.length }
  }
}

/** Accounts that hold something at the end, as often as they receive. */
function subjectsOf(chain: ChainLedger, seed: number, count: number): string[] {
  const random = randomStream(seed)
  const subjects: string[] = []
  const engine = createEngine({ count: chain.count, chains: new Map([[chain.chain, chain]]) }, [])
  while (subjects.length < count) {
    const row = Math.floor(random() * chain.count)
    const account = chain.accountOf(chain.columns.to[row]!)
    if (engine.exposureOf(account, ASSET, { maxEvents: 1 }).denominator > 0n) subjects.push(account)
  }
  return subjects
}

/** Bytes of all typed arrays of a ledger, with its fractions and the layout of its arrivals (strings and records are the caller's). */
function bytesOf(chain: ChainLedger): number {
  const { columns, outgoing, incoming } = chain
  const graph = forwardGraph(chain)
  const arrays = [
    columns.from,
    columns.to,
    columns.amount,
    columns.low,
    columns.block,
    columns.txIndex,
    columns.logIndex,
    columns.time,
    outgoing.offsets,
    outgoing.events,
    incoming.offsets,
    incoming.events,
    chain.place,
    graph.fraction,
    graph.arrivals.amount,
    graph.arrivals.sender,
  ]
  return arrays.reduce((sum, array) => sum + (array?.byteLength ?? 0), 0)
}
