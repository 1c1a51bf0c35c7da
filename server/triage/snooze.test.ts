import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { WireActivity } from '../store/alert-activity.ts'
import type { WireDetail } from '../store/alert-detail.ts'
import type { WireFacets } from '../store/alert-facets.ts'
import { alerts } from '../store/schema/work.ts'
import { type Person, signedIn } from '../testing/client.ts'
import { testPorts } from '../testing/desk.ts'
import {
  account,
  ALICE,
  HOUR,
  storeLabels,
  storePeople,
  storePlatform,
  storeTransfers,
} from '../testing/facts.ts'
import { verifyTrail } from '../testing/trail.ts'
import { screen } from '../monitor/pipeline.ts'
import { wakeDue } from './wake-alerts.ts'

const REASON = 'The counterparty exchange answers on Monday.'

describe('putting an alert aside', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  let ana: Person
  let amy: Person
  let id = ''
  let next = 0

  beforeAll(async () => {
    desk = await testPorts()
    await storePlatform(desk.ports.db)
    await storePeople(desk.ports.db)
    await storeLabels(desk.ports.db, [{ id: 'l-1', account: account(200), category: 'gambling' }])
    ana = await signedIn(desk.ports, 'ana')
    amy = await signedIn(desk.ports, 'amy')
  })
  afterAll(() => desk.close())
  beforeEach(async () => {
    next += 1
    await storeTransfers(desk.ports.db, [{ id: `t${next}`, from: account(200), to: ALICE, hkd: 10_000_000n }])
    await screen(desk.ports, { trigger: 'test', transferIds: [`t${next}`] })
    const [row] = await desk.ports.db
      .select({ id: alerts.id })
      .from(alerts)
      .where(eq(alerts.subjectId, `t${next}`))
    id = row?.id ?? ''
    await give(ana, { type: 'assign', assigneeId: 'ana' })
  })

  const read = async () => (await ana.get<WireDetail>(`/api/v1/alerts/${id}`)).body
  const give = async (person: Person, command: unknown) =>
    person.command<WireDetail & { errors?: { field: string }[] }>(id, (await read()).version, command)
  const inMs = (ms: number) => new Date(desk.ports.clock() + ms).toISOString()
  const trail = async () => {
    const { body } = await ana.get<{ items: WireActivity[] }>(`/api/v1/alerts/${id}/activity`)
    return body.items
  }
  const queue = async (query: string) => {
    const { body } = await ana.get<{ items: WireDetail[] }>(`/api/v1/alerts?limit=500&${query}`)
    return body.items.map((item) => item.id)
  }

  test('leaves the awake queue, is counted, keeps its clock, and comes back at the instant', async () => {
    const before = await read()
    const until = inMs(2 * HOUR)
    const snoozed = await give(ana, { type: 'snooze', until, reason: REASON })
    expect(snoozed.body).toMatchObject({
      status: 'assigned',
      open: true,
      snoozedUntil: until,
      snooze: { until, reason: REASON, by: { id: 'ana' } },
      sla: before.sla,
      version: before.version + 1,
    })
    expect(await queue('snoozed=false')).not.toContain(id)
    expect(await queue('snoozed=true')).toContain(id)
    expect(await queue('')).toContain(id)
    const counted = async () => (await ana.get<WireFacets>('/api/v1/alerts/facets?snoozed=false')).body
    expect((await counted()).snoozed).toBe(1)

    desk.advance(2 * HOUR - 1)
    expect(await wakeDue(desk.ports)).toBe(0)
    desk.advance(1)
    // Awake at the instant, before the desk has looked.
    const awake = await read()
    expect(awake).toMatchObject({ snoozedUntil: null, snooze: null, version: before.version + 1 })
    expect(awake.allowedCommands).not.toContain('wake')
    expect(await queue('snoozed=false')).toContain(id)
    expect((await counted()).snoozed).toBe(0)

    desk.advance(90_000)
    expect(await wakeDue(desk.ports)).toBe(1)
    expect(await wakeDue(desk.ports)).toBe(0)
    // The record bears the time at which the desk noticed, and names the end that was set.
    expect((await trail())[0]).toMatchObject({
      type: 'alert.snooze-ended',
      actor: null,
      at: new Date(desk.ports.clock()).toISOString(),
      data: { until },
    })
    expect({ ...(await read()), times: null, sla: null }).toEqual({ ...awake, times: null, sla: null })
  })

  test('ends where somebody acts, and a person who acts late finds the end recorded first', async () => {
    await give(ana, { type: 'snooze', until: inMs(HOUR), reason: REASON })
    await give(ana, { type: 'add-note', text: 'Still waiting.' })
    expect((await read()).snooze).not.toBeNull()
    await give(ana, { type: 'start-review' })
    expect((await read()).snooze).toBeNull()
    expect((await trail())[0]).toMatchObject({ type: 'alert.start-review', data: { snoozeEnded: true } })

    await give(ana, { type: 'snooze', until: inMs(HOUR), reason: REASON })
    desk.advance(HOUR + 1)
    await give(ana, { type: 'add-note', text: 'Back.' })
    expect((await trail()).slice(0, 2).map((item) => item.type)).toEqual([
      'alert.add-note',
      'alert.snooze-ended',
    ])
    expect(await wakeDue(desk.ports)).toBe(0)
  })

  test('is for the assignee and whoever may assign, within 30 days, with a reason; waking is for the same', async () => {
    const snooze = { type: 'snooze', until: inMs(HOUR), reason: REASON }
    expect((await give(await signedIn(desk.ports, 'ben'), snooze)).status).toBe(403)
    for (const wrong of [inMs(-1), inMs(0), inMs(31 * 24 * HOUR)]) {
      const refused = await give(ana, { ...snooze, until: wrong })
      expect([refused.status, refused.body.errors?.[0]?.field]).toEqual([422, 'body.until'])
    }
    expect((await give(ana, { ...snooze, reason: 'later' })).status).toBe(422)
    expect((await give(ana, { type: 'wake' })).status).toBe(409)
    expect((await give(amy, snooze)).status).toBe(200)
    expect((await give(ana, { type: 'wake' })).body).toMatchObject({ snooze: null, status: 'assigned' })
    expect((await trail())[0]?.type).toBe('alert.wake')
  })

  test('waiting time is measured apart from the desk’s own', async () => {
    await give(ana, { type: 'start-review' })
    const ask = { type: 'request-info', request: 'Please tell us the purpose of this payment.' }
    desk.advance(HOUR)
    const start = (await read()).times.elapsedMs
    await give(ana, ask)
    desk.advance(5 * HOUR)
    expect((await read()).times).toMatchObject({
      waitingMs: 5 * HOUR,
      activeMs: start,
      elapsedMs: start + 5 * HOUR,
      isRunning: true,
      calendarCovers: true,
    })
    await give(ana, { type: 'resume', outcome: 'Answered with an invoice.' })
    desk.advance(HOUR)
    await give(ana, ask)
    desk.advance(HOUR)
    expect((await read()).times).toMatchObject({ waitingMs: 6 * HOUR, activeMs: start + HOUR })
  })

  test('the trail verifies', async () => {
    expect(await verifyTrail(desk.ports.db)).toMatchObject({ ok: true })
  })
})
