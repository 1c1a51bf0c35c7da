import { asc } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { ImportPreview } from '#core/contract/import-preview.ts'
import type { listRules } from '#core/contract/rules.ts'
import { heldRecords, recordStaging, recordWatches } from '../store/schema/records.ts'
import { alerts, auditEvents, monitorRuns } from '../store/schema/work.ts'
import { portsOver } from '../testing/desk.ts'
import {
  account,
  ALICE,
  CHAIN,
  HOUR,
  storeLabels,
  storePlatform,
  storeTransfers,
  T0,
} from '../testing/facts.ts'
import { HOMES } from '../testing/homes.ts'
import { type ImportClient, importClient } from '../testing/import-client.ts'

const PROVEN = account(700)
const at = (ms: number) => new Date(ms).toISOString()
const bare = (caip: string) => caip.slice(CHAIN.length + 1)

const PROOFS = [
  'record,customer,chain,account,method,at',
  `wallet-proof,C-1,${CHAIN},${bare(PROVEN)},signed-message,${at(T0)}`,
  `wallet-proof,C-1,${CHAIN},no-address,signed-message,${at(T0)}`,
  '',
].join('\n')
const TRAVEL = `record,transfer,at,missing,name_matches\ntravel-rule,old-2,${at(T0)},,yes\n`

/** Every home: the counts rest on what its database answers. */
describe.each(HOMES.filter(({ present }) => present))('before records are imported, on $name', (home) => {
  let connection: Awaited<ReturnType<typeof home.open>>
  let desk: ReturnType<typeof portsOver>
  let analyst: ImportClient
  beforeAll(async () => {
    connection = await home.open()
    desk = portsOver(connection.db)
    await storePlatform(connection.db)
    await storeLabels(connection.db, [{ id: 'l-1', account: account(900), category: 'p2p-exchange' }])
    analyst = await importClient(desk.ports, 'analyst')
    await storeTransfers(connection.db, [
      { id: 'old-1', from: account(800), to: ALICE, time: T0 + HOUR },
      { id: 'old-2', from: account(801), to: ALICE, time: T0 + 2 * HOUR },
      { id: 'old-3', from: PROVEN, to: ALICE, time: T0 + 3 * HOUR },
    ])
  })
  afterAll(() => connection.close())

  async function ask(body: string, query = '&count=true', filename = 'records.csv') {
    const response = await analyst.request('POST', `/imports/preview?filename=${filename}${query}`, { body })
    expect(response.status).toBe(200)
    return (await response.json()) as z.infer<typeof ImportPreview>
  }
  const raisedOf = async (rule: string) =>
    (await connection.db.select().from(alerts).orderBy(asc(alerts.occurredAt)))
      .filter(({ ruleId }) => ruleId === rule)
      .flatMap(({ transferIds }) => transferIds)
  const report = async (body: string, lookBack?: boolean) =>
    analyst.report((await analyst.upload('records.csv', body, lookBack === undefined ? {} : { lookBack })).id)

  test('a file of another kind connects nothing', async () => {
    const preview = await ask('customer,name,type,risk_rating\nC-9,Nine,individual,low\n')
    expect(preview).toEqual({ kind: 'customers-csv', connects: [], alerts: null })
  })

  test('a new kind is named with its rules, and the alerts of a look back are counted by rule', async () => {
    const preview = await ask(PROOFS)
    expect(preview).toMatchObject({
      kind: 'records-csv',
      connects: [
        {
          need: 'wallet-proofs',
          records: 1,
          watchedFrom: null,
          rules: [{ id: 'T22', name: expect.any(String), coverage: 'evaluated' }],
        },
      ],
      alerts: { total: 2, byRule: [{ ruleId: 'T22', alerts: 2 }] },
    })
    expect((await ask(PROOFS, '')).alerts).toBeNull()
  })

  test('to ask changes nothing', async () => {
    for (const table of [heldRecords, recordStaging, recordWatches, alerts, monitorRuns, auditEvents])
      expect(await connection.db.$count(table)).toBe(0)
  })

  test('a look back raises as many as were counted, and then there is nothing left to ask', async () => {
    expect(await report(PROOFS)).toMatchObject({ state: 'done', accepted: 1, rejected: 1, alertsRaised: 2 })
    expect(await raisedOf('T22')).toEqual(['old-1', 'old-2'])
    expect(await ask(PROOFS)).toEqual({ kind: 'records-csv', connects: [], alerts: null })
  })

  test('without a look back nothing before is looked at, what comes after is', async () => {
    expect((await ask(TRAVEL)).alerts?.total).toBe(2)
    const watched = await report(TRAVEL, false)
    const from = new Date(desk.ports.clock()).toISOString()
    expect(watched).toMatchObject({ accepted: 1, alertsRaised: 0 })
    expect(watched.notices).toContainEqual(
      expect.objectContaining({
        values: { from, kinds: 'travel-rule' },
        text: `Watched from ${from} on: travel-rule. No transfer before it was looked at for want of these.`,
      }),
    )
    expect(await raisedOf('T23')).toEqual([])
    const { items } = (await (await analyst.request('GET', '/rules')).json()) as z.infer<
      NonNullable<typeof listRules.ok.schema>
    >
    const since = items.flatMap(({ id, checks }) =>
      checks.flatMap((check) => (check.watchedFrom === null ? [] : [[id, check.watchedFrom]])),
    )
    expect(since).toEqual([['T23', from]])

    await storeTransfers(connection.db, [
      { id: 'undated', from: PROVEN, to: ALICE, time: null, importId: null },
      { id: 'new-1', from: PROVEN, to: ALICE, time: desk.ports.clock() },
    ])
    // Labels, records and wallets have everything looked at again: the choice holds there, too.
    await report(`record,customer,at\nvulnerable-customer,C-2,${at(T0)}\n`)
    expect(await raisedOf('T23')).toEqual(['new-1'])
    const trail = await connection.db.select().from(auditEvents)
    expect(trail.filter(({ type }) => type === 'import.stored').map(({ data }) => data)).toMatchObject([
      { connected: ['wallet-proof'] },
      { connected: ['travel-rule'], watchedFrom: from },
      { connected: ['vulnerable-customer'] },
    ])
  })

  test('who looks back later sees what was left out, also with a file that says nothing new', async () => {
    const preview = await ask(TRAVEL)
    expect(preview).toMatchObject({
      connects: [{ need: 'travel-rule-records', watchedFrom: new Date(desk.ports.clock()).toISOString() }],
      alerts: { total: 3, byRule: [{ ruleId: 'T23', alerts: 3 }] },
    })
    // Another file without a look back leaves the choice as it was.
    expect(await report(TRAVEL, false)).toMatchObject({ accepted: 0, merged: 1, alertsRaised: 0 })
    expect((await ask(TRAVEL)).connects).toHaveLength(1)

    expect(await report(TRAVEL, true)).toMatchObject({ accepted: 0, merged: 1, alertsRaised: 3 })
    expect((await raisedOf('T23')).toSorted()).toEqual(['new-1', 'old-1', 'old-3', 'undated'])
    expect((await ask(TRAVEL)).connects).toEqual([])
  })

  test('what cannot be told, and who may not import, is refused', async () => {
    const unknown = await analyst.request('POST', '/imports/preview?filename=x.bin', { body: 'hello' })
    expect(unknown.status).toBe(422)
    const auditor = await importClient(desk.ports, 'auditor')
    const refused = await auditor.request('POST', '/imports/preview?filename=records.csv', { body: PROOFS })
    expect(refused.status).toBe(403)
  })
})
