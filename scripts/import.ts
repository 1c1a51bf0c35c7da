import { createWriteStream, statSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { ImportKind } from '#core/contract/imports.ts'
import { csvLines } from '#server/http/csv.ts'
import { ProblemError } from '#server/http/problem.ts'
import { createImports, type Imports } from '#server/imports/imports.ts'
import { rejectsAfter } from '#server/imports/records.ts'
import { recoverImports } from '#server/imports/recover.ts'
import { screenAfterImport } from '#server/monitor/pipeline.ts'
import { screenStored } from '#server/imports/screening.ts'
import { readConfig } from '#server/node/config.ts'
import { DataLockedError } from '#server/node/data-lock.ts'
import { jsonLog } from '#server/node/log.ts'
import { openDesk } from '#server/node/open-desk.ts'
import type { Ports } from '#server/ports.ts'
import { SYSTEM } from '#server/store/audit.ts'
import { type FileToImport, importFile, listFiles } from './lib/import-files.ts'
import { addReport, noTotals, reportText, type Totals, totalsText } from './lib/import-report.ts'
import { progressLine, progressText } from './lib/progress-line.ts'

const USAGE = `npm run import -- <kind> <file or folder> [options]

  <kind>           auto, or one of: ${ImportKind.options.join(', ')}
  --book ID        transfers join this book (left out: a case book named after the file)
  --data-dir DIR   data directory of the desk (left out: KYT_DATA_DIR, or .data)
  --rejects FILE   write every row that could not be read to this CSV
  --from-now       records of a kind that is new to the desk: watch from now on, do not look back

Each file is stored whole or not at all. Ends with 1 where a file failed, with 2 where it was called wrongly.`

interface Call {
  readonly kind: ImportKind | null
  readonly path: string
  readonly book: string | undefined
  readonly dataDir: string | undefined
  readonly rejects: string | undefined
  readonly lookBack: boolean
}

type ImportKind = (typeof ImportKind.options)[number]

interface Run {
  readonly ports: Ports
  readonly imports: Imports
  readonly call: Call
  readonly totals: Totals
  readonly rejects: Writable | null
  readonly line: ReturnType<typeof progressLine>
  /** Imports that wait for their screening. */
  readonly stored: string[]
  /** Id of the import that runs; `stopped` once the person at the keyboard asked for an end. */
  current: string | null
  stopped: boolean
}

/** Reads the command line; null where it cannot be understood. */
function readCall(): Call | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        book: { type: 'string' },
        'data-dir': { type: 'string' },
        rejects: { type: 'string' },
        'from-now': { type: 'boolean' },
      },
    })
    const [kindText, path, ...more] = positionals
    if (path === undefined || more.length > 0) return null
    const kind = kindText === 'auto' ? null : ImportKind.parse(kindText)
    return {
      kind,
      path,
      book: values.book,
      dataDir: values['data-dir'],
      rejects: values.rejects,
      lookBack: values['from-now'] !== true,
    }
  } catch {
    return null
  }
}

/** @returns the exit code */
async function main(call: Call): Promise<number> {
  const line = progressLine(process.stdout)
  if (statSync(call.path, { throwIfNoEntry: false }) === undefined) {
    line.print(`There is no file or folder ${call.path}.`)
    return 2
  }
  const { files, skipped } = listFiles(call.path, call.kind)
  for (const { name, reason } of skipped) line.print(`skipped  ${name}: ${reason}`)
  const config = readConfig({ ...process.env, ...(call.dataDir ? { KYT_DATA_DIR: call.dataDir } : {}) })
  const desk = await openDesk(config, jsonLog('quiet'))
  const { ports } = desk
  const rejects = call.rejects === undefined ? null : createWriteStream(call.rejects)
  rejects?.write(csvLines([['file', 'line', 'field', 'value', 'reason']]))
  const imports = createImports(ports, 'later')
  const run: Run = {
    ports,
    imports,
    call,
    totals: noTotals(),
    rejects,
    line,
    stored: [],
    current: null,
    stopped: false,
  }
  process.once('SIGINT', () => {
    run.stopped = true
    if (run.current !== null) void imports.cancel(run.current, SYSTEM).catch(() => {})
  })
  const started = performance.now()
  try {
    await recoverImports(ports, screenAfterImport)
    for (const file of files) if (!run.stopped) await importOne(run, file)
    // Once for all files: each list of labels would look at the whole ledger again.
    run.totals.alerts = await screenStored(ports, run.stored, screenAfterImport)
  } finally {
    rejects?.end()
    await desk.close()
  }
  line.print(totalsText(run.totals, skipped.length, performance.now() - started))
  if (run.stopped) return 130
  return run.totals.failed > 0 ? 1 : 0
}

async function importOne(run: Run, file: FileToImport): Promise<void> {
  const { imports, totals, line, call } = run
  const started = performance.now()
  const tick = (id: string) => {
    run.current = id
    const live = imports.live(id)
    if (live === null) return
    const elapsedMs = performance.now() - started
    line.show(progressText({ filename: file.name, ...live, bytesTotal: file.bytes, elapsedMs }))
  }
  totals.files += 1
  try {
    const report = await importFile(imports, file, call, tick)
    addReport(totals, report)
    run.stored.push(report.id)
    line.print(reportText(report, performance.now() - started))
    if (run.rejects !== null) await writeRejects(run.ports, report, run.rejects)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    totals.failed += 1
    line.print(`failed   ${file.name}: ${error.message}`)
  } finally {
    run.current = null
  }
}

async function writeRejects(
  ports: Ports,
  report: { id: string; filename: string },
  out: Writable,
): Promise<void> {
  let after = 0
  for (;;) {
    const page = await rejectsAfter(ports.db, report.id, after, 1_000)
    const last = page.at(-1)
    if (last === undefined) return
    after = last.n
    out.write(csvLines(page.map((row) => [report.filename, row.line, row.field, row.value, row.reason])))
  }
}

const call = readCall()
if (call === null) {
  console.error(USAGE)
  process.exitCode = 2
} else {
  try {
    process.exitCode = await main(call)
  } catch (error) {
    if (!(error instanceof ProblemError || error instanceof DataLockedError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
