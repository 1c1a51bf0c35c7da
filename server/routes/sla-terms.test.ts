import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { officeCalendar } from '#core/workflow/calendar.ts'
import { hktDay, weekdayOf } from '#core/workflow/hkt.ts'
import { DEFAULT_SLA, slaDue } from '#core/workflow/sla.ts'
import { createApp } from '../app.ts'
import { startSession } from '../identity/sessions.ts'
import { screen } from '../monitor/pipeline.ts'
import { alertDetail } from '../store/alert-detail.ts'
import { alerts, auditEvents } from '../store/schema/work.ts'
import type { WireSlaSettings } from '../store/sla-terms.ts'
import { testPorts } from '../testing/desk.ts'
import { account, ALICE, storeLabels, storePeople, storePlatform, storeTransfers } from '../testing/facts.ts'
import { verifyTrail } from '../testing/trail.ts'

let desk: Awaited<ReturnType<typeof testPorts>>

beforeAll(async () => {
  desk = await testPorts()
  await storePlatform(desk.ports.db)
  await storePeople(desk.ports.db)
  await storeLabels(desk.ports.db, [{ id: 'l-1', account: account(200), category: 'gambling' }])
})
afterAll(() => desk.close())

async function ask(who: string, method: 'GET' | 'PUT', terms?: unknown, version?: number, office?: unknown) {
  const token = await startSession(desk.ports.db, desk.ports, who)
  const { 'set-cookie': written } = desk.ports.sessions.write(token, 3600)
  const response = await createApp(desk.ports).request('/api/v1/sla-terms', {
    method,
    headers: {
      cookie: (written ?? '').split(';')[0] ?? '',
      ...(terms === undefined ? {} : { 'content-type': 'application/json' }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(terms === undefined ? {} : { body: JSON.stringify({ terms, office }) }),
  })
  return { status: response.status, body: (await response.json()) as WireSlaSettings }
}

/** Due times of the alert raised on a fresh transfer: severity 3. */
async function raised(transfer: string) {
  await storeTransfers(desk.ports.db, [{ id: transfer, from: account(200), to: ALICE, hkd: 10_000_000n }])
  await screen(desk.ports, { trigger: 'test', transferIds: [transfer] })
  const [row] = await desk.ports.db.select().from(alerts).where(eq(alerts.subjectId, transfer))
  if (row === undefined) throw new Error('no alert was raised')
  return { firstTouch: row.firstTouchDue, disposition: row.dispositionDue, severity: row.severity }
}

const hours = (amount: number) => ({ unit: 'hours', amount })
const terms = (three: { firstTouch: unknown; disposition: unknown }) => [
  { severity: 1, firstTouch: null, disposition: null },
  { severity: 2, firstTouch: hours(8), disposition: hours(80) },
  { severity: 3, ...three },
  { severity: 4, firstTouch: hours(2), disposition: { unit: 'days', amount: 1 } },
  { severity: 5, firstTouch: hours(1), disposition: { unit: 'days', amount: 0 } },
]

test('a new version of the terms is for alerts raised from then on, and stands in the trail', async () => {
  expect((await ask('amy', 'GET')).body).toMatchObject({ version: 0, changedAt: null, changedBy: null })
  const before = await raised('t-before')
  expect(before.severity).toBe(3)

  const stored = await ask('max', 'PUT', terms({ firstTouch: hours(1), disposition: null }), 0)
  expect(stored).toMatchObject({ status: 200, body: { version: 1, changedBy: { id: 'max' } } })
  expect(stored.body.terms.map(({ severity }) => severity)).toEqual([5, 4, 3, 2, 1])
  const after = await raised('t-after')
  expect(after.disposition).toBeNull()
  expect(after.firstTouch?.getTime()).toBeLessThan(before.firstTouch?.getTime() ?? 0)
  const [kept] = await desk.ports.db.select().from(alerts).where(eq(alerts.subjectId, 't-before'))
  expect(kept?.dispositionDue).toEqual(before.disposition)

  const [record] = await desk.ports.db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.type, 'sla.terms-changed'))
  expect(record).toMatchObject({ actorId: 'max', data: { version: 1, before: expect.any(Array) } })
  expect(await verifyTrail(desk.ports.db)).toMatchObject({ ok: true })
})

test('whoever has no say, an old version and a grave finding without a clock are refused', async () => {
  const { version, terms: now } = (await ask('amy', 'GET')).body
  expect((await ask('ana', 'GET')).status).toBe(403)
  expect((await ask('amy', 'PUT', now, version)).status).toBe(403)
  expect((await ask('max', 'PUT', now, version - 1)).status).toBe(412)
  const without = now.map((row) => (row.severity === 4 ? { ...row, disposition: null } : row))
  expect((await ask('max', 'PUT', without, version)).status).toBe(400)
  expect((await ask('max', 'PUT', now.toSpliced(0, 1), version)).status).toBe(400)
  expect((await ask('amy', 'GET')).body.version).toBe(version)
})

const OFFICE: WireSlaSettings['office'] = {
  opens: '08:00',
  closes: '24:00',
  weekdays: [0, 6],
  holidays: [
    { date: '2026-12-26', name: 'The first weekday after Christmas Day' },
    { date: '2027-02-06', name: '' },
  ],
  complete: { from: 2026, to: 2026 },
}

test('office hours and days off are the desk’s own, kept with the terms and used by the clocks from then on', async () => {
  const before = (await ask('amy', 'GET')).body
  expect(before.office).toMatchObject({ opens: '09:00', closes: '18:00', weekdays: [1, 2, 3, 4, 5] })
  expect(before.office.holidays).toHaveLength(51)
  const wanted = terms({ firstTouch: hours(3), disposition: { unit: 'days', amount: 0 } })
  const shuffled = { ...OFFICE, weekdays: [6, 0], holidays: OFFICE.holidays.toReversed() }
  const stored = await ask('max', 'PUT', wanted, before.version, shuffled)
  expect(stored).toMatchObject({ status: 200, body: { version: before.version + 1, office: OFFICE } })

  const { firstTouch, disposition } = await raised('t-weekend')
  const due = slaDue(3, desk.ports.clock(), officeCalendar(OFFICE), {
    ...DEFAULT_SLA,
    3: { firstTouch: { unit: 'hours', amount: 3 }, disposition: { unit: 'days', amount: 0 } },
  })
  expect([firstTouch?.getTime(), disposition?.getTime()]).toEqual([due.firstTouch, due.disposition])
  expect([0, 6]).toContain(weekdayOf(hktDay(due.firstTouch ?? 0)))

  const records = await desk.ports.db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.type, 'sla.terms-changed'))
  expect(records[0]?.data).not.toHaveProperty('office')
  expect(records.at(-1)?.data).toMatchObject({ officeBefore: before.office, office: OFFICE })

  // Left out they stay, and what is the same is not said to have changed.
  const again = await ask('max', 'PUT', wanted, before.version + 1)
  expect(again.body.office).toEqual(OFFICE)
  expect(await verifyTrail(desk.ports.db)).toMatchObject({ ok: true })
})

test('an alert says whether its days off are known by the list in force when it was raised', async () => {
  const { version, terms: now } = (await ask('amy', 'GET')).body
  const covers = async (transfer: string) => {
    const [row] = await desk.ports.db.select().from(alerts).where(eq(alerts.subjectId, transfer))
    const reader = { id: 'ana', role: 'analyst' } as const
    return (await alertDetail(desk.ports.db, row?.id ?? '', reader, desk.ports.clock())).times.calendarCovers
  }
  desk.advance(1000)
  await ask('max', 'PUT', now, version, { ...OFFICE, complete: { from: 2020, to: 2020 } })
  desk.advance(1000)
  await raised('t-unknown-year')
  expect([await covers('t-weekend'), await covers('t-unknown-year')]).toEqual([true, false])
  await ask('max', 'PUT', now, version + 1, OFFICE)
})

test.each([
  ['office.closes', { closes: '07:00' }],
  ['office.opens', { opens: '8 o’clock' }],
  ['office.weekdays', { weekdays: [] }],
  ['office.weekdays', { weekdays: [1, 1] }],
  ['office.holidays.0.date', { holidays: [{ date: '2026-02-30', name: 'no such day' }] }],
  ['office.holidays', { holidays: [OFFICE.holidays[0], OFFICE.holidays[0]] }],
  ['office.complete.to', { complete: { from: 2027, to: 2026 } }],
])('what is wrong is named: %s', async (field, wrong) => {
  const { version, terms: now } = (await ask('amy', 'GET')).body
  const answer = await ask('max', 'PUT', now, version, { ...OFFICE, ...wrong })
  expect(answer.status).toBe(400)
  expect(answer.body).toMatchObject({ errors: [expect.objectContaining({ field: `body.${field}` })] })
})

test('whoever works on alerts may read the office hours, and nobody else', async () => {
  const read = async (who: string) => {
    const token = await startSession(desk.ports.db, desk.ports, who)
    const { 'set-cookie': written } = desk.ports.sessions.write(token, 3600)
    return createApp(desk.ports).request('/api/v1/office-hours', {
      headers: { cookie: (written ?? '').split(';')[0] ?? '' },
    })
  }
  const response = await read('ana')
  expect([response.status, await response.json()]).toEqual([200, OFFICE])
  expect((await createApp(desk.ports).request('/api/v1/office-hours')).status).toBe(401)
})
