import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { emptyPglite } from '../testing/desk.ts'
import { DurableNodeFS } from './durable-fs.ts'

vi.mock('node:fs', { spy: true })

const dir = fs.mkdtempSync(join(tmpdir(), 'kyt-wal-'))
let client: PGlite
beforeAll(async () => {
  const template = await emptyPglite()
  client = await PGlite.create({
    fs: new DurableNodeFS(join(dir, 'db')),
    loadDataDir: await template.dumpDataDir('none'),
  })
  await template.close()
  await client.query('create table t (n int)')
})
afterAll(async () => {
  await client.close()
  fs.rmSync(dir, { recursive: true, force: true })
})

const syncs = async (act: () => Promise<unknown>): Promise<number> => {
  const before = vi.mocked(fs.fdatasyncSync).mock.calls.length
  await act()
  return vi.mocked(fs.fdatasyncSync).mock.calls.length - before
}

test('the log is on the disk before a commit is answered, however fast commits follow each other', async () => {
  for (let n = 0; n < 50; n += 1) {
    expect(await syncs(() => client.query('insert into t values ($1)', [n]))).toBeGreaterThanOrEqual(1)
  }
})

test('a transaction is synced when it commits, not at each of its statements', async () => {
  const count = await syncs(() =>
    client.transaction(async (tx) => {
      for (let n = 0; n < 20; n += 1) {
        expect(await syncs(() => tx.query('insert into t values ($1)', [n]))).toBe(0)
      }
    }),
  )
  expect(count).toBeGreaterThanOrEqual(1)
  expect(count).toBeLessThan(20)
})
