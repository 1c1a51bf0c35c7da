import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { drawSample } from '#core/workflow/group-sample.ts'
import { riskSourceOf } from '../monitor/risk-source.ts'
import type { WireGroup } from '../store/alert-groups.ts'
import { rowsOf } from '../store/db.ts'
import type { WireGroupDecision } from '../store/group-decision.ts'
import { insertAlerts, type NewAlert } from '../store/insert-alerts.ts'
import { groupDecisions, groupReviews } from '../store/schema/groups.ts'
import { alerts } from '../store/schema/work.ts'
import { alertRow } from '../testing/alert-rows.ts'
import { type Person, signedIn } from '../testing/client.ts'
import { testPorts } from '../testing/desk.ts'
import { PLATFORM, storePeople, storePlatform, T0 } from '../testing/facts.ts'
import { verifyTrail } from '../testing/trail.ts'
import { SAFE_DONE } from '../testing/closing.ts'

interface Groups {
  groups: WireGroup[]
  more: number
  alone: number
}

const CAUSE = { bookId: PLATFORM, ruleId: 'T20', source: 'actor:lucky-seven' }
const CLOSE = {
  type: 'propose-close',
  code: 'tp-explained',
  rationale:
    'Each customer declared play at this licensed operator when the account was opened; the amounts fit what they declared and nothing else points elsewhere.',
  safe: SAFE_DONE,
  riskProfileUpdated: false,
}

function alertNumber(n: number, change: Partial<NewAlert> = {}): NewAlert {
  return alertRow(n, {
    customerRef: n % 2 === 0 ? 'C-1' : 'C-2',
    riskSource: 'actor:lucky-seven',
    ...change,
  })
}

describe('alerts by their cause', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  let ana!: Person
  let ben!: Person
  let ada!: Person

  beforeAll(async () => {
    desk = await testPorts()
    await storePlatform(desk.ports.db)
    await storePeople(desk.ports.db)
    ana = await signedIn(desk.ports, 'ana')
    ben = await signedIn(desk.ports, 'ben')
    ada = await signedIn(desk.ports, 'ada')
  })
  afterAll(() => desk.close())
  beforeEach(async () => {
    await desk.ports.db.delete(groupReviews)
    await desk.ports.db.delete(groupDecisions)
    await desk.ports.db.delete(alerts)
  })

  const store = (rows: readonly NewAlert[]) => insertAlerts(desk.ports.db, rows)
  const many = (count: number, change: Partial<NewAlert> = {}) =>
    Array.from({ length: count }, (_, n) => alertNumber(n, change))
  const draw = (person: Person) => person.post<WireGroupDecision>('/api/v1/group-decisions', CAUSE)
  const review = (person: Person, decision: string, alertId: string, verdict = 'same') =>
    person.post<WireGroupDecision>(`/api/v1/group-decisions/${decision}/reviews`, { alertId, verdict })
  const decide = (person: Person, decision: string, command: unknown = CLOSE) =>
    person.post<WireGroupDecision>(`/api/v1/group-decisions/${decision}/decision`, { command })
  const reviewAll = async (person: Person, { id, sample }: WireGroupDecision) => {
    for (const { alert } of sample) {
      await person.get(`/api/v1/alerts/${alert.id}`)
      expect((await review(person, id, alert.id)).status).toBe(200)
    }
  }
  const eventsOf = (alertId: string) =>
    rowsOf<{ type: string; data: Record<string, unknown> }>(
      desk.ports.db,
      sql`select type, data from audit_events where target_id = ${alertId} order by seq`,
    )

  test('alerts of one book, rule and source stand together; what is alone is counted as alone', async () => {
    await store([
      ...many(6),
      alertNumber(10, { riskSource: 'actor:other' }),
      alertNumber(11, { riskSource: null }),
      alertNumber(12, { severity: 4, status: 'closed', open: false, closedAt: new Date(T0 + 50_000) }),
    ])
    const { body } = await ana.get<Groups>('/api/v1/alert-groups')
    expect(body.alone).toBe(2)
    expect(body.groups).toEqual([
      {
        book: { id: PLATFORM, name: 'Test Exchange', kind: 'platform' },
        rule: { id: 'T20', name: 'Online gambling, direct' },
        source: { key: 'actor:lucky-seven', kind: 'actor', name: 'lucky-seven' },
        category: 'gambling',
        alerts: 7,
        open: 6,
        customers: 2,
        severity: 4,
        oldest: new Date(T0).toISOString(),
        newest: new Date(T0 + 12_000).toISOString(),
        decidable: 6,
      },
    ])
    const { body: open } = await ada.get<Groups>('/api/v1/alert-groups?open=true&severity=3')
    expect(open.groups.map(({ alerts: all, decidable }) => ({ all, decidable }))).toEqual([
      { all: 6, decidable: 0 },
    ])
  })

  test('what the MLRO has is not counted at all outside the compartment', async () => {
    await store([...many(3), alertNumber(7, { status: 'mlro-review' })])
    const { body } = await ana.get<Groups>('/api/v1/alert-groups')
    expect(body.groups[0]).toMatchObject({ alerts: 3, open: 3, decidable: 3 })
  })

  test('the sample is drawn by a recorded seed, and asking again does not draw another', async () => {
    await store([
      ...many(40),
      alertNumber(50, { severity: 4 }),
      alertNumber(51, { assigneeId: 'ben' }),
      alertNumber(52, { sanctions: true }),
    ])
    const { status, body } = await draw(ana)
    expect(status).toBe(201)
    expect(body).toMatchObject({ members: 40, leftOut: { grave: 2, others: 1 }, outcomes: null })
    const sample = body.sample.map(({ alert }) => alert.id)
    expect(sample).toEqual(
      drawSample(
        body.seed,
        many(40).map(({ id }) => id),
      ),
    )
    expect((await draw(ana)).body.id).toBe(body.id)
    const [event] = await eventsOf(body.id)
    expect(event).toMatchObject({ type: 'group.sample-drawn', data: { seed: body.seed, sample } })
  })

  test('nothing is decided before each alert of the sample was opened and found to be the same', async () => {
    await store(many(12))
    const { body: drawn } = await draw(ana)
    const [first] = drawn.sample
    expect((await review(ana, drawn.id, first!.alert.id)).status).toBe(409)
    expect((await decide(ana, drawn.id)).status).toBe(409)
    await ben.get(`/api/v1/alerts/${first!.alert.id}`)
    expect((await review(ana, drawn.id, first!.alert.id)).status).toBe(409)
    await ana.get(`/api/v1/alerts/${first!.alert.id}`)
    expect((await review(ben, drawn.id, first!.alert.id)).status).toBe(403)
    await reviewAll(ana, drawn)
    expect((await review(ana, drawn.id, first!.alert.id, 'different')).status).toBe(200)
    expect((await decide(ana, drawn.id)).status).toBe(409)
    expect((await ana.get<Groups>('/api/v1/alert-groups')).body.groups[0]).toMatchObject({ open: 12 })
  })

  test('one decision closes every member, each with its own entries in the trail', async () => {
    await store([...many(12), alertNumber(20, { status: 'in-review', assigneeId: 'ana', version: 4 })])
    const { body: drawn } = await draw(ana)
    await reviewAll(ana, drawn)
    const changed = many(12).find(({ id }) => drawn.sample.every(({ alert }) => alert.id !== id))!
    await ben.command(changed.id, 1, { type: 'assign', assigneeId: 'ben' })
    const { status, body } = await decide(ana, drawn.id)
    expect(status).toBe(200)
    const left = body.outcomes?.filter(({ ok }) => !ok)
    expect(left).toEqual([{ alertId: changed.id, ok: false, detail: 'Changed since the sample was drawn.' }])
    const closed = body.outcomes!.filter(({ ok }) => ok)
    expect(closed).toHaveLength(12)
    for (const { alertId } of closed) {
      const events = await eventsOf(alertId)
      const own = events.filter(({ data }) => data['groupDecision'] === drawn.id).map(({ type }) => type)
      const expected =
        alertId === 'A-00020'
          ? ['alert.propose-close', 'alert.closed']
          : ['alert.assign', 'alert.start-review', 'alert.propose-close', 'alert.closed']
      expect(own).toEqual(expected)
    }
    expect((await decide(ana, drawn.id)).status).toBe(409)
    await verifyTrail(desk.ports.db)
  })

  test('a group is decided by a closure and by nothing else', async () => {
    await store(many(3))
    const { body: drawn } = await draw(ana)
    await reviewAll(ana, drawn)
    const { status } = await decide(ana, drawn.id, {
      type: 'escalate',
      grounds: 'All of them look the same.',
    })
    expect(status).toBe(422)
    expect((await ada.post('/api/v1/group-decisions', CAUSE)).status).toBe(403)
  })
})

describe('the risk source of a receipt', () => {
  const hit = (severity: number, label: unknown) => ({ severity, label })
  const of = (...hits: unknown[]) => riskSourceOf({ hits } as Parameters<typeof riskSourceOf>[0])

  test('is the actor of the gravest labelled hit, else its address, else nobody', () => {
    const named = { actor: 'lazarus', address: '0x1' }
    const nameless = { actor: null, address: '0x2' }
    expect(of(hit(3, nameless), hit(5, named))).toBe('actor:lazarus')
    expect(of(hit(5, nameless), hit(3, named))).toBe('address:0x2')
    expect(of(hit(5, null))).toBeNull()
  })
})
