import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { screen } from '../monitor/pipeline.ts'
import type { WireActivity } from '../store/alert-activity.ts'
import type { WireDetail } from '../store/alert-detail.ts'
import type { WireMention } from '../store/mentions.ts'
import { users } from '../store/schema/identity.ts'
import { mentions } from '../store/schema/mentions.ts'
import { alerts, auditEvents } from '../store/schema/work.ts'
import { type Person, signedIn } from '../testing/client.ts'
import { testPorts } from '../testing/desk.ts'
import { account, ALICE, storeLabels, storePeople, storePlatform, storeTransfers } from '../testing/facts.ts'

interface Answer {
  items: WireMention[]
  nextCursor: string | null
  unread: number
}
interface Problem {
  errors?: { field: string; message: string }[]
}

const GROUNDS = { type: 'escalate', grounds: 'The customer cannot explain funds from a designated address.' }
const note = (...people: string[]) => ({ type: 'add-note', text: 'Please look at this.', mentions: people })

describe('mentions in notes', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  let people: Record<'ana' | 'ben' | 'amy' | 'mia' | 'ada', Person>
  let id = ''
  let next = 0

  beforeAll(async () => {
    desk = await testPorts()
    await storePlatform(desk.ports.db)
    await storePeople(desk.ports.db)
    await storeLabels(desk.ports.db, [{ id: 'l-1', account: account(100), category: 'sanctioned-entity' }])
    await desk.ports.db.insert(users).values([
      { id: 'jun', role: 'admin', email: 'jun@example.test', name: 'jun', createdAt: new Date(0) },
      {
        id: 'gone',
        role: 'analyst',
        email: 'gone@example.test',
        name: 'gone',
        createdAt: new Date(0),
        disabledAt: new Date(1),
      },
    ])
    const [ana, ben, amy, mia, ada] = await Promise.all([
      signedIn(desk.ports, 'ana'),
      signedIn(desk.ports, 'ben'),
      signedIn(desk.ports, 'amy'),
      signedIn(desk.ports, 'mia'),
      signedIn(desk.ports, 'ada'),
    ])
    people = { ana, ben, amy, mia, ada }
  })
  afterAll(() => desk.close())

  beforeEach(async () => {
    await desk.ports.db.delete(mentions)
    next += 1
    await storeTransfers(desk.ports.db, [{ id: `t${next}`, from: account(100), to: ALICE, hkd: 10_000_000n }])
    await screen(desk.ports, { trigger: 'test', transferIds: [`t${next}`] })
    const [row] = await desk.ports.db
      .select()
      .from(alerts)
      .where(eq(alerts.subjectId, `t${next}`))
    id = row?.id ?? ''
  })

  async function give(person: Person, command: unknown) {
    const { body } = await person.get<WireDetail>(`/api/v1/alerts/${id}`)
    return person.command<WireDetail & Problem>(id, body.version, command)
  }
  const list = async (person: Person, query = '') =>
    (await person.get<Answer>(`/api/v1/mentions${query}`)).body
  const read = async (person: Person, upTo: number | undefined) =>
    (await person.post<{ unread: number }>('/api/v1/mentions/read', { upTo })).body
  const names = async (person: Person) =>
    (await person.get<{ items: { id: string }[] }>(`/api/v1/alerts/${id}/mentionable`)).body.items.map(
      (each) => each.id,
    )

  test('whoever is called finds the alert in the list, newest first and by pages; the trail says who', async () => {
    const { ana, ben, amy } = people
    for (let n = 0; n < 3; n += 1) {
      desk.advance(1_000)
      expect((await give(ana, note('ben'))).status).toBe(200)
    }
    expect((await give(ana, { type: 'add-note', text: 'For myself.' })).status).toBe(200)
    const first = await list(ben, '?limit=2')
    expect(first).toMatchObject({
      unread: 3,
      items: [
        { alert: { id, severity: 5, status: 'new' }, by: { id: 'ana' }, readAt: null },
        { by: { id: 'ana' } },
      ],
    })
    const rest = await list(ben, `?limit=2&cursor=${first.nextCursor}`)
    expect(rest.nextCursor).toBeNull()
    const places = [...first.items, ...rest.items].map((item) => item.id)
    expect(places).toEqual(places.toSorted((a, b) => b - a))
    expect(new Set(places).size).toBe(3)
    expect(await list(amy)).toEqual({ items: [], nextCursor: null, unread: 0 })

    const { body } = await ben.get<{ items: WireActivity[] }>(`/api/v1/alerts/${id}/activity`)
    expect(body.items[1]?.data['mentions']).toEqual([{ id: 'ben', name: 'ben', role: 'analyst' }])
    expect(body.items[0]?.data).not.toHaveProperty('mentions')
  })

  test('marks are each person’s own, go up to a place, and are in the trail once', async () => {
    const { ana, ben, amy } = people
    await give(ana, note('ben', 'amy'))
    await give(ana, note('ben'))
    const [newer, older] = (await list(ben)).items
    expect(await read(ben, older?.id)).toEqual({ unread: 1 })
    desk.advance(1_000)
    expect(await read(ben, older?.id)).toEqual({ unread: 1 })
    expect((await list(ben)).items.map((item) => item.readAt !== null)).toEqual([false, true])
    expect((await list(amy)).unread).toBe(1)
    expect(await read(ben, newer?.id)).toEqual({ unread: 0 })
    const marks = await desk.ports.db.select().from(auditEvents).where(eq(auditEvents.type, 'mentions.read'))
    expect(marks.map(({ actorId, data }) => [actorId, data])).toEqual([
      ['ben', { upTo: older?.id, count: 1 }],
      ['ben', { upTo: newer?.id, count: 1 }],
    ])
  })

  test('what was not shown stays unread', async () => {
    const { ana, ben } = people
    for (let n = 0; n < 3; n += 1) await give(ana, note('ben'))
    const [newest, shown] = (await list(ben, '?limit=2')).items
    const seen = { from: shown?.id, upTo: newest?.id }
    expect((await ben.post('/api/v1/mentions/read', seen)).body).toEqual({ unread: 1 })
    expect((await list(ben)).items.map((item) => item.readAt !== null)).toEqual([true, true, false])
  })

  test('nobody is called who is not there, may not read alerts, or was called already', async () => {
    const { ana, ben } = people
    const refused = async (...who: string[]) => {
      const { status, body } = await give(ana, note(...who))
      return [status, body.errors?.map((error) => error.field)]
    }
    expect(await refused('ghost')).toEqual([422, ['body.mentions']])
    expect(await refused('gone')).toEqual([422, ['body.mentions']])
    expect(await refused('ben', 'jun')).toEqual([422, ['body.mentions']])
    expect((await refused('ben', 'ben'))[0]).toBe(400)
    expect((await refused(...Array.from({ length: 21 }, (_, n) => `p${n}`)))[0]).toBe(400)
    expect((await list(ben)).items).toEqual([])
    expect(await names(ana)).toEqual(['ada', 'amy', 'ben', 'max', 'mia'])
    expect((await people.ana.get('/api/v1/alerts/none/mentionable')).status).toBe(404)
  })

  test('a note on many alerts calls once for each of them', async () => {
    const { ana, ben } = people
    const { body } = await ana.get<WireDetail>(`/api/v1/alerts/${id}`)
    const bulk = { command: note('ben'), alerts: [{ id, version: body.version }] }
    expect((await ana.post('/api/v1/alerts/bulk', bulk)).status).toBe(200)
    expect((await list(ben)).items.map((item) => item.alert.id)).toEqual([id])
  })

  test('what is written inside the restricted compartment calls nobody outside it', async () => {
    const { ana, ben, mia, ada } = people
    await give(ben, note('ana'))
    await give(ana, note('ben'))
    const before = await list(ana)
    const offered = await names(ana)
    expect((await list(ben)).unread).toBe(1)
    await give(ana, GROUNDS)
    expect((await give(ana, note('ben'))).status).toBe(403)
    expect((await give(mia, note('ada', 'ben'))).body.errors).toEqual([
      { field: 'body.mentions', message: 'A note may only call people who can read it.' },
    ])
    await give(mia, { type: 'acknowledge' })
    expect((await give(mia, note('ben'))).status).toBe(422)
    expect((await give(mia, note('ada'))).status).toBe(200)
    // For the reporter nothing shows of what came after; for others the alert is gone, and its mentions with it.
    expect(await list(ana)).toMatchObject({
      unread: 1,
      items: [{ ...before.items[0], alert: { id, status: 'escalated' } }],
    })
    expect(await list(ben)).toEqual({ items: [], nextCursor: null, unread: 0 })
    expect((await ben.get(`/api/v1/alerts/${id}/mentionable`)).status).toBe(404)
    expect((await list(ada)).items).toMatchObject([{ alert: { status: 'mlro-review' }, by: { id: 'mia' } }])
    expect(await names(mia)).toEqual(['ada'])
    expect(await names(ana)).toEqual(offered)
    const { body } = await ana.get<{ items: WireActivity[] }>(`/api/v1/alerts/${id}/activity`)
    expect(body.items.map((item) => item.type)).not.toContain('alert.acknowledge')
    expect(JSON.stringify(body.items)).not.toContain('ada')
  })

  test('whoever left the compartment finds nothing of it any more', async () => {
    const { ana, mia, ada } = people
    await give(ana, GROUNDS)
    await give(mia, note('ada'))
    expect((await list(ada)).unread).toBe(1)
    await desk.ports.db.update(users).set({ role: 'analyst' }).where(eq(users.id, 'ada'))
    const now = await signedIn(desk.ports, 'ada')
    expect(await list(now)).toEqual({ items: [], nextCursor: null, unread: 0 })
    await desk.ports.db.update(users).set({ role: 'auditor' }).where(eq(users.id, 'ada'))
  })
})
