import { afterEach, beforeEach, expect, test } from 'vitest'
import { SYSTEM } from '../store/audit.ts'
import { imports as importsTable, labels, labelStaging } from '../store/schema/labels.ts'
import { auditEvents } from '../store/schema/work.ts'
import { testPorts } from '../testing/desk.ts'
import { labelRows, labelsCsv } from '../testing/import-client.ts'
import { createImports } from './imports.ts'
import type { OnStored } from './options.ts'
import { recoverImports } from './recover.ts'

let desk: Awaited<ReturnType<typeof testPorts>>
beforeEach(async () => {
  desk = await testPorts()
})
afterEach(() => desk.close())

async function bring(onStored: OnStored | null, text: string) {
  const imports = createImports(desk.ports, onStored)
  const { id } = await imports.announce({ filename: 'list.csv' }, SYSTEM)
  return imports.receive(id, new Blob([text]).stream(), SYSTEM)
}

test('what was stored is screened after it is stored, and the report says what that raised', async () => {
  const seen: unknown[] = []
  const report = await bring(
    async (ports, { importId }) => {
      const [row] = await ports.db.select({ state: importsTable.state }).from(importsTable)
      seen.push({ importId, state: row?.state, labels: await ports.db.$count(labels) })
      return { alertsRaised: 3 }
    },
    labelsCsv(labelRows(0, 2)),
  )
  expect(seen).toEqual([{ importId: report.id, state: 'screening', labels: 2 }])
  expect(report).toMatchObject({ state: 'done', alertsRaised: 3, error: null })
})

test('a file that brings nothing new is not screened again', async () => {
  let screened = 0
  const onStored: OnStored = async () => ({ alertsRaised: (screened += 1) })
  await bring(onStored, labelsCsv(labelRows(0, 2)))
  expect(await bring(onStored, labelsCsv(labelRows(0, 2)))).toMatchObject({ accepted: 0, alertsRaised: 0 })
  expect(screened).toBe(1)
})

test('a screening that fails leaves the facts, and says that they are unscreened', async () => {
  const report = await bring(() => Promise.reject(new Error('boom')), labelsCsv(labelRows(0, 2)))
  expect(report).toMatchObject({
    state: 'done',
    accepted: 2,
    alertsRaised: null,
    error: 'The file is stored, but screening it failed: it is not screened yet.',
  })
})

test('recovery ends what a dead process left, and screens what it had stored', async () => {
  const at = new Date(desk.ports.clock())
  const row = { filename: 'a.csv', createdAt: at, heartbeatAt: at }
  await desk.ports.db.insert(importsTable).values([
    { ...row, id: 'reading', state: 'reading' },
    { ...row, id: 'storing', state: 'storing' },
    { ...row, id: 'screening', state: 'screening', accepted: 5 },
    { ...row, id: 'waiting', state: 'waiting' },
    { ...row, id: 'done', state: 'done' },
  ])
  await desk.ports.db.insert(labelStaging).values({
    importId: 'reading',
    line: 2,
    id: 'x',
    namespace: 'eip155',
    address: '0x1',
    category: 'scam',
    label: 'x',
    source: 'x',
    confidence: 5,
  })
  const screened: string[] = []
  const recovered = await recoverImports(desk.ports, async (_, { importId }) => {
    screened.push(importId)
    return { alertsRaised: 1 }
  })
  expect(recovered).toEqual({ interrupted: 2, screened: 1 })
  expect(screened).toEqual(['screening'])
  const states = await desk.ports.db
    .select({ id: importsTable.id, state: importsTable.state })
    .from(importsTable)
  expect(Object.fromEntries(states.map(({ id, state }) => [id, state]))).toEqual({
    reading: 'interrupted',
    storing: 'interrupted',
    screening: 'done',
    waiting: 'waiting',
    done: 'done',
  })
  expect(await desk.ports.db.$count(labelStaging)).toBe(0)
  const events = await desk.ports.db.select().from(auditEvents)
  expect(events.map(({ type, targetId }) => `${type} ${targetId}`).toSorted()).toEqual([
    'import.interrupted reading',
    'import.interrupted storing',
  ])
  expect(await recoverImports(desk.ports, null)).toEqual({ interrupted: 0, screened: 0 })
})

test('recovery beside living processes leaves those that gave a sign of life', async () => {
  const now = desk.ports.clock()
  const row = { filename: 'a.csv', state: 'reading', createdAt: new Date(now - 600_000) }
  await desk.ports.db.insert(importsTable).values([
    { ...row, id: 'alive', heartbeatAt: new Date(now - 30_000) },
    { ...row, id: 'dead', heartbeatAt: new Date(now - 120_000) },
  ])
  expect(await recoverImports(desk.ports, null, 60_000)).toEqual({ interrupted: 1, screened: 0 })
  const [alive] = await desk.ports.db.select().from(importsTable).orderBy(importsTable.id)
  expect(alive).toMatchObject({ id: 'alive', state: 'reading' })
})
