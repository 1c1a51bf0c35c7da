import { and, eq } from 'drizzle-orm'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { imports } from '../store/schema/labels.ts'
import { detectKind, HEAD_BYTES } from './detect.ts'
import { ImportStopped } from './failures.ts'
import { peek, takeIn } from './intake.ts'
import type { LineRange } from './merge.ts'
import { type ImportNotice, type NoticeBoard, noticeBoard } from './notices.ts'
import { BATCH_ROWS, type ImportKind, pause } from './options.ts'
import { openFile } from './parsers.ts'
import type { ParsedRow, RejectedRow, Row } from '../sources/rows.ts'
import type { TransferRow } from '../sources/transfers-csv.ts'
import type { RunningImport } from './running.ts'
import { stageDocuments, stageLabels, stageTransfers, writeRejects } from './staging.ts'

export interface IncomingFile {
  readonly filename: string
  /** Null: to be told from the first lines. */
  readonly kind: ImportKind | null
  /** What the sender announced, in bytes; null where it said nothing. */
  readonly bytesTotal: number | null
  readonly body: ReadableStream<Uint8Array> | null
}

export interface StagedFile {
  readonly kind: ImportKind
  readonly sha256: string
  readonly notices: readonly ImportNotice[]
  /** Lines of each staged batch. */
  readonly ranges: readonly LineRange[]
  readonly assets: readonly TransferRow['asset'][]
  /** Cases that rows name; null among them where some name none. */
  readonly cases: readonly (string | null)[]
}

/** Least time between two signs of life in the database. */
const HEARTBEAT_MS = 1_000

/**
 * Reads a file to its end and writes its rows to the staging tables, batch after batch. Memory stays bounded by a
 * batch whatever the size of the file.
 *
 * @throws ImportStopped, ProblemError, UploadBrokenError
 */
export async function stageFile(ports: Ports, run: RunningImport, file: IncomingFile): Promise<StagedFile> {
  const intake = takeIn(file.body, ports.config.maxImportBytes, run.halted, (bytesRead) => {
    run.checkpoint()
    run.counts.bytesRead = bytesRead
  })
  const { head, bytes } = await peek(intake.bytes, HEAD_BYTES)
  if (head.length === 0) throw new ProblemError('unprocessable', 'The file is empty.')
  const kind = file.kind ?? detectKind(file.filename, head)
  if (file.kind === null) await ports.db.update(imports).set({ kind }).where(eq(imports.id, run.id))

  const notices = noticeBoard(kind === 'esplora-json' ? 'transaction' : 'line')
  const staging = { ports, run, notices, ranges: [] as LineRange[], heartbeat: heartbeat(ports, run) }
  const assets = new Map<string, TransferRow['asset']>()
  const cases = new Set<string | null>()
  const opened = openFile(kind, file.filename, bytes, (notice) => notices.add(notice))
  if (opened.facts === 'labels') {
    await stageRows(staging, opened.rows, (rows) => stageLabels(ports.db, run.id, rows))
  } else if (opened.facts === 'documents') {
    await stageRows(staging, opened.rows, (rows) => stageDocuments(ports.db, run.id, rows))
  } else {
    await stageRows(staging, opened.rows, async (rows) => {
      for (const { value } of rows) {
        assets.set(value.asset.id, value.asset)
        cases.add(value.caseName)
      }
      await stageTransfers(ports.db, run.id, rows)
    })
  }
  if (file.bytesTotal !== null && intake.bytesRead() !== file.bytesTotal) {
    throw new ImportStopped(
      'failed',
      `${file.bytesTotal} bytes were announced and ${intake.bytesRead()} came: the file is not whole.`,
    )
  }
  if (run.counts.rowsRead === 0) notices.add({ code: 'no-rows', message: 'The file holds no rows.' })
  return {
    kind,
    sha256: intake.digest(),
    notices: notices.list(),
    ranges: staging.ranges,
    assets: [...assets.values()],
    cases: [...cases],
  }
}

interface Staging {
  readonly ports: Ports
  readonly run: RunningImport
  readonly notices: NoticeBoard
  readonly ranges: LineRange[]
  readonly heartbeat: () => Promise<void>
}

async function stageRows<T>(
  staging: Staging,
  rows: AsyncIterable<Row<T>>,
  stage: (rows: readonly ParsedRow<T>[]) => Promise<void>,
): Promise<void> {
  let accepted: ParsedRow<T>[] = []
  let rejects: RejectedRow[] = []
  for await (const row of rows) {
    if (row.ok) accepted.push(row)
    else rejects.push(row)
    if (accepted.length + rejects.length < BATCH_ROWS) continue
    await flush(staging, accepted, rejects, stage)
    accepted = []
    rejects = []
  }
  await flush(staging, accepted, rejects, stage)
}

async function flush<T>(
  { ports, run, notices, ranges, heartbeat }: Staging,
  accepted: readonly ParsedRow<T>[],
  rejects: readonly RejectedRow[],
  stage: (rows: readonly ParsedRow<T>[]) => Promise<void>,
): Promise<void> {
  run.checkpoint()
  refuseUnusable(run, rejects[0])
  if (rejects.length > 0) await writeRejects(ports.db, run.id, run.counts.rejected + 1, rejects)
  if (accepted.length > 0) {
    await stage(accepted)
    const lines = accepted.map((row) => row.line)
    ranges.push({ from: Math.min(...lines), to: Math.max(...lines) })
    for (const row of accepted) for (const notice of row.notices) notices.add(notice, row.line)
  }
  run.counts.rejected += rejects.length
  run.counts.rowsRead += accepted.length + rejects.length
  await heartbeat()
  await pause()
}

/** What a parser says of a file, not of a row: there is nothing to read under such a header. */
const UNUSABLE = new Set(['empty-file', 'missing-column', 'duplicate-column', 'unnamed-column'])

function refuseUnusable(run: RunningImport, first: RejectedRow | undefined): void {
  if (first === undefined || run.counts.rowsRead > 0 || !UNUSABLE.has(first.code)) return
  const errors = [{ field: `row ${first.line}.${first.field ?? 'header'}`, message: first.reason }]
  throw new ProblemError('unprocessable', `The file cannot be read: ${first.reason}.`, { errors })
}

/** Writes progress and a sign of life now and then; finds out there whether another process ended the import. */
function heartbeat(ports: Ports, run: RunningImport): () => Promise<void> {
  let last = Number.NEGATIVE_INFINITY
  return async () => {
    const now = ports.clock()
    if (now - last < HEARTBEAT_MS) return
    last = now
    const alive = await ports.db
      .update(imports)
      .set({ ...run.counts, heartbeatAt: new Date(now) })
      .where(and(eq(imports.id, run.id), eq(imports.state, 'reading')))
      .returning({ id: imports.id })
    if (alive.length === 0) throw new ImportStopped('cancelled', 'The import was ended elsewhere.')
  }
}
