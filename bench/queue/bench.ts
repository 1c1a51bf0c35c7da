import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { createApp } from '#server/app.ts'
import { startSession } from '#server/identity/sessions.ts'
import { type Desk, openDesk } from '#server/node/open-desk.ts'
import { rowOf } from '#server/store/db.ts'
import { seedDemoIfEmpty } from '../../scripts/lib/seed-demo.ts'
import { startTestPostgres } from '../../scripts/lib/postgres.ts'
import { type Bench, type BenchOptions, type Figure, quantile } from '../report.ts'
import { fillQueue } from './fill.ts'
import { FACETS, type Question, questions } from './questions.ts'

const REPEAT = 20
const USERS = 20
/** How long a person looks at an answer before asking again, on average, in ms. */
const THINK_MS = 1000
const WORKDAY_MS = 20_000

const SILENT = { info() {}, warn() {}, error() {} }

/** The queue over the API of a real desk: every list, facet and search by itself, then twenty people at once. */
export const queueBench: Bench = async function* (options) {
  const home = await openHome(options)
  try {
    const { desk } = home
    const { count } = await rowOf<{ count: number }>(desk.ports.db, sql`select count(*)::int from alerts`)
    yield { figure: `${home.name}.alerts`, value: count, unit: 'count', n: 1 }
    yield { figure: 'machine.load', value: loadavg()[0] ?? 0, unit: 'count', n: availableParallelism() }
    const ask = await analyst(desk)
    const asked = await questions(desk.ports.db)
    for (const question of [...asked, ...FACETS]) yield* alone(home.name, question, ask)
    yield* together(home.name, asked, ask)
  } finally {
    await home.close()
  }
}

interface Home {
  readonly name: string
  readonly desk: Desk
  readonly close: () => Promise<void>
}

/** PostgreSQL where one is named or asked for, else the embedded database in a folder of its own. */
async function openHome({ rows, seed, databaseUrl, postgres }: BenchOptions): Promise<Home> {
  const server = postgres ? await startTestPostgres() : null
  if (postgres && server === null) throw new Error('no PostgreSQL server programs on this machine')
  const url = databaseUrl ?? server?.url ?? null
  const dataDir = mkdtempSync(join(tmpdir(), 'kyt-bench-'))
  const opened = await openDesk(
    {
      port: 0,
      host: '127.0.0.1',
      dataDir,
      databaseUrl: url,
      demo: true,
      demoSize: 'small',
      secureCookies: false,
      logLevel: 'quiet',
      version: 'bench',
    },
    SILENT,
  )
  const desk = await seedDemoIfEmpty(opened, { size: 'small', onProgress: () => {} })
  const { filled } = await rowOf<{ filled: number }>(
    desk.ports.db,
    sql`select count(*)::int as filled from alerts where dedupe_key like 'bench-%'`,
  )
  // A database of yours that an earlier run has filled is asked again as it is.
  if (filled === 0) await fillQueue(desk.ports.db, { count: rows, seed, asOf: desk.ports.clock() })
  const close = async () => {
    await desk.close()
    await server?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { name: url === null ? 'pglite' : 'postgres', desk, close }
}

type Ask = (path: string) => Promise<{ readonly ms: number; readonly body: unknown }>

/** Asks as an analyst, for whom the restricted compartment is masked: the dearer case. */
async function analyst({ ports }: Desk): Promise<Ask> {
  const app = createApp(ports)
  const { id } = await rowOf<{ id: string }>(
    ports.db,
    sql`select id from users where role = 'analyst' order by id limit 1`,
  )
  const written = ports.sessions.write(await startSession(ports.db, ports, id), 3600)
  const cookie = (written['set-cookie'] ?? '').split(';')[0] ?? ''
  return async (path) => {
    const started = performance.now()
    const response = await app.request(path, { headers: { cookie } })
    const body: unknown = await response.json()
    if (response.status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`)
    return { ms: performance.now() - started, body }
  }
}

async function* alone(home: string, { name, path }: Question, ask: Ask): AsyncIterable<Figure> {
  await ask(path)
  const times: number[] = []
  for (let n = 0; n < REPEAT; n += 1) times.push((await ask(path)).ms)
  for (const [label, q] of [
    ['p50', 0.5],
    ['p95', 0.95],
  ] as const) {
    yield { figure: `${home}.${name}.${label}`, value: quantile(times, q), unit: 'ms', n: REPEAT }
  }
}

/** Twenty people, each asking something else about a second after the last answer; a third also turn the page. */
async function* together(home: string, asked: readonly Question[], ask: Ask): AsyncIterable<Figure> {
  const times: number[] = []
  const until = performance.now() + WORKDAY_MS
  const person = async (who: number) => {
    for (let turn = 0; performance.now() < until; turn += 1) {
      // Spread evenly and without chance: nobody asks in step with another.
      await pause(THINK_MS * (0.5 + ((who * 7 + turn * 13) % 20) / 20))
      const path = asked[(who * 11 + turn * 5) % asked.length]?.path ?? ''
      const { ms, body } = await ask(path)
      times.push(ms)
      const { nextCursor } = body as { nextCursor: string | null }
      if (turn % 3 === 0 && nextCursor !== null) times.push((await ask(`${path}&cursor=${nextCursor}`)).ms)
    }
  }
  await Promise.all(Array.from({ length: USERS }, (_, who) => person(who)))
  const n = times.length
  for (const [label, q] of [
    ['p50', 0.5],
    ['p95', 0.95],
    ['max', 1],
  ] as const) {
    yield { figure: `${home}.list.${USERS}-users.${label}`, value: quantile(times, q), unit: 'ms', n }
  }
}
