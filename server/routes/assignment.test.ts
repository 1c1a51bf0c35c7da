import { asc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AssignmentRun } from '#core/contract/assignment.ts'
import { createApp } from '../app.ts'
import { startSession } from '../identity/sessions.ts'
import { screen } from '../monitor/pipeline.ts'
import type { WireAssignment, WireWorkload } from '../store/assignment.ts'
import { alerts, auditEvents } from '../store/schema/work.ts'
import { testPorts } from '../testing/desk.ts'
import {
  account,
  ALICE,
  PLATFORM,
  storeLabels,
  storePeople,
  storePlatform,
  storeTransfers,
} from '../testing/facts.ts'
import { verifyTrail } from '../testing/trail.ts'

type Run = z.output<typeof AssignmentRun>

const RULE = {
  id: 'turns',
  name: 'In turns',
  isEnabled: true,
  books: [PLATFORM],
  severities: [],
  method: 'round-robin',
  people: ['ana', 'ben'],
}

describe('giving out alerts by rule', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  let count = 0
  let key = 0

  beforeAll(async () => {
    desk = await testPorts()
    await storePlatform(desk.ports.db)
    await storePeople(desk.ports.db)
    await storeLabels(desk.ports.db, [{ id: 'l-1', account: account(200), category: 'gambling' }])
  })
  afterAll(() => desk.close())

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what the caller expects the body to be
  async function ask<Body>(who: string, method: string, path: string, body?: unknown, version?: number) {
    const token = await startSession(desk.ports.db, desk.ports, who)
    const { 'set-cookie': written } = desk.ports.sessions.write(token, 3600)
    const response = await createApp(desk.ports).request(`/api/v1/assignment${path}`, {
      method,
      headers: {
        cookie: (written ?? '').split(';')[0] ?? '',
        'idempotency-key': `assignment-${(key += 1)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as Body }
  }

  /** Raises alerts, all of one book and severity, and returns them with who has them. */
  async function raise(howMany: number) {
    const ids = Array.from({ length: howMany }, () => `t${(count += 1)}`)
    await storeTransfers(
      desk.ports.db,
      ids.map((id) => ({ id, from: account(200), to: ALICE, hkd: 10_000_000n })),
    )
    await screen(desk.ports, { trigger: 'test', transferIds: ids })
    const rows = await desk.ports.db.select().from(alerts).orderBy(asc(alerts.subjectId))
    return rows.filter((row) => ids.includes(row.subjectId))
  }

  test('without rules nobody is given anything', async () => {
    expect((await raise(2)).map((row) => row.status)).toEqual(['new', 'new'])
    const { body } = await ask<WireAssignment>('max', 'GET', '')
    expect(body).toMatchObject({ version: 0, rules: [], changedBy: null, unassigned: 2 })
    expect(body.people.map(({ person }) => person.id)).toEqual(['amy', 'ana', 'ben', 'mia'])
  })

  test('rules are kept by version, by those who may, and name only what exists', async () => {
    expect((await ask('ana', 'GET', '')).status).toBe(403)
    expect((await ask('amy', 'PUT', '/rules', { rules: [RULE] }, 0)).status).toBe(403)
    const wrong = { ...RULE, people: ['ada'], books: ['no-such'] }
    const refused = await ask<{ errors: { field: string }[] }>('max', 'PUT', '/rules', { rules: [wrong] }, 0)
    expect([refused.status, refused.body.errors.map(({ field }) => field)]).toEqual([
      422,
      ['body.rules.0.people', 'body.rules.0.books'],
    ])
    const stored = await ask<WireAssignment>('max', 'PUT', '/rules', { rules: [RULE] }, 0)
    expect(stored).toMatchObject({
      status: 200,
      body: { version: 1, rules: [RULE], changedBy: { id: 'max' } },
    })
    expect((await ask('max', 'PUT', '/rules', { rules: [] }, 0)).status).toBe(412)
  })

  test('what is raised goes to the next in turn, and its trail names the rule', async () => {
    const rows = await raise(3)
    expect(rows.every((row) => row.status === 'assigned' && row.firstTouchAt === null)).toBe(true)
    const got = rows.map((row) => row.assigneeId ?? '').toSorted((a, b) => (a < b ? -1 : 1))
    expect(got).toEqual(['ana', 'ana', 'ben'])
    const events = await desk.ports.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.targetId, rows[0]?.id ?? ''))
      .orderBy(asc(auditEvents.seq))
    expect(events.map(({ type }) => type)).toEqual(['alert.raised', 'alert.assign'])
    expect(events[1]).toMatchObject({
      actorId: 'system',
      data: { rule: { id: 'turns', name: 'In turns', version: 1 }, from: 'new', to: 'assigned' },
    })
  })

  test('a preview changes nothing, the run does what it said, and passes over whoever is away or full', async () => {
    const today = '2026-11-01'
    const away = { capacity: null, absences: [{ from: '2026-10-30', to: today }] }
    const ben = await ask<WireWorkload>('max', 'PUT', '/people/ben', away, 0)
    expect(ben.body).toMatchObject({ awayUntil: today, version: 1 })
    await ask('max', 'PUT', '/people/ana', { capacity: 3, absences: [] }, 0)
    expect((await ask('max', 'PUT', '/people/ada', away, 0)).status).toBe(404)

    const preview = await ask<Run>('max', 'POST', '/run', { isPreview: true })
    const said = {
      considered: 2,
      given: [{ rule: { id: 'turns', name: 'In turns' }, person: { id: 'ana', name: 'ana' }, count: 1 }],
      left: { noRule: 0, nobodyFree: 1 },
      notConsidered: 0,
    }
    expect(preview.body).toMatchObject({ ...said, isPreview: true })
    expect((await ask<WireAssignment>('max', 'GET', '')).body.unassigned).toBe(2)
    expect((await ask<Run>('max', 'POST', '/run', { isPreview: false })).body).toMatchObject(said)
    const { body } = await ask<WireAssignment>('max', 'GET', '')
    expect(body.unassigned).toBe(1)
    expect(body.people.find(({ person }) => person.id === 'ana')).toMatchObject({ open: 3, capacity: 3 })
  })

  test('two runs at once give each alert once', async () => {
    await ask('max', 'PUT', '/people/ana', { capacity: null, absences: [] }, 1)
    const both = await Promise.all([
      ask<Run>('max', 'POST', '/run', { isPreview: false }),
      ask<Run>('max', 'POST', '/run', { isPreview: false }),
    ])
    expect(both.flatMap(({ body }) => body.given.map((each) => each.count))).toEqual([1])
    expect((await ask('ada', 'POST', '/run', { isPreview: false })).status).toBe(403)
    const assigns = await desk.ports.db.select().from(auditEvents).where(eq(auditEvents.type, 'alert.assign'))
    expect(new Set(assigns.map((event) => event.targetId)).size).toBe(assigns.length)
  })

  test('the trail holds every change and verifies', async () => {
    const types = (await desk.ports.db.select().from(auditEvents)).map(({ type }) => type)
    expect(types.filter((type) => type.startsWith('assignment.'))).toEqual([
      'assignment.rules-changed',
      'assignment.person-changed',
      'assignment.person-changed',
      'assignment.run',
      'assignment.person-changed',
      'assignment.run',
      'assignment.run',
    ])
    expect(await verifyTrail(desk.ports.db)).toMatchObject({ ok: true })
  })
})
