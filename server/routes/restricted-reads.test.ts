import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOUR } from '#core/workflow/hkt.ts'
import { screen } from '../monitor/pipeline.ts'
import { RESTRICTED_READ } from '../store/restricted-reads.ts'
import { alerts, auditEvents } from '../store/schema/work.ts'
import { type Person, signedIn } from '../testing/client.ts'
import { testPorts } from '../testing/desk.ts'
import { account, ALICE, storeLabels, storePeople, storePlatform, storeTransfers } from '../testing/facts.ts'
import { verifyTrail } from '../testing/trail.ts'

describe('reads of the restricted compartment', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  let ana!: Person
  let mia!: Person
  let escalated = ''

  beforeAll(async () => {
    desk = await testPorts()
    const { db } = desk.ports
    await storePlatform(db)
    await storePeople(db)
    await storeLabels(db, [{ id: 'l-1', account: account(100), category: 'sanctioned-entity' }])
    const ids = ['t1', 't2']
    await storeTransfers(
      db,
      ids.map((id) => ({ id, from: account(100), to: ALICE, hkd: 10_000_000n })),
    )
    await screen(desk.ports, { trigger: 'test', transferIds: ids })
    ana = await signedIn(desk.ports, 'ana')
    mia = await signedIn(desk.ports, 'mia')
    const [row] = await db.select().from(alerts).where(eq(alerts.subjectId, 't1'))
    escalated = row!.id
    const grounds = 'The customer cannot explain funds from a designated address.'
    await ana.command(escalated, row!.version, { type: 'escalate', grounds })
  })
  afterAll(() => desk.close())

  const reads = async () =>
    (
      await desk.ports.db
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.type, RESTRICTED_READ)))
        .orderBy(auditEvents.seq)
    ).map(({ actorId, targetId, data }) => ({ actorId, targetId, in: data['in'] }))

  test('a row of the queue, its page and a file each count, once an hour for each reader and alert', async () => {
    await mia.get('/api/v1/alerts')
    await mia.get('/api/v1/alerts')
    expect(await reads()).toEqual([{ actorId: 'mia', targetId: escalated, in: 'list' }])
    await mia.get(`/api/v1/alerts/${escalated}`)
    await mia.get(`/api/v1/alerts/${escalated}/graph`)
    expect(await reads()).toHaveLength(1)

    desk.advance(HOUR + 1)
    await mia.get(`/api/v1/alerts/${escalated}/graph`)
    expect((await reads()).slice(1)).toEqual([{ actorId: 'mia', targetId: escalated, in: 'alert' }])

    desk.advance(HOUR + 1)
    await mia.get('/api/v1/alerts/export.csv')
    expect((await reads()).slice(2)).toEqual([{ actorId: 'mia', targetId: escalated, in: 'export' }])
    await verifyTrail(desk.ports.db)
  })

  test('whoever is shown nothing restricted leaves no record, and sees none', async () => {
    const before = await reads()
    await ana.get('/api/v1/alerts')
    await ana.get(`/api/v1/alerts/${escalated}`)
    expect(await reads()).toEqual(before)
    const { body } = await ana.get<{ items: { type: string }[] }>(`/api/v1/alerts/${escalated}/activity`)
    expect(body.items.map(({ type }) => type)).not.toContain(RESTRICTED_READ)
  })
})
