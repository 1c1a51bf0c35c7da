import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WireAlert } from '../store/alert-summary.ts'
import { alerts } from '../store/schema/work.ts'
import { signedIn } from '../testing/client.ts'
import { testPorts } from '../testing/desk.ts'
import {
  account,
  ALICE,
  HOUR,
  storeLabels,
  storePeople,
  storePlatform,
  storeTransfers,
  T0,
} from '../testing/facts.ts'
import type { WireKnowledge } from './alert-knowledge.ts'
import { screen } from '../monitor/pipeline.ts'

let desk: Awaited<ReturnType<typeof testPorts>>
const WHOLE = 1_000_000

beforeAll(async () => {
  desk = await testPorts()
  await storePlatform(desk.ports.db)
  await storePeople(desk.ports.db)
  await storeLabels(desk.ports.db, [
    { id: 'l-old', account: account(100), category: 'mixer', actor: 'Old Mixer' },
  ])
})
afterAll(() => desk.close())

async function alertOn(transferId: string): Promise<string> {
  const [row] = await desk.ports.db.select().from(alerts).where(eq(alerts.subjectId, transferId))
  if (row === undefined) throw new Error(`no alert on ${transferId}`)
  return row.id
}
const knowledge = async (who: string, id: string, at?: string) =>
  (
    await (
      await signedIn(desk.ports, who)
    ).get<WireKnowledge>(`/api/v1/alerts/${id}/knowledge${at === undefined ? '' : `?at=${at}`}`)
  ).body
const queue = async (query: string) =>
  (await (await signedIn(desk.ports, 'ana')).get<{ items: WireAlert[] }>(`/api/v1/alerts?${query}`)).body
    .items

test('a label learned after the transfer raises an alert that says so, and what was known then', async () => {
  const { ports } = desk
  await storeTransfers(ports.db, [
    { id: 't-late', from: account(200), to: ALICE, time: T0, importId: 'imp-1' },
  ])
  const first = await screen(ports, { trigger: 'import', importId: 'imp-1', transferIds: ['t-late'] })
  expect(first).toMatchObject({ screened: 1, alertsRaised: 0 })
  const screenedAt = new Date(ports.clock()).toISOString()

  desk.advance(HOUR)
  const learned = ports.clock()
  await storeLabels(ports.db, [
    { id: 'l-late', account: account(200), category: 'mixer', knownFrom: learned },
  ])
  desk.advance(HOUR)
  expect((await screen(ports, { trigger: 'labels' })).alertsRaised).toBe(1)
  const id = await alertOn('t-late')
  const knownSince = new Date(learned).toISOString()
  expect(await queue('retro=true')).toMatchObject([{ id, knownSince }])

  const known = await knowledge('ana', id)
  expect(known).toMatchObject({
    knownSince,
    firstScreenedAt: screenedAt,
    past: { point: 'transfer', at: new Date(T0).toISOString() },
    labels: [{ known: 'now', inReceipt: true, label: { id: 'l-late', knownFrom: knownSince } }],
  })
  const [side] = known.exposures
  expect(side?.rows).toEqual([{ category: 'mixer', kind: 'direct', thenPpm: 0, nowPpm: WHOLE }])
  expect(side?.past).toMatchObject({ outsidePpm: WHOLE })
  expect(side?.now).toMatchObject({ outsidePpm: 0 })
  expect(side?.past.labelSetDigest).not.toBe(side?.now.labelSetDigest)

  const raised = await knowledge('ana', id, 'raised')
  expect(raised.past.point).toBe('raised')
  expect(raised.exposures[0]?.rows).toEqual([
    { category: 'mixer', kind: 'direct', thenPpm: WHOLE, nowPpm: WHOLE },
  ])
})

test('an alert on what was known all along is not marked; a label withdrawn since is', async () => {
  const { ports } = desk
  await storeTransfers(ports.db, [{ id: 't-plain', from: account(100), to: ALICE, time: T0 + HOUR }])
  const withdrawn = ports.clock() + HOUR
  await storeLabels(ports.db, [
    { id: 'l-gone', account: account(100), category: 'scam', knownFrom: T0, knownUntil: withdrawn },
  ])
  await screen(ports, { trigger: 'test', transferIds: ['t-plain'] })
  const [row] = (await queue('retro=false')).filter((alert) => alert.subject.id === 't-plain')
  const id = row?.id ?? ''
  expect(row?.knownSince).toBeNull()
  desk.advance(2 * HOUR)
  const known = await knowledge('ana', id)
  expect(known).toMatchObject({ knownSince: null, firstScreenedAt: null, past: { point: 'raised' } })
  expect(Object.fromEntries(known.labels.map((each) => [each.label.id, each.known]))).toEqual({
    'l-old': 'both',
    'l-gone': 'then',
  })
})

test('a decision behind an escalation is a moment for those inside only', async () => {
  const id = await alertOn('t-late')
  const [ana, mia] = [await signedIn(desk.ports, 'ana'), await signedIn(desk.ports, 'mia')]
  const give = async (person: typeof ana, command: unknown) => {
    const { body } = await person.get<{ version: number }>(`/api/v1/alerts/${id}`)
    expect((await person.command(id, body.version, command)).status).toBe(200)
  }
  await give(ana, { type: 'escalate', grounds: 'The customer cannot explain funds from this address.' })
  await give(mia, { type: 'acknowledge' })
  await give(mia, {
    type: 'decide-no-file',
    rationale:
      'The explanation was checked against documents of the bank and holds in each of its parts; nothing is left that would found a suspicion.',
  })
  const points = async (who: string) => (await knowledge(who, id)).points.map(({ point }) => point)
  expect(await points('ana')).toEqual(['transfer', 'raised'])
  expect(await points('mia')).toEqual(['transfer', 'raised', 'decision'])
})
