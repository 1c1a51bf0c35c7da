import { and, eq, inArray, sql } from 'drizzle-orm'
import type { AuditPerson } from '#core/evidence/audit-chain.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { appendAudit } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import { imports } from '../store/schema/labels.ts'
import { books } from '../store/schema/ledger.ts'
import { ImportStopped, problemOf, rootMessage, stopped } from './failures.ts'
import { tooLarge } from './intake.ts'
import type { ImportKind, OnStored } from './options.ts'
import { findImport, type Import, type ImportRow, type LiveCounts, toImport } from './records.ts'
import { runningImport, type RunningImport } from './running.ts'
import { screenStored } from './screening.ts'
import { type StagedFile, stageFile } from './stage-file.ts'
import { dropStaged } from './staging.ts'
import { storeFile } from './store-file.ts'
import { tidyStaging } from './tidy.ts'

export interface Announcement {
  readonly filename: string
  readonly kind?: ImportKind | undefined
  readonly bytes?: number | undefined
  readonly book?: string | undefined
  /** Of a file of records: whether kinds that are new here are looked for in what is held already. True where left out. */
  readonly lookBack?: boolean | undefined
}

/** The imports of one desk. Files run side by side; each is stored whole or not at all. */
export interface Imports {
  /** Announces a file. @throws ProblemError `validation` */
  announce(file: Announcement, actor: AuditPerson): Promise<Import>
  /**
   * Takes the announced file in, stores it and screens what it brought. Answers with the report, also of an import
   * that was cancelled meanwhile. @throws ProblemError where the file cannot be used: nothing of it stays
   */
  receive(id: string, body: ReadableStream<Uint8Array> | null, actor: AuditPerson): Promise<Import>
  /** Stops an import within one batch; nothing of its file stays. @throws ProblemError `conflict` once stored */
  cancel(id: string, actor: AuditPerson): Promise<Import>
  find(id: string): Promise<Import>
  /** Counts of an import that runs in this process. */
  live(id: string): LiveCounts | null
}

/**
 * `onStored` screens what a file brought as soon as it is stored; null screens nothing and leaves `alertsRaised`
 * unknown; `later` leaves it to the caller, who screens many files at once (`screenStored`).
 */
export function createImports(ports: Ports, onStored: OnStored | null | 'later'): Imports {
  const running = new Map<string, { run: RunningImport; ended: Promise<unknown> }>()

  const live = (id: string) => running.get(id)?.run.counts ?? null
  const find = async (id: string) => toImport(await findImport(ports.db, id), live(id))

  return {
    find,
    live,

    async announce(file, actor) {
      if (file.bytes !== undefined && file.bytes > ports.config.maxImportBytes) {
        throw new ProblemError('validation', `body.bytes: ${tooLarge(ports.config.maxImportBytes).message}`)
      }
      if (file.book !== undefined) await mustBeBook(ports.db, file.book)
      const id = `imp-${ports.randomToken()}`
      await ports.db.insert(imports).values({
        id,
        kind: file.kind ?? null,
        filename: file.filename,
        state: 'waiting',
        bytesTotal: file.bytes ?? null,
        bookId: file.book ?? null,
        lookBack: file.lookBack ?? true,
        createdById: actor.role === 'system' ? null : actor.id,
        createdAt: new Date(ports.clock()),
      })
      return find(id)
    },

    async receive(id, body, actor) {
      const announced = await begin(ports, id)
      const run = runningImport(id)
      const work = takeAndStore(ports, run, announced, body, actor)
      const ended = work.catch(() => {})
      running.set(id, { run, ended })
      const isStored = await work.finally(() => running.delete(id))
      if (isStored && onStored !== 'later') await screenStored(ports, [id], onStored)
      return find(id)
    },

    async cancel(id, actor) {
      await findImport(ports.db, id)
      const here = running.get(id)
      if (here?.run.stop()) await here.ended
      else if (here === undefined) await end(ports, id, new ImportStopped('cancelled', CANCELLED), actor)
      const now = await find(id)
      if (now.state !== 'cancelled') {
        throw new ProblemError('conflict', `The import is ${now.state} and can no longer be cancelled.`)
      }
      return now
    },
  }
}

const CANCELLED = 'The import was cancelled.'

async function begin(ports: Ports, id: string): Promise<ImportRow> {
  const [row] = await ports.db
    .update(imports)
    .set({ state: 'reading', heartbeatAt: new Date(ports.clock()) })
    .where(and(eq(imports.id, id), eq(imports.state, 'waiting')))
    .returning()
  if (row) return row
  const { row: known } = await findImport(ports.db, id)
  throw new ProblemError(
    'conflict',
    `The import is ${known.state}: its content was sent already, or it ended.`,
  )
}

/** Reads the file and stores it, or ends the import. False where it was cancelled. */
async function takeAndStore(
  ports: Ports,
  run: RunningImport,
  announced: ImportRow,
  body: ReadableStream<Uint8Array> | null,
  actor: AuditPerson,
): Promise<boolean> {
  let staged: StagedFile
  try {
    staged = await stageFile(ports, run, {
      filename: announced.filename,
      kind: announced.kind as ImportKind | null,
      bytesTotal: announced.bytesTotal,
      body,
    })
    await storeFile(ports, run, { announced, staged, actor })
  } catch (error) {
    const why = stopped(error)
    if (why.cause !== undefined) {
      ports.log.warn('import.stopped', { id: run.id, state: why.state, cause: rootMessage(why.cause) })
    }
    const ended = await end(ports, run.id, why, actor)
    if (!ended) await dropUnlessStored(ports.db, run.id)
    if (why.state === 'cancelled') return false
    throw problemOf(why)
  }
  await tidyStaging(ports, staged)
  return true
}

/**
 * Ends an import that stores nothing, with what it staged and a line in the trail. False where it had
 * ended already.
 */
async function end(ports: Ports, id: string, why: ImportStopped, actor: AuditPerson): Promise<boolean> {
  return ports.db.transaction(async (tx) => {
    const [row] = await tx
      .update(imports)
      .set({ state: why.state, error: why.message, finishedAt: new Date(ports.clock()) })
      .where(and(eq(imports.id, id), inArray(imports.state, ['waiting', 'reading', 'storing'])))
      .returning({ filename: imports.filename })
    if (row === undefined) return false
    await dropStaged(tx, id)
    await appendAudit(tx, ports, {
      actor,
      type: `import.${why.state}`,
      target: { kind: 'import', id },
      data: { filename: row.filename, reason: why.message },
    })
    return true
  })
}

/** After an end that came from elsewhere: this process may have staged another batch meanwhile. */
async function dropUnlessStored(db: Db, id: string): Promise<void> {
  const { row } = await findImport(db, id)
  if (row.finishedAt !== null && row.state !== 'done') await dropStaged(db, id)
}

async function mustBeBook(db: Db, id: string): Promise<void> {
  const [book] = await db
    .select({ one: sql`1` })
    .from(books)
    .where(eq(books.id, id))
  if (book === undefined) throw new ProblemError('validation', 'body.book: there is no such book')
}
