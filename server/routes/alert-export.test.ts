import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { screen } from '../monitor/pipeline.ts'
import { rowsOf } from '../store/db.ts'
import { customers } from '../store/schema/ledger.ts'
import { startSession } from '../identity/sessions.ts'
import { testPorts } from '../testing/desk.ts'
import {
  account,
  ALICE,
  BOB,
  storeLabels,
  storePeople,
  storePlatform,
  storeTransfers,
} from '../testing/facts.ts'

describe('the queue as a file', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>

  beforeAll(async () => {
    desk = await testPorts()
    const { db } = desk.ports
    await storePlatform(db)
    await storePeople(db)
    await db
      .update(customers)
      .set({ name: '=HYPERLINK("http://x.test")' })
      .where(sql`ref = 'C-1'`)
    await storeLabels(db, [{ id: 'l-1', account: account(100), category: 'sanctioned-entity' }])
    const transfers = Array.from({ length: 700 }, (_, n) => `t${n}`)
    await storeTransfers(
      db,
      transfers.map((id, n) => ({ id, from: account(100), to: n % 2 === 0 ? ALICE : BOB, hkd: 10_000_000n })),
    )
    await screen(desk.ports, { trigger: 'test', transferIds: transfers })
    await db.execute(sql`update alerts set status = 'str-draft', version = 7 where subject_id = 't3'`)
  })
  afterAll(() => desk.close())

  async function linesFor(userId: string, query: string) {
    const { 'set-cookie': written } = desk.ports.sessions.write(
      await startSession(desk.ports.db, desk.ports, userId),
      3600,
    )
    const cookie = (written ?? '').split(';')[0] ?? ''
    const response = await createApp(desk.ports).request(`/api/v1/alerts/export.csv?${query}`, {
      headers: { cookie },
    })
    return { response, lines: (await response.text()).trimEnd().split('\r\n') }
  }

  test('says of when, what and how many; holds every alert once; and is in the trail', async () => {
    const { response, lines } = await linesFor('ana', 'customer=C-1&sort=created')
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="alerts-2026-11-01T02_00.csv"',
    )
    expect(lines.slice(0, 4)).toEqual([
      '# KYT Desk alerts,as of 2026-11-01T02:00:00.000Z',
      '# filter,customer=C-1',
      '# order,created desc',
      '# alerts,350',
    ])
    const rows = lines.slice(5, -1)
    expect(new Set(rows.map((line) => line.split(',')[0])).size).toBe(350)
    expect(lines.at(-1)).toBe('# end,350 alerts written')
    const [last] = await rowsOf<{ type: string; actor_id: string; data: unknown }>(
      desk.ports.db,
      sql`select type, actor_id, data from audit_events order by seq desc limit 1`,
    )
    expect(last).toEqual({
      type: 'alerts.exported',
      actor_id: 'ana',
      data: { filter: { customer: ['C-1'] }, alerts: 350 },
    })
  })

  test('more than one piece follows without gap; a name that is a formula stays text', async () => {
    const { lines } = await linesFor('ana', '')
    expect(lines.at(-1)).toBe('# end,699 alerts written')
    expect(lines.slice(5, -1)).toHaveLength(699)
    expect(lines.find((line) => line.includes(',C-1,'))).toContain(`"'=HYPERLINK(""http://x.test"")"`)
  })

  test('tells nothing of the restricted compartment but to who may read it', async () => {
    const seen = await linesFor('ana', '')
    expect(seen.lines.join('\n')).not.toContain('str-draft')
    expect(seen.lines.filter((line) => line.includes(',escalated,'))).toEqual([])
    expect((await linesFor('mia', '')).lines.at(-1)).toBe('# end,700 alerts written')
    expect((await linesFor('ana', 'status=str-draft')).lines[3]).toBe('# alerts,0')
    expect((await linesFor('mia', 'status=str-draft')).lines[3]).toBe('# alerts,1')
  })
})
