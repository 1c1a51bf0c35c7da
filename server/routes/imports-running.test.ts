import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Import } from '../imports/records.ts'
import { labels, labelStaging } from '../store/schema/labels.ts'
import { transferStaging } from '../store/schema/ledger.ts'
import { auditEvents } from '../store/schema/work.ts'
import { testPorts } from '../testing/desk.ts'
import {
  type ImportClient,
  importClient,
  LABEL_HEADER,
  labelRows,
  labelsCsv,
  leftByImports,
  transferRows,
  transfersCsv,
} from '../testing/import-client.ts'

let desk: Awaited<ReturnType<typeof testPorts>>
let analyst: ImportClient
beforeEach(async () => {
  desk = await testPorts()
  analyst = await importClient(desk.ports, 'analyst')
})
afterEach(() => desk.close())

/** A body that is sent piece by piece as the test says. */
function slowBody() {
  const encoder = new TextEncoder()
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  const stream = new ReadableStream<Uint8Array>({ start: (it) => void (controller = it) })
  return {
    stream,
    write: (text: string) => controller?.enqueue(encoder.encode(text)),
    end: () => controller?.close(),
    breakOff: () => controller?.error(new Error('the sender went away')),
  }
}

const announce = async (filename: string) => (await (await analyst.announce({ filename })).json()) as Import

async function until(id: string, holds: (report: Import) => boolean): Promise<Import> {
  for (let turn = 0; turn < 500; turn += 1) {
    const report = await analyst.report(id)
    if (holds(report)) return report
    await new Promise((resolve) => {
      setTimeout(resolve, 5)
    })
  }
  throw new Error('it never came to that')
}

/** Announces, sends 1,500 of 3,000 rows, and waits until some are staged. */
async function halfWay() {
  const { id } = await announce('list.csv')
  const body = slowBody()
  const answer = analyst.send(id, body.stream)
  body.write(labelsCsv(labelRows(0, 1_500)))
  const report = await until(id, ({ rowsRead }) => rowsRead > 0)
  return { id, body, answer, report }
}

describe('while an import runs', () => {
  test('its progress shows and its rows do not', async () => {
    const { id, body, answer, report } = await halfWay()
    expect(report).toMatchObject({ kind: 'labels-csv', state: 'reading', accepted: 0, finishedAt: null })
    expect(report.bytesRead).toBeGreaterThan(0)
    expect(report.rowsRead).toBeLessThanOrEqual(1_500)
    expect(await desk.ports.db.$count(labels)).toBe(0)
    expect((await analyst.request('GET', '/labels')).status).toBe(200)
    const { items } = (await (await analyst.request('GET', '/imports')).json()) as { items: Import[] }
    expect(items[0]).toMatchObject({ id, state: 'reading' })
    body.write(`${labelRows(1_500, 3_000).join('\n')}\n`)
    body.end()
    expect(await (await answer).json()).toMatchObject({ state: 'done', accepted: 3_000 })
  })

  test('cancelling ends it, also while the sender is silent, and leaves nothing', async () => {
    const { id, answer } = await halfWay()
    const cancelled = await analyst.cancel(id)
    expect(cancelled.status).toBe(200)
    expect(await cancelled.json()).toMatchObject({ state: 'cancelled', accepted: 0 })
    expect((await answer).status).toBe(200)
    expect(await (await answer).json()).toMatchObject({
      state: 'cancelled',
      error: 'The import was cancelled.',
    })
    expect(await leftByImports(desk.ports.db)).toBe(0)
    expect(await desk.ports.db.select({ type: auditEvents.type }).from(auditEvents)).toEqual([
      { type: 'import.cancelled' },
    ])
  })

  test('a sender that goes away leaves nothing', async () => {
    const { id, body, answer } = await halfWay()
    body.breakOff()
    expect((await answer).status).toBe(422)
    expect(await analyst.report(id)).toMatchObject({
      state: 'interrupted',
      error: 'The upload broke off before the end of the file.',
    })
    expect(await leftByImports(desk.ports.db)).toBe(0)
  })

  test('a fault of the database while storing undoes the whole file', async () => {
    await desk.ports.db.execute(`
      create function no_last_row() returns trigger language plpgsql as $$
      begin if new.label = 'Case 1999' then raise exception 'disk full'; end if; return new; end $$;`)
    await desk.ports.db.execute(
      'create trigger no_last_row before insert on labels for each row execute function no_last_row()',
    )
    const { id, response } = await analyst.upload('list.csv', labelsCsv(labelRows(0, 2_000)))
    expect(response.status).toBe(500)
    expect(await response.json()).toMatchObject({
      detail: 'The desk failed while storing the file; nothing of it stays.',
    })
    expect(await analyst.report(id)).toMatchObject({ state: 'failed', accepted: 0 })
    expect(await leftByImports(desk.ports.db)).toBe(0)
  })
})

test('an import that was never sent can be cancelled', async () => {
  const { id } = await announce('list.csv')
  expect(await (await analyst.cancel(id)).json()).toMatchObject({ state: 'cancelled' })
  expect((await analyst.send(id, labelsCsv(labelRows(0, 1)))).status).toBe(409)
  expect(await leftByImports(desk.ports.db)).toBe(0)
})

test('files that come in together do not mix', async () => {
  const files = [
    { filename: 'a.csv', text: labelsCsv(labelRows(0, 1_600, 'A')) },
    { filename: 'b.csv', text: labelsCsv(labelRows(800, 2_400, 'A')) },
    { filename: 'c.csv', text: transfersCsv(transferRows(0, 1_200)) },
    { filename: 'd.csv', text: `${LABEL_HEADER}\n${'broken\n'.repeat(900)}` },
    { filename: 'e.csv', text: transfersCsv(transferRows(600, 1_800)) },
  ]
  const sent = await Promise.all(files.map(({ filename, text }) => analyst.upload(filename, text)))
  const [a, b, c, d, e] = await Promise.all(
    sent.map(async ({ response }) => (await response.json()) as Import),
  )
  if (!a || !b || !c || !d || !e) throw new Error('five files were sent')
  expect(a.accepted + b.accepted).toBe(2_400)
  expect(a.merged + b.merged).toBe(800)
  expect(c.accepted + e.accepted).toBe(1_800)
  expect([c.book?.name, e.book?.name]).toEqual(['c', 'e'])
  expect(d).toMatchObject({ accepted: 0, rejected: 900 })
  for (const report of [a, b]) {
    const own = await desk.ports.db.select({ importId: labels.importId }).from(labels)
    expect(own.filter((row) => row.importId === report.id)).toHaveLength(report.accepted)
  }
  expect(await desk.ports.db.$count(labels)).toBe(2_400)
  expect(await desk.ports.db.$count(labelStaging)).toBe(0)
  expect(await desk.ports.db.$count(transferStaging)).toBe(0)
  const events = await desk.ports.db
    .select({ type: auditEvents.type, seq: auditEvents.seq })
    .from(auditEvents)
  expect(events.filter(({ type }) => type === 'import.stored')).toHaveLength(5)
})
