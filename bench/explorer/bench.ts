import { createApp } from '#server/app.ts'
import { startSession } from '#server/identity/sessions.ts'
import type { Db } from '#server/store/db.ts'
import { transfers } from '#server/store/schema/ledger.ts'
import { testPorts } from '#server/testing/desk.ts'
import { storePeople } from '#server/testing/facts.ts'
import type { Transfer } from '#core/ledger/types.ts'
import { randomStream, syntheticLedger } from '../engine/synthetic.ts'
import { type BenchOptions, type Figure, quantile } from '../report.ts'

const SUBJECTS = 200
const CHUNK = 1_000

/**
 * What the explorer asks, over the whole API on PGlite: subjects are drawn from the ends of transfers, so busy
 * accounts come up as often as they would on a screen. Processor time of the thread, in which the database runs too.
 */
export async function* explorerBench({ rows, seed }: BenchOptions): AsyncIterable<Figure> {
  const desk = await testPorts({ validateResponses: false })
  try {
    const held = syntheticLedger(rows, seed).transfers
    await store(desk.ports.db, held)
    await storePeople(desk.ports.db)
    const ask = await asker(desk.ports)
    const random = randomStream(seed + 1)
    const subjects = Array.from({ length: SUBJECTS }, () => {
      const transfer = held[Math.floor(random() * held.length)]!
      return encodeURIComponent(random() < 0.5 ? transfer.from : transfer.to)
    })
    yield* figures('first (reads the ledger)', [await ask(`neighbourhood?account=${subjects[0]}`)])
    for (const [name, query] of [
      ['neighbourhood', 'neighbourhood?'],
      ['neighbourhood.counts', 'neighbourhood?limit=0&'],
      ['neighbourhood.200', 'neighbourhood?limit=200&'],
      ['neighbourhood.as-of', `neighbourhood?block=${Math.floor(rows / 2)}&`],
      ['transactions', 'transactions?'],
    ] as const) {
      const times: number[] = []
      for (const subject of subjects) times.push(await ask(`${query}account=${subject}`))
      yield* figures(name, times)
    }
    const paths: number[] = []
    for (const [n, to] of subjects.slice(0, 50).entries()) {
      paths.push(await ask(`paths?from=${subjects[n + 50]}&from=${subjects[n + 100]}&to=${to}`))
    }
    yield* figures('paths.2-to-1', paths)
  } finally {
    await desk.close()
  }
}

function* figures(figure: string, times: readonly number[]): Iterable<Figure> {
  for (const at of [0.5, 0.95]) {
    const value = quantile([...times], at)
    yield { figure: `${figure}.p${at * 100}`, value, unit: 'ms', n: times.length }
  }
}

async function store(db: Db, held: readonly Transfer[]): Promise<void> {
  for (let start = 0; start < held.length; start += CHUNK) {
    await db.insert(transfers).values(
      held.slice(start, start + CHUNK).map(({ from, to, asset, time, ...row }) => ({
        ...row,
        fromAccount: from,
        toAccount: to,
        assetId: asset,
        time: time === null ? null : new Date(time),
      })),
    )
  }
}

/** Asks as an analyst; answers what it cost in ms of the thread's processor time. */
async function asker(ports: Awaited<ReturnType<typeof testPorts>>['ports']) {
  const app = createApp(ports)
  const { 'set-cookie': written } = ports.sessions.write(await startSession(ports.db, ports, 'ana'), 3600)
  const cookie = (written ?? '').split(';')[0] ?? ''
  return async (question: string): Promise<number> => {
    const before = process.threadCpuUsage()
    const response = await app.request(`/api/v1/graph/${question}`, { headers: { cookie } })
    await response.text()
    if (!response.ok) throw new Error(`${question} answered ${response.status}`)
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1000
  }
}
