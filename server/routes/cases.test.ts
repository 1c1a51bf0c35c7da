import { and, asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { getCase, listCases } from '#core/contract/cases.ts'
import type { RouteResult } from '#core/contract/route.ts'
import { screen } from '../monitor/pipeline.ts'
import { alerts, auditEvents } from '../store/schema/work.ts'
import { type Person, type Read, signedIn } from '../testing/client.ts'
import { testPorts } from '../testing/desk.ts'
import { account, ALICE, storeLabels, storePeople, storePlatform, storeTransfers } from '../testing/facts.ts'
import { verifyTrail } from '../testing/trail.ts'

type Matter = RouteResult<typeof getCase>
type Page = RouteResult<typeof listCases>
interface Trouble {
  readonly reason?: string
  readonly errors?: readonly { readonly field: string }[]
}

const DOCUMENT = {
  format: 'kyt-desk.investigation',
  version: 1,
  steps: [],
  view: { x: 0, y: 0, zoom: 1, panel: 'graph' },
}
const GROUNDS = 'Funds came from a listed address within minutes; no explanation was given.'
const OUTCOME = 'All transfers explained by the invoice; nothing further to do.'

describe('cases', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  let ana: Person
  let ben: Person
  let amy: Person
  let mia: Person
  let max: Person
  let ada: Person
  let ids: [string, string, string, string]

  beforeAll(async () => {
    desk = await testPorts()
    await storePlatform(desk.ports.db)
    await storePeople(desk.ports.db)
    await storeLabels(
      desk.ports.db,
      [100, 101, 102, 103].map((n) => ({ id: `l-${n}`, account: account(n), category: 'sanctioned-entity' })),
    )
    await storeTransfers(
      desk.ports.db,
      [100, 101, 102, 103].map((n) => ({ id: `p${n}`, from: account(n), to: ALICE, block: 5_000 + n })),
    )
    await screen(desk.ports, { trigger: 'test' })
    ;[ana, ben, amy, mia, max, ada] = (await Promise.all(
      ['ana', 'ben', 'amy', 'mia', 'max', 'ada'].map((id) => signedIn(desk.ports, id)),
    )) as [Person, Person, Person, Person, Person, Person]
    const rows = await desk.ports.db
      .select({ id: alerts.id })
      .from(alerts)
      .where(eq(alerts.ruleId, 'T01'))
      .orderBy(asc(alerts.id))
    ids = rows.map(({ id }) => id) as typeof ids
    if (rows.length !== 4) throw new Error(`four alerts are needed, ${rows.length} were raised`)
  })
  afterAll(() => desk.close())

  const open = (person: Person, body: object) => person.post<Matter>('/api/v1/cases', body)
  const give = <T = Matter>(person: Person, of: Pick<Matter, 'id' | 'version'>, command: object) =>
    person.change<T>('POST', `/api/v1/cases/${of.id}/commands`, command, of.version)
  const seen = (person: Person, id: string) => person.get<Matter>(`/api/v1/cases/${id}`)
  const titles = async (person: Person, query = '') =>
    (await person.get<Page>(`/api/v1/cases?state=all${query}`)).body.items.map(({ title }) => title)
  const told = async (person: Person, id: string) => {
    const { body } = await person.get<{ items: { type: string; data: Record<string, unknown> }[] }>(
      `/api/v1/cases/${id}/activity`,
    )
    return body.items
  }
  const alertIds = ({ body }: Read<Matter>) => body.members.alerts.map(({ alert }) => alert.id)
  const report = async (person: Person, alertId: string) => {
    const { body } = await person.get<{ version: number }>(`/api/v1/alerts/${alertId}`)
    return person.command(alertId, body.version, { type: 'escalate', grounds: GROUNDS })
  }
  const draw = async (person: Person, body: object = {}) =>
    (
      await person.post<{ id: string }>('/api/v1/investigations', {
        name: 'Ring',
        document: DOCUMENT,
        ...body,
      })
    ).body.id

  test('a case is opened over alerts and pictures, and both know of it', async () => {
    const picture = await draw(ana)
    const made = await open(ana, {
      title: 'Ring of 張 and others',
      alertIds: [ids[0], ids[1]],
      investigationIds: [picture],
    })
    expect([made.status, made.etag, made.body.owner.id]).toEqual([201, '"1"', 'ana'])
    expect(made.body.id).toMatch(/^CASE-[0-9A-HJKMNP-TV-Z]{8}$/)
    expect(made.body.alerts).toEqual({ total: 2, open: 2, highestSeverity: 5 })
    expect(alertIds(made).toSorted()).toEqual([ids[0], ids[1]])
    expect(await titles(ben, `&alertId=${ids[0]}`)).toEqual(['Ring of 張 and others'])
    expect(await titles(ben, `&investigationId=${picture}`)).toEqual(['Ring of 張 and others'])
    expect(await titles(ben, '&whose=mine')).toEqual([])
    const drawn = await ben.get<{ cases: { caseId: string }[] }>(`/api/v1/investigations/${picture}`)
    expect(drawn.body.cases.map(({ caseId }) => caseId)).toEqual([made.body.id])
    const found = await ben.get<{ items: { kind: string; id: string }[] }>('/api/v1/search?q=張%20and')
    expect(found.body.items).toMatchObject([{ kind: 'case', id: made.body.id }])
    const resolved = await ben.post<{ lines: { candidates: object[] }[] }>('/api/v1/graph/resolve', {
      lines: [made.body.id.toLowerCase()],
    })
    expect(resolved.body.lines[0]).toMatchObject({ outcome: 'found', candidates: [{ kind: 'case' }] })
  })

  test('alerts are added all or none, and a second time changes nothing', async () => {
    const { body } = await open(ana, { title: 'Adding' })
    const wrong = await give<Trouble>(ana, body, { type: 'add-alerts', alertIds: [ids[0], 'A-NONE'] })
    expect([wrong.status, wrong.body.errors?.map(({ field }) => field)]).toEqual([422, ['body.alertIds.1']])
    const added = await give(ana, body, { type: 'add-alerts', alertIds: [ids[0]] })
    const again = await give(ana, added.body, { type: 'add-alerts', alertIds: [ids[0]] })
    expect([added.body.version, again.body.version, alertIds(again)]).toEqual([2, 2, [ids[0]]])
    const out = await give(ana, again.body, { type: 'remove-alert', alertId: ids[0] })
    expect([out.body.alerts.total, out.body.version]).toEqual([0, 3])
    expect((await give(ana, out.body, { type: 'remove-alert', alertId: ids[0] })).status).toBe(404)
  })

  test('who changes what somebody else changed is told what it is now', async () => {
    const { body } = await open(ana, { title: 'Two hands' })
    await give(ana, body, { type: 'rename', title: 'Two hands, renamed' })
    const late = await give(ben, body, { type: 'rename', title: 'Mine' })
    expect(late).toMatchObject({
      status: 412,
      body: { current: { title: 'Two hands, renamed', version: 2 } },
    })
  })

  test('it closes when no alert in it is open, with an outcome, and takes nothing then', async () => {
    const { body } = await open(ana, { title: 'Closing', alertIds: [ids[0]] })
    const refused = await give<Trouble>(ana, body, { type: 'close', outcome: OUTCOME })
    expect([refused.status, refused.body.reason, refused.body.errors]).toMatchObject([
      409,
      'case-alerts-open',
      [{ field: ids[0] }],
    ])
    const empty = await give(ana, body, { type: 'remove-alert', alertId: ids[0] })
    expect((await give(ana, empty.body, { type: 'close', outcome: 'done' })).status).toBe(400)
    const closed = await give(ana, empty.body, { type: 'close', outcome: OUTCOME })
    expect(closed.body).toMatchObject({
      state: 'closed',
      closure: { outcome: OUTCOME, closedBy: { id: 'ana' } },
    })
    const late = await give<Trouble>(ana, closed.body, { type: 'add-note', text: 'One more thing.' })
    expect([late.status, late.body.reason]).toEqual([409, 'case-state'])
    const back = await give(amy, closed.body, { type: 'reopen', reason: 'New transfers of the same kind.' })
    expect(back.body).toMatchObject({ state: 'open', closure: null, closedAt: null })
    expect((await told(ada, body.id)).map(({ type }) => type)).toEqual([
      'case.reopened',
      'case.closed',
      'case.alert-removed',
      'case.alerts-added',
      'case.opened',
    ])
  })

  test('it is handed to who can work in it', async () => {
    const { body } = await open(ana, { title: 'Holding' })
    const holders = await max.get<{ items: { id: string }[] }>(`/api/v1/cases/${body.id}/holders`)
    expect(holders.body.items.map(({ id }) => id)).toEqual(['amy', 'ben', 'mia'])
    expect((await give(max, body, { type: 'hand-over', ownerId: 'ada' })).status).toBe(422)
    const handed = await give(max, body, { type: 'hand-over', ownerId: 'ben', reason: 'Leave' })
    expect(handed.body.owner.id).toBe('ben')
    expect((await give(ada, handed.body, { type: 'add-note', text: 'Seen.' })).status).toBe(403)
  })

  describe('outside the restricted compartment', () => {
    test('an alert that was reported is gone from its case, its name from the case’s history', async () => {
      const { body } = await open(ben, { title: 'Reported', alertIds: [ids[2], ids[3]] })
      expect((await report(ben, ids[2])).status).toBe(200)
      const here = await seen(ana, body.id)
      expect(here.body.alerts.total).toBe(1)
      expect(alertIds(here)).toEqual([ids[3]])
      expect(JSON.stringify(await told(ana, body.id))).not.toContain(ids[2])
      expect(await titles(ana, `&alertId=${ids[2]}`)).toEqual([])
      expect(alertIds(await seen(mia, body.id)).toSorted()).toEqual([ids[2], ids[3]].toSorted())
      expect(alertIds(await seen(ben, body.id)).toSorted()).toEqual([ids[2], ids[3]].toSorted())
      expect((await give(ana, here.body, { type: 'add-alerts', alertIds: [ids[2]] })).status).toBe(422)
    })

    test('what the MLRO adds of it, and a note kept inside, change nothing that others see', async () => {
      const { body } = await open(ana, { title: 'Quiet' })
      const picture = await draw(mia, { restricted: true })
      await give(mia, body, { type: 'add-alerts', alertIds: [ids[2]] })
      await give(mia, body, { type: 'attach-investigation', investigationId: picture })
      const noted = await give(mia, body, { type: 'add-note', text: 'Two reports before.', restricted: true })
      expect(noted.body).toMatchObject({ version: 1, alerts: { total: 1 }, investigations: 1 })
      const here = await seen(ana, body.id)
      expect(here.body).toEqual(body)
      expect((await told(ana, body.id)).map(({ type }) => type)).toEqual(['case.opened'])
      expect((await told(mia, body.id)).map(({ type, data }) => [type, data['restricted']])).toEqual([
        ['case.note', true],
        ['case.investigation-attached', true],
        ['case.alerts-added', true],
        ['case.opened', false],
      ])
      const refused = await give(ana, body, { type: 'add-note', text: 'Aside.', restricted: true })
      expect(refused.status).toBe(403)
      const added = await give(ana, body, { type: 'attach-investigation', investigationId: picture })
      expect(added.status).toBe(422)
    })

    test('a restricted case does not exist; its holder is then who restricted it', async () => {
      const { body } = await open(ana, { title: 'Vanishing 消失', alertIds: [ids[0]] })
      expect((await give(ana, body, { type: 'restrict', reason: 'Tipping-off risk.' })).status).toBe(403)
      const hidden = await give(mia, body, { type: 'restrict', reason: 'Tipping-off risk.' })
      expect(hidden.body).toMatchObject({ restricted: true, owner: { id: 'mia' } })
      expect((await seen(ana, body.id)).status).toBe(404)
      expect((await give(ana, body, { type: 'rename', title: 'Still mine' })).status).toBe(404)
      expect((await ana.get(`/api/v1/cases/${body.id}/activity`)).status).toBe(404)
      expect((await ana.get(`/api/v1/cases/${body.id}/holders`)).status).toBe(404)
      expect(await titles(ana)).not.toContain('Vanishing 消失')
      expect(await titles(ana, `&alertId=${ids[0]}`)).not.toContain('Vanishing 消失')
      const search = await ana.get<{ items: object[] }>('/api/v1/search?q=消失')
      expect(search.body.items).toEqual([])
      expect((await seen(ada, body.id)).status).toBe(200)
      await seen(ada, body.id)
      const reads = await desk.ports.db
        .select({ by: auditEvents.actorId })
        .from(auditEvents)
        .where(and(eq(auditEvents.type, 'restricted.read'), eq(auditEvents.targetId, body.id)))
      expect(reads).toEqual([{ by: 'ada' }])

      const noted = await give(mia, hidden.body, { type: 'add-note', text: 'Considered with the deputy.' })
      const lifted = await give(mia, noted.body, { type: 'lift-restriction', reason: 'No report was made.' })
      expect(lifted.body.restricted).toBe(false)
      expect((await told(ana, body.id)).map(({ type }) => type)).toEqual(['case.alerts-added', 'case.opened'])
    })

    test('nobody opens what they may not read', async () => {
      expect((await open(ana, { title: 'Secret', restricted: true })).status).toBe(403)
      const { body } = await open(mia, { title: 'Inside', restricted: true, alertIds: [ids[1]] })
      expect(body.members.alerts[0]?.restricted).toBe(true)
      expect((await seen(ana, body.id)).status).toBe(404)
    })
  })

  test('pages follow each other, and the trail holds', async () => {
    const all = await titles(ada)
    const paged: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const { body }: Read<Page> = await ada.get<Page>(`/api/v1/cases?state=all&limit=2${from}`)
      paged.push(...body.items.map(({ title }) => title))
      cursor = body.nextCursor
    }
    expect(paged).toEqual(all)
    expect(all.length).toBeGreaterThan(6)
    expect((await verifyTrail(desk.ports.db)).ok).toBe(true)
  })
})
