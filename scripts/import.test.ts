import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '#server/node/config.ts'
import { openDesk } from '#server/node/open-desk.ts'
import { imports, labels, labelStaging } from '#server/store/schema/labels.ts'
import { labelRows, labelsCsv, transferRows, transfersCsv } from '#server/testing/import-client.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

let folder: string
let dataDir: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kyt-cli-'))
  dataDir = join(folder, 'data')
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Ended {
  readonly code: number | null
  readonly out: string
}

/** Runs the command; with `killAfterMs` it is killed, as by the kernel, when that time is over. */
function runImport(args: readonly string[], killAfterMs?: number): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['scripts/import.ts', ...args], { cwd: root })
    let out = ''
    child.stdout.on('data', (text: Buffer) => (out += text.toString()))
    child.stderr.on('data', (text: Buffer) => (out += text.toString()))
    const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code, out })
    })
  })
}

async function withDesk<T>(work: (desk: Awaited<ReturnType<typeof openDesk>>) => Promise<T>): Promise<T> {
  const desk = await openDesk(readConfig({ KYT_DATA_DIR: dataDir }), { info() {}, warn() {}, error() {} })
  try {
    return await work(desk)
  } finally {
    await desk.close()
  }
}

describe('npm run import', () => {
  test('brings in a folder, names what it skips and what it could not read, and the second time adds nothing', async () => {
    const files = join(folder, 'files')
    mkdirSync(join(files, 'deep'), { recursive: true })
    writeFileSync(join(files, 'flow.csv'), transfersCsv([...transferRows(0, 5), 'broken']))
    writeFileSync(join(files, 'deep/list.csv'), labelsCsv(labelRows(0, 3)))
    writeFileSync(join(files, 'README.md'), 'nothing')
    writeFileSync(join(files, 'notes.txt'), 'Dear all')
    const rejects = join(folder, 'rejects.csv')
    const first = await runImport(['auto', files, '--data-dir', dataDir, '--rejects', rejects])
    expect(first.out).toMatch(/^skipped {2}README\.md: not a \.csv/m)
    expect(first.out).toMatch(/^skipped {2}notes\.txt: What kind of file/m)
    expect(first.out).toMatch(/^stored {3}deep\/list\.csv: 3 rows, 3 new, 0 known, 0 rejected/m)
    expect(first.out).toMatch(/^stored {3}flow\.csv: 6 rows, 5 new, 0 known, 1 rejected, book flow/m)
    expect(first.out).toMatch(
      /^2 files, 0 failed, 2 skipped\n9 rows: 8 new, 0 known, 1 rejected, 0 alerts in/m,
    )
    expect(first.code).toBe(0)
    expect(readFileSync(rejects, 'utf8').split('\r\n')).toEqual([
      'file,line,field,value,reason',
      expect.stringMatching(/^flow\.csv,7,row,broken,/),
      '',
    ])
    const second = await runImport(['auto', files, '--data-dir', dataDir])
    expect(second.out).toContain('9 rows: 0 new, 8 known, 1 rejected, 0 alerts')
  })

  test('ends with 1 where a file fails, 2 where it is called wrongly, and never beside a running desk', async () => {
    const bad = join(folder, 'bad.csv')
    writeFileSync(bad, labelsCsv(labelRows(0, 1)))
    const failed = await runImport(['transfers-csv', bad, '--data-dir', dataDir])
    expect(failed.out).toMatch(/^failed {3}bad\.csv: The file cannot be read: the header has no column/m)
    expect(failed.code).toBe(1)
    expect(await runImport(['nonsense', bad])).toMatchObject({
      code: 2,
      out: expect.stringContaining('npm run import'),
    })
    expect(await runImport(['auto', join(folder, 'none.csv')])).toMatchObject({ code: 2 })
    await withDesk(async () => {
      const locked = await runImport(['labels-csv', bad, '--data-dir', dataDir])
      expect(locked.code).toBe(1)
      expect(locked.out).toContain(`is in use by process ${process.pid}`)
    })
  })

  test('killed at any moment it leaves the whole file or nothing of it, and afterwards everything is in', async () => {
    const big = join(folder, 'big.csv')
    writeFileSync(big, labelsCsv(labelRows(1_000, 41_000, 'Killed list')))
    const before = await withDesk(({ ports }) => ports.db.$count(labels))
    const started = performance.now()
    let whole = await runImport(['labels-csv', big, '--data-dir', join(folder, 'clock')])
    const wholeMs = performance.now() - started
    expect(whole.code).toBe(0)
    let interrupted = 0
    for (const share of [0.35, 0.5, 0.65]) {
      await runImport(['labels-csv', big, '--data-dir', dataDir], wholeMs * share)
      const held = await withDesk(({ ports }) => ports.db.$count(labels))
      expect([before, before + 40_000]).toContain(held)
      // Killed after the one transaction that stores: the file is in, whole.
      if (held !== before) break
      interrupted += 1
    }
    expect(interrupted).toBeGreaterThan(0)
    whole = await runImport(['labels-csv', big, '--data-dir', dataDir])
    expect(whole.code).toBe(0)
    await withDesk(async ({ ports }) => {
      expect(await ports.db.$count(labels)).toBe(before + 40_000)
      expect(await ports.db.$count(labelStaging)).toBe(0)
      const states = await ports.db.selectDistinct({ state: imports.state }).from(imports)
      const names = states.map(({ state }) => state)
      expect(names).toContain('interrupted')
      expect(names).not.toContain('reading')
      expect(names).not.toContain('storing')
    })
  }, 180_000)
})
