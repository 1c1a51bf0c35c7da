import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WireView } from '../store/queue-views.ts'
import { rowsOf } from '../store/db.ts'
import { type Person, signedIn } from '../testing/client.ts'
import { testPorts } from '../testing/desk.ts'
import { storePeople } from '../testing/facts.ts'

const VIEW = {
  name: 'Sanctions, new',
  scope: 'personal',
  search: { category: ['sanctioned-entity'], status: ['new'], sort: 'created' },
  layout: { hidden: ['category'], widths: { rule: 240 }, density: 'compact' },
}

interface Views {
  items: WireView[]
  defaultId: string | null
}

describe('saved views', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  let people: Record<'ana' | 'ben' | 'amy', Person>

  beforeAll(async () => {
    desk = await testPorts()
    await storePeople(desk.ports.db)
    const [ana, ben, amy] = await Promise.all([
      signedIn(desk.ports, 'ana'),
      signedIn(desk.ports, 'ben'),
      signedIn(desk.ports, 'amy'),
    ])
    people = { ana, ben, amy }
  })
  afterAll(() => desk.close())

  const views = async (person: Person) => (await person.get<Views>('/api/v1/queue-views')).body
  const names = async (person: Person) => (await views(person)).items.map((view) => view.name)

  test('a personal view is its owner’s alone; a team’s is made by who may assign and seen by all', async () => {
    const { ana, ben, amy } = people
    const mine = await ana.post<WireView>('/api/v1/queue-views', VIEW)
    expect(mine).toMatchObject({
      status: 201,
      body: { ...VIEW, owner: { id: 'ana' }, mayChange: true, version: 1 },
    })
    expect(await names(ben)).toEqual([])
    expect((await ana.post('/api/v1/queue-views', { ...VIEW, scope: 'team' })).status).toBe(403)
    const shared = await amy.post<WireView>('/api/v1/queue-views', {
      ...VIEW,
      name: 'Morning',
      scope: 'team',
    })
    expect(shared.status).toBe(201)
    expect(await names(ben)).toEqual(['Morning'])
    expect((await views(ben)).items[0]).toMatchObject({ mayChange: false })
    expect(await names(ana)).toEqual(['Morning', 'Sanctions, new'])

    const path = `/api/v1/queue-views/${shared.body.id}`
    expect((await ben.put(path, 1, { ...VIEW, name: 'Ours' })).status).toBe(403)
    expect((await ben.put(`/api/v1/queue-views/${mine.body.id}`, 1, VIEW)).status).toBe(404)
    expect((await ana.put(`/api/v1/queue-views/${mine.body.id}`, 1, { ...VIEW, scope: 'team' })).status).toBe(
      403,
    )
    const renamed = await amy.put<WireView>(path, 1, { ...VIEW, name: 'Early', scope: 'team' })
    expect(renamed).toMatchObject({ status: 200, etag: '"2"', body: { name: 'Early', version: 2 } })
    expect((await amy.put(path, 1, { ...VIEW, scope: 'team' })).status).toBe(412)
  })

  test('each begins with the view chosen, until it is deleted; all of it is in the trail', async () => {
    const { ana, ben, amy } = people
    const [team, mine] = (await views(ana)).items
    const choose = (person: Person, viewId: string | null | undefined) =>
      person.put<Views>('/api/v1/queue-views/default', null, { viewId })
    expect((await choose(ben, mine?.id)).status).toBe(404)
    expect((await choose(ben, team?.id)).body).toEqual({ defaultId: team?.id })
    expect((await views(ben)).defaultId).toBe(team?.id)
    expect((await views(ana)).defaultId).toBeNull()
    expect((await ben.delete(`/api/v1/queue-views/${team?.id}`)).status).toBe(403)
    expect((await amy.delete(`/api/v1/queue-views/${team?.id}`)).status).toBe(204)
    expect(await views(ben)).toEqual({ items: [], defaultId: null })
    const trail = await rowsOf<{ type: string; actor_id: string }>(
      desk.ports.db,
      sql`select type, actor_id from audit_events order by seq`,
    )
    expect(trail.map(({ type, actor_id }) => `${actor_id} ${type}`)).toEqual([
      'ana queue-view.created',
      'amy queue-view.created',
      'amy queue-view.updated',
      'ben queue-view.default-chosen',
      'amy queue-view.deleted',
    ])
  })
})
