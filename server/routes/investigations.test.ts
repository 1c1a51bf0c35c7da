import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InvestigationDocument } from '#core/contract/investigation-document.ts'
import type { InvestigationStep } from '#core/contract/investigation-steps.ts'
import type { WireInvestigation } from '../investigations/read.ts'
import { screen } from '../monitor/pipeline.ts'
import { alerts, auditEvents } from '../store/schema/work.ts'
import { type Person, signedIn } from '../testing/client.ts'
import { testPorts } from '../testing/desk.ts'
import { account, ALICE, storeLabels, storePeople, storePlatform, storeTransfers } from '../testing/facts.ts'
import { verifyTrail } from '../testing/trail.ts'

const hide = (n: number, by = 'ana'): InvestigationStep => ({
  id: `s-${n}`,
  kind: 'hide',
  at: `2026-11-01T02:00:00.${String(n).padStart(3, '0')}Z`,
  by,
  facts: null,
  nodes: [`node-${n}`],
})

const documentOf = (...steps: InvestigationStep[]): InvestigationDocument => ({
  format: 'kyt-desk.investigation',
  version: 1,
  steps,
  view: { x: 0.5, y: -2.25, zoom: 1.5, panel: 'graph' },
})

describe('investigations', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  let ana: Person
  let ben: Person
  let mia: Person
  let max: Person
  let ada: Person
  let alertId: string

  beforeAll(async () => {
    desk = await testPorts()
    await storePlatform(desk.ports.db)
    await storePeople(desk.ports.db)
    await storeLabels(desk.ports.db, [{ id: 'l-1', account: account(100), category: 'sanctioned-entity' }])
    await storeTransfers(desk.ports.db, [{ id: 'p1', from: account(100), to: ALICE, block: 5_001 }])
    await screen(desk.ports, { trigger: 'test' })
    ;[ana, ben, mia, max, ada] = (await Promise.all(
      ['ana', 'ben', 'mia', 'max', 'ada'].map((id) => signedIn(desk.ports, id)),
    )) as [Person, Person, Person, Person, Person]
    alertId = (await desk.ports.db.select().from(alerts))[0]?.id ?? ''
  })
  afterAll(() => desk.close())

  const create = (person: Person, body: object) =>
    person.post<WireInvestigation>('/api/v1/investigations', body)
  const save = (person: Person, of: WireInvestigation, kind: string, document: InvestigationDocument) =>
    person.change<WireInvestigation>(
      'POST',
      `/api/v1/investigations/${of.id}/revisions`,
      { kind, document },
      of.version,
    )

  test('an autosave takes the place of the same person’s one before it; a named save stays', async () => {
    const { body: first, status, etag } = await create(ana, { name: 'Ring', document: documentOf(hide(1)) })
    expect([status, etag, first.revision, first.steps]).toEqual([201, '"1"', 1, 1])
    const auto = (await save(ana, first, 'autosave', documentOf(hide(1), hide(2)))).body
    const again = (await save(ana, auto, 'autosave', documentOf(hide(1), hide(2), hide(3)))).body
    expect([auto.revision, again.revision, again.steps]).toEqual([2, 2, 3])
    const other = (await save(ben, again, 'autosave', documentOf(hide(1), hide(4, 'ben')))).body
    expect([other.revision, other.updatedBy.name]).toEqual([3, 'ben'])
    const named = (await save(ben, other, 'named', documentOf(hide(1)))).body
    const last = (await save(ben, named, 'autosave', documentOf())).body
    expect(last.revisions.map(({ n, kind, savedBy }) => [n, kind, savedBy.name])).toEqual([
      [4, 'autosave', 'ben'],
      [3, 'named', 'ben'],
      [2, 'autosave', 'ana'],
      [1, 'named', 'ana'],
    ])
    const { body: before } = await ada.get<WireInvestigation>(`/api/v1/investigations/${first.id}?revision=2`)
    expect(before.document).toEqual(documentOf(hide(1), hide(2), hide(3)))
    expect(before.shown).toMatchObject({ n: 2, steps: 3 })
    expect((await ada.get(`/api/v1/investigations/${first.id}?revision=9`)).status).toBe(404)
  })

  test('who saves over what somebody else changed is told what it is now', async () => {
    const { body } = await create(ana, { name: 'Two hands', document: documentOf() })
    await save(ana, body, 'named', documentOf(hide(1)))
    const late = await save(ben, body, 'autosave', documentOf())
    expect(late).toMatchObject({ status: 412, body: { current: { revision: 2, steps: 1 } } })
  })

  test('a record cannot be made in another name, nor a saved step rewritten; a file may be taken in', async () => {
    const forged = await create(ana, { name: 'F', document: documentOf(hide(1, 'ben')) })
    expect(forged).toMatchObject({ status: 422, body: { errors: [{ field: 'body.document.steps.0.by' }] } })
    const taken = await create(ana, { name: 'F', document: documentOf(hide(1, 'ben')), imported: true })
    expect(taken.status).toBe(201)
    const edited = { ...hide(1, 'ben'), nodes: ['another'] } as InvestigationStep
    expect(await save(ana, taken.body, 'named', documentOf(edited))).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'body.document.steps.0' }] },
    })
    const undone = await save(ana, taken.body, 'named', documentOf())
    expect(undone).toMatchObject({ status: 200, body: { steps: 0 } })
    const unknown = { ...hide(1), kind: 'teleport' } as unknown as InvestigationStep
    expect((await create(ana, { name: 'U', document: documentOf(unknown) })).status).toBe(400)
  })

  test('a file keeps its own facts beside the record; who may read the investigation reads them', async () => {
    const file = {
      exportedAt: '2026-10-31T02:00:00.000Z',
      exportedBy: 'Another desk',
      facts: null,
      nodes: [
        {
          account: { key: 'eip155:1:x', chain: 'eip155:1', address: 'x' },
          role: 'unattributed',
          category: null,
          severity: 0,
          actor: 'Named by the file',
          customer: null,
          layer: 0,
          stopsTrace: false,
        },
      ],
      edges: [],
      notLoaded: [],
    }
    const document = documentOf(hide(1, 'somebody'))
    const own = await create(ana, { name: 'F', document: documentOf(hide(1)), file })
    expect(own).toMatchObject({ status: 422, body: { errors: [{ field: 'body.file' }] } })
    const { body } = await create(ana, { name: 'F', document, imported: true, file })
    const said = { exportedAt: file.exportedAt, exportedBy: 'Another desk', nodes: 1, edges: 0 }
    expect(body.file).toEqual(said)
    const path = (of: WireInvestigation) => `/api/v1/investigations/${of.id}/file`
    expect(await ben.get(path(body))).toMatchObject({ status: 200, body: file })
    // A save of the record changes nothing of what the file brought.
    expect((await save(ana, body, 'named', documentOf())).body.file).toEqual(said)
    const plain = await create(ana, { name: 'P', document: documentOf(hide(1)) })
    expect(plain.body.file).toBeNull()
    expect((await ben.get(path(plain.body))).status).toBe(404)
  })

  test('listed for the team, for oneself, by name; archived ones are put away and brought back', async () => {
    const { body } = await create(ben, { name: 'Peel 100% chain', document: documentOf() })
    const names = async (person: Person, query: string) =>
      (await person.get<{ items: { name: string }[] }>(`/api/v1/investigations?${query}`)).body.items.map(
        ({ name }) => name,
      )
    expect(await names(ana, 'q=100%25')).toEqual(['Peel 100% chain'])
    expect(await names(ana, 'whose=mine')).not.toContain('Peel 100% chain')
    const change = (of: WireInvestigation, to: object) =>
      ana.change<WireInvestigation>('PATCH', `/api/v1/investigations/${of.id}`, to, of.version)
    const away = await change(body, { state: 'archived', name: 'Peel chain' })
    expect(away.body).toMatchObject({ state: 'archived', version: 2, name: 'Peel chain' })
    expect(await names(ana, 'q=peel')).toEqual([])
    expect(await names(ana, 'q=peel&state=archived')).toEqual(['Peel chain'])
    expect((await save(ben, away.body, 'named', documentOf())).status).toBe(409)
    expect((await change(away.body, { state: 'active' })).body.state).toBe('active')
    const all: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const from: string = cursor === '' ? '' : `&cursor=${cursor}`
      const page: { items: { id: string }[]; nextCursor: string | null } = (
        await ana.get<{ items: { id: string }[]; nextCursor: string | null }>(
          `/api/v1/investigations?limit=1${from}`,
        )
      ).body
      all.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(new Set(all).size).toBe(all.length)
    expect(all).toHaveLength((await names(ana, 'limit=100')).length)
  })

  test('attached to an alert and listed there', async () => {
    const { body } = await create(ana, { name: 'For the alert', document: documentOf() })
    const attach = (attached: boolean, of: WireInvestigation) =>
      ana.change<WireInvestigation>(
        'POST',
        `/api/v1/investigations/${of.id}/alerts`,
        { alertId, attached },
        of.version,
      )
    const on = await attach(true, body)
    expect(on.body).toMatchObject({ version: 2, alerts: [{ alertId, restricted: false }] })
    const listed = await ben.get<{ items: { id: string }[] }>(`/api/v1/investigations?alertId=${alertId}`)
    expect(listed.body.items.map(({ id }) => id)).toEqual([body.id])
    expect((await attach(true, on.body)).body.version).toBe(2)
    expect((await attach(false, on.body)).body.alerts).toEqual([])
    const nowhere = await ana.change(
      'POST',
      `/api/v1/investigations/${body.id}/alerts`,
      { alertId: 'none' },
      3,
    )
    expect(nowhere.status).toBe(404)
  })

  test('nothing made inside the restricted compartment shows outside it', async () => {
    expect((await create(ana, { name: 'Mine', document: documentOf(), restricted: true })).status).toBe(403)
    const secret = await create(mia, { name: 'Report draft', document: documentOf(), restricted: true })
    const path = `/api/v1/investigations/${secret.body.id}`
    expect((await ana.get(path)).status).toBe(404)
    expect((await ada.get(path)).status).toBe(200)
    expect((await save(ana, secret.body, 'named', documentOf())).status).toBe(404)
    const open = (await create(ana, { name: 'Open', document: documentOf() })).body
    await desk.ports.db.update(alerts).set({ status: 'mlro-review' }).where(eq(alerts.id, alertId))
    const attached = await mia.change<WireInvestigation>(
      'POST',
      `/api/v1/investigations/${open.id}/alerts`,
      { alertId },
      open.version,
    )
    expect(attached.body).toMatchObject({ version: 1, alerts: [{ alertId, restricted: true }] })
    const seen = await ana.get<WireInvestigation>(`/api/v1/investigations/${open.id}`)
    expect(seen.body).toEqual(open)
    const outside = await ana.get<{ items: { name: string }[] }>(`/api/v1/investigations?alertId=${alertId}`)
    expect(outside.body.items).toEqual([])
    const list = await ana.get<{ items: { name: string }[] }>('/api/v1/investigations?q=report')
    expect(list.body.items).toEqual([])
    const find = async (who: Person) =>
      (await who.get<{ items: { kind: string; id: string }[] }>('/api/v1/search?q=report%20draft')).body.items
    expect(await find(ana)).toEqual([])
    expect(await find(mia)).toMatchObject([{ kind: 'investigation', id: secret.body.id }])
  })

  test('who only reads cannot write; every change is in the trail', async () => {
    expect((await create(max, { name: 'M', document: documentOf() })).status).toBe(403)
    expect((await create(ada, { name: 'A', document: documentOf() })).status).toBe(403)
    expect((await verifyTrail(desk.ports.db)).ok).toBe(true)
    const events = await desk.ports.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.targetKind, 'investigation'))
    expect(new Set(events.map((event) => event.type))).toEqual(
      new Set(
        ['created', 'saved', 'renamed', 'archived', 'restored', 'attached', 'detached'].map(
          (what) => `investigation.${what}`,
        ),
      ),
    )
  })
})
