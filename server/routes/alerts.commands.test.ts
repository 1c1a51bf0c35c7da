import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { WireActivity } from '../store/alert-activity.ts'
import type { WireDetail } from '../store/alert-detail.ts'
import type { WireFacets } from '../store/alert-facets.ts'
import { screen } from '../monitor/pipeline.ts'
import { createApp } from '../app.ts'
import { alerts } from '../store/schema/work.ts'
import { type Person, signedIn } from '../testing/client.ts'
import { testPorts } from '../testing/desk.ts'
import { verifyTrail } from '../testing/trail.ts'
import { account, ALICE, storeLabels, storePeople, storePlatform, storeTransfers } from '../testing/facts.ts'
import { SAFE_DONE } from '../testing/closing.ts'

const RATIONALE =
  'The label names another customer of the same hosting provider; ownership was proven by a signed message.'
const CLOSE = {
  type: 'propose-close',
  code: 'fp-label',
  rationale: RATIONALE,
  safe: SAFE_DONE,
  riskProfileUpdated: false,
}
const GROUNDS = { type: 'escalate', grounds: 'The customer cannot explain funds from a designated address.' }

interface Problem {
  type: string
  status: number
  errors?: { field: string; message: string }[]
  current?: WireDetail
}

describe('commands on an alert', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  let [ana, ben, amy, mia]: Person[] = []
  let id = ''
  let next = 0

  beforeAll(async () => {
    desk = await testPorts()
    await storePlatform(desk.ports.db)
    await storePeople(desk.ports.db)
    await storeLabels(desk.ports.db, [
      { id: 'l-1', account: account(100), category: 'sanctioned-entity' },
      { id: 'l-2', account: account(200), category: 'gambling' },
    ])
    ;[ana, ben, amy, mia] = await Promise.all(
      ['ana', 'ben', 'amy', 'mia'].map((who) => signedIn(desk.ports, who)),
    )
  })
  afterAll(() => desk.close())

  /** A fresh alert: severity 5 and a sanctions match, or severity 3. */
  async function raise(from: string) {
    next += 1
    await storeTransfers(desk.ports.db, [{ id: `t${next}`, from, to: ALICE, hkd: 10_000_000n }])
    await screen(desk.ports, { trigger: 'test', transferIds: [`t${next}`] })
    const [row] = await desk.ports.db
      .select()
      .from(alerts)
      .where(eq(alerts.subjectId, `t${next}`))
    return row?.id ?? ''
  }
  beforeEach(async () => {
    id = await raise(account(100))
  })

  const who = (person: Person | undefined): Person => {
    if (person === undefined) throw new Error('not signed in')
    return person
  }
  const read = async (person: Person | undefined) =>
    (await who(person).get<WireDetail>(`/api/v1/alerts/${id}`)).body
  async function give(person: Person | undefined, command: unknown) {
    const { version } = await read(person)
    return who(person).command<WireDetail & Problem>(id, version, command)
  }
  const types = async (person: Person | undefined) => {
    const { body } = await who(person).get<{ items: WireActivity[] }>(`/api/v1/alerts/${id}/activity`)
    return body.items.map((item) => item.type)
  }

  test('from new to closed by four eyes, each step in the trail', async () => {
    expect(await read(ana)).toMatchObject({ status: 'new', version: 1, fourEyes: true, closure: null })
    expect((await give(ana, { type: 'assign', assigneeId: 'ana' })).body).toMatchObject({
      status: 'assigned',
      assignee: { id: 'ana' },
      version: 2,
    })
    desk.advance(60_000)
    const started = await give(ana, { type: 'start-review' })
    expect(started).toMatchObject({ status: 200, etag: '"3"', body: { status: 'in-review' } })
    const proposed = await give(ana, CLOSE)
    expect(proposed.body).toMatchObject({
      status: 'proposed-close',
      open: true,
      closure: {
        code: 'fp-label',
        rationale: RATIONALE,
        proposedBy: { id: 'ana', name: 'ana' },
        approvedBy: null,
      },
    })
    expect((await give(amy, { type: 'approve-close' })).body).toMatchObject({
      status: 'closed',
      open: false,
      closure: {
        safe: [
          { step: 'screen', ...CLOSE.safe.screen },
          { step: 'ask', ...CLOSE.safe.ask },
          { step: 'find', ...CLOSE.safe.find },
          { step: 'evaluate', ...CLOSE.safe.evaluate },
        ],
        riskProfileUpdated: false,
        approvedBy: { id: 'amy' },
        approvedAt: expect.any(String),
      },
    })
    expect(await types(ana)).toEqual([
      'alert.closed',
      'alert.approve-close',
      'alert.propose-close',
      'alert.start-review',
      'alert.assign',
      'alert.raised',
    ])
    const [row] = await desk.ports.db.select().from(alerts).where(eq(alerts.id, id))
    expect(row?.firstTouchAt).toEqual(new Date(desk.ports.clock()))
    expect(row?.closedAt).toEqual(new Date(desk.ports.clock()))
    expect(
      (await give(amy, { type: 'reopen', reason: 'New information from the customer' })).body,
    ).toMatchObject({
      status: 'reopened',
      open: true,
      closure: null,
    })
  })

  test('nobody approves his own closure: 403, recorded', async () => {
    await give(amy, { type: 'assign', assigneeId: 'amy' })
    await give(amy, { type: 'start-review' })
    await give(amy, CLOSE)
    const refused = await give(amy, { type: 'approve-close' })
    expect(refused).toMatchObject({ status: 403, body: { type: 'urn:kyt:problem:forbidden' } })
    expect((await types(amy))[0]).toBe('alert.command-refused')
    expect(await read(amy)).toMatchObject({ status: 'proposed-close', version: 4 })
  })

  test('severity 3 is closed by one person', async () => {
    id = await raise(account(200))
    await give(ana, { type: 'assign', assigneeId: 'ana' })
    await give(ana, { type: 'start-review' })
    expect((await give(ana, CLOSE)).body).toMatchObject({ status: 'closed', open: false, fourEyes: false })
  })

  test('a missing or short rationale is 422 and names its field', async () => {
    await give(ana, { type: 'assign', assigneeId: 'ana' })
    await give(ana, { type: 'start-review' })
    const field = async (command: unknown) => {
      const { status, body } = await give(ana, command)
      return [status, body.errors?.map((error) => error.field)]
    }
    expect(await field({ ...CLOSE, rationale: '' })).toEqual([422, ['body.rationale']])
    expect(await field({ ...CLOSE, code: 'nonsense' })).toEqual([422, ['body.code']])
    expect(await field({ ...CLOSE, code: 'fp-dust' })).toEqual([422, ['body.code']])
    const skipped = { outcome: 'not-applicable', note: 'No need.' }
    const silent = { outcome: 'done', note: ' ' }
    expect(await field({ ...CLOSE, safe: { ...CLOSE.safe, evaluate: skipped } })).toEqual([
      422,
      ['body.safe.evaluate'],
    ])
    expect(await field({ ...CLOSE, safe: { ...CLOSE.safe, ask: silent } })).toEqual([422, ['body.safe.ask']])
    expect(await field({ type: 'escalate', grounds: 'odd' })).toEqual([422, ['body.grounds']])
    expect(await field({ type: 'assign', assigneeId: 'ghost' })).toEqual([422, ['body.assigneeId']])
    expect(await read(ana)).toMatchObject({ status: 'in-review', version: 3 })
  })

  test('a stale version is 412 and brings the alert as it is now', async () => {
    await give(ana, { type: 'assign', assigneeId: 'ana' })
    const late = await who(ben).command<Problem>(id, 1, { type: 'add-note', text: 'Seen' })
    expect(late).toMatchObject({
      status: 412,
      body: { type: 'urn:kyt:problem:changed', current: { id, version: 2, assignee: { id: 'ana' } } },
    })
  })

  test('a state that does not allow it is 409, a role that may not is 403', async () => {
    expect((await give(amy, { type: 'approve-close' })).status).toBe(409)
    expect((await give(ana, { type: 'approve-close' })).status).toBe(403)
    expect((await give(await signedIn(desk.ports, 'ada'), { type: 'add-note', text: 'Seen' })).status).toBe(
      403,
    )
    expect((await who(ana).command(`${id}X`, 1, { type: 'start-review' })).status).toBe(404)
    expect((await who(ana).command(id, 1, { type: 'fly' })).status).toBe(400)
  })

  test('a retry with the same key is answered, not repeated', async () => {
    const note = { type: 'add-note', text: 'Asked the customer' }
    const first = await who(ana).command<WireDetail>(id, 1, note, 'retry-key-1')
    const again = await who(ana).command<WireDetail>(id, 1, note, 'retry-key-1')
    expect(again).toMatchObject({ status: 200, body: { version: 2 }, etag: '"2"' })
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect((await types(ana)).filter((type) => type === 'alert.add-note')).toHaveLength(1)
  })

  test('two people at once: one command is carried out, the other sees what changed', async () => {
    const both = await Promise.all([
      who(ana).command(id, 1, { type: 'assign', assigneeId: 'ana' }),
      who(ben).command(id, 1, { type: 'assign', assigneeId: 'ben' }),
    ])
    expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 412])
  })

  test('after an escalation only the MLRO sees what became of it', async () => {
    const before = await who(ana).get<WireFacets>('/api/v1/alerts/facets')
    expect((await give(ana, GROUNDS)).body).toMatchObject({
      status: 'escalated',
      version: 2,
      allowedCommands: [],
    })
    const seen = await read(ana)
    const trail = await types(ana)
    desk.advance(60_000)
    expect((await give(mia, { type: 'acknowledge' })).body.status).toBe('mlro-review')
    const decision = {
      type: 'decide-no-file',
      rationale: `${RATIONALE} The suspicion is not founded on facts.`,
    }
    expect((await give(mia, decision)).body).toMatchObject({
      status: 'no-file',
      open: false,
      version: 4,
      closure: { code: 'no-file', proposedBy: { id: 'mia' } },
    })

    expect({ ...(await read(ana)), sla: null }).toEqual({ ...seen, sla: null })
    expect(await types(ana)).toEqual(trail)
    expect(await types(mia)).toHaveLength(trail.length + 4)
    const list = async (person: Person | undefined, query: string) =>
      (
        await who(person).get<{ items: WireDetail[]; total: number }>(`/api/v1/alerts?${query}`)
      ).body.items.map((item) => item.id)
    expect(await list(ana, 'status=escalated&open=false')).toContain(id)
    expect(await list(ana, 'status=no-file')).toEqual([])
    // With the MLRO it has left everybody else's desk, whatever the MLRO does.
    expect(await list(ana, 'open=true')).not.toContain(id)
    expect(await list(mia, 'status=no-file&open=false')).toContain(id)
    const after = await who(ana).get<WireFacets>('/api/v1/alerts/facets')
    expect(after.body.status.map((bucket) => bucket.value)).not.toContain('no-file')
    expect(after.body.total).toBe(before.body.total)
    expect(await give(ana, { type: 'reopen', reason: 'I would like to know' })).toMatchObject({ status: 403 })

    const reopened = await give(mia, { type: 'reopen', reason: 'New facts from a second customer' })
    expect(reopened.body).toMatchObject({ status: 'reopened', version: 5 })
    expect(await read(ana)).toMatchObject({ status: 'reopened', version: 5, closure: null })
    const { body } = await who(ana).get<{ items: WireActivity[] }>(`/api/v1/alerts/${id}/activity`)
    expect(body.items.map((item) => item.type)).toEqual(['alert.reopen', 'alert.command-refused', ...trail])
    expect(JSON.stringify(body.items)).not.toMatch(/no-file|mlro-review/)
  })

  test('nobody signed in reads nothing', async () => {
    expect((await createApp(desk.ports).request('/api/v1/alerts')).status).toBe(401)
  })

  test('after all of this the trail verifies to its last link', async () => {
    const report = await verifyTrail(desk.ports.db)
    expect(report).toMatchObject({ ok: true, firstBreak: null })
    expect(report.verified).toBeGreaterThan(40)
  })
})
