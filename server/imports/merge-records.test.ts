import { asc } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { heldFacts } from '../monitor/held-facts.ts'
import { screenAfterImport } from '../monitor/pipeline.ts'
import { SYSTEM } from '../store/audit.ts'
import { heldRecords, recordStaging } from '../store/schema/records.ts'
import { alerts, auditEvents } from '../store/schema/work.ts'
import { testPorts } from '../testing/desk.ts'
import { account, ALICE, CHAIN, HOUR, storePlatform, storeTransfers, T0 } from '../testing/facts.ts'
import { createImports } from './imports.ts'

const OUTSIDE = account(700)
const at = (ms: number) => new Date(ms).toISOString()

describe('records of other systems', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  beforeEach(async () => {
    desk = await testPorts()
    await storePlatform(desk.ports.db)
  })
  afterEach(() => desk.close())

  async function bring(text: string) {
    const imports = createImports(desk.ports, screenAfterImport)
    const { id } = await imports.announce({ filename: 'records.csv' }, SYSTEM)
    return imports.receive(id, new Blob([text]).stream(), SYSTEM)
  }
  const proofs = (...rows: readonly string[]) =>
    bring(`record,customer,chain,account,method,at,until\n${rows.join('\n')}\n`)
  const proof = (until = '', customer = 'C-1') =>
    `wallet-proof,${customer},${CHAIN},${OUTSIDE.slice(CHAIN.length + 1)},signed-message,${at(T0)},${until}`
  const raisedOf = async (rule: string) =>
    (await desk.ports.db.select().from(alerts).orderBy(asc(alerts.occurredAt)))
      .filter(({ ruleId }) => ruleId === rule)
      .map(({ transferIds }) => transferIds)

  test('a kind is not connected before its first record, and holds what was said last after it', async () => {
    expect(await heldFacts(desk.ports.db)).toEqual({})
    expect(await proofs(proof())).toMatchObject({ state: 'done', accepted: 1, merged: 0, notices: [] })
    const held = { account: OUTSIDE, customerRef: 'C-1', method: 'signed-message', provenAt: T0 }
    expect(await heldFacts(desk.ports.db)).toEqual({ walletProofs: [{ ...held, withdrawnAt: null }] })

    expect(await proofs(proof())).toMatchObject({ accepted: 0, merged: 1 })
    expect(await proofs(proof(at(T0 + HOUR)))).toMatchObject({ accepted: 1, merged: 0 })
    expect(await heldFacts(desk.ports.db)).toEqual({ walletProofs: [{ ...held, withdrawnAt: T0 + HOUR }] })
    // Corrected back: said before, and yet news.
    expect(await proofs(proof())).toMatchObject({ accepted: 1, merged: 0 })
    expect(await heldFacts(desk.ports.db)).toEqual({ walletProofs: [{ ...held, withdrawnAt: null }] })

    expect(await desk.ports.db.select().from(heldRecords)).toHaveLength(3)
    expect(await desk.ports.db.select().from(recordStaging)).toEqual([])
    const trail = await desk.ports.db.select().from(auditEvents)
    expect(trail.filter(({ type }) => type === 'import.stored')).toHaveLength(4)
  })

  test('of two rows about one record in a file the last counts', async () => {
    expect(await proofs(proof(), proof(at(T0 + HOUR)))).toMatchObject({ accepted: 1, merged: 1 })
    expect((await heldFacts(desk.ports.db)).walletProofs).toMatchObject([{ withdrawnAt: T0 + HOUR }])
  })

  test('who is not known here is named, and kept', async () => {
    const report = await proofs(proof('', 'C-404'))
    expect(report).toMatchObject({
      accepted: 1,
      notices: [{ text: 'Customers not known to this desk: 1, for example C-404.' }],
    })
  })

  test('their rules look at what is held already: unproven wallets, then a gap in the travel rule', async () => {
    await storeTransfers(desk.ports.db, [
      { id: 'unproven', from: account(800), to: ALICE, time: T0 + HOUR },
      { id: 'proven', from: OUTSIDE, to: ALICE, time: T0 + 2 * HOUR },
    ])
    expect(await proofs(proof())).toMatchObject({ alertsRaised: expect.any(Number) })
    expect(await raisedOf('T22')).toEqual([['unproven']])
    expect(await raisedOf('T23')).toEqual([])

    const travel = await bring(
      `record,transfer,at,missing,name_matches\ntravel-rule,unproven,${at(T0)},address,\ntravel-rule,nowhere,${at(T0)},,yes\n`,
    )
    expect(travel.notices).toMatchObject([
      { code: 'unknown-transfers', values: { count: '1', example: 'nowhere' } },
    ])
    expect(await raisedOf('T23')).toEqual([['unproven'], ['proven']])
  })

  test('due diligence on a service: a flow with it that no label speaks of, by licence, then by place', async () => {
    const VASP = account(801)
    await storeTransfers(desk.ports.db, [
      { id: 'v1', from: VASP, to: ALICE, time: T0 + HOUR, hkd: 700_000n },
      { id: 'v2', from: VASP, to: ALICE, time: T0 + 2 * HOUR, hkd: 100_000n },
    ])
    const vasp = (licensed: string) =>
      bring(
        `record,chain,account,detail,jurisdiction,licensed,at\nvasp,${CHAIN},${VASP.slice(CHAIN.length + 1)},Example Exchange,XA,${licensed},${at(T0)}\n`,
      )
    await vasp('')
    expect(await raisedOf('T18')).toEqual([])
    await bring(`record,jurisdiction,at\nrisk-jurisdiction,XB,${at(T0)}\n`)
    expect(await raisedOf('T18')).toEqual([])
    await bring(`record,jurisdiction,at\nrisk-jurisdiction,XA,${at(T0)}\n`)
    expect(await raisedOf('T18')).toEqual([['v1', 'v2']])
    await vasp('no')
    expect(await raisedOf('T18')).toEqual([['v1', 'v2']])
  })

  test('money and swaps come back as they were said; a transfer of a swap that is not held is named', async () => {
    await bring(`record,customer,way,fiat_value,at\nfiat,C-1,out,1250.50,${at(T0)}\n`)
    const report = await bring('record,transfer,taken\nswap,nowhere,elsewhere\n')
    expect(report.notices).toMatchObject([
      { text: 'Transfers not held by this desk: 2, for example elsewhere.' },
    ])
    expect(await heldFacts(desk.ports.db)).toMatchObject({
      fiatRecords: [{ customerRef: 'C-1', way: 'out', minor: 125_050n, at: T0 }],
      swapRecords: [{ given: 'nowhere', taken: 'elsewhere' }],
    })
  })

  test('an amount beyond the exact numbers comes back as it was said', async () => {
    const units = (2n ** 200n).toString()
    await bring(
      `record,chain,account,spender,asset,amount_units,at\ntoken-approval,${CHAIN},${ALICE.slice(CHAIN.length + 1)},${OUTSIDE.slice(CHAIN.length + 1)},ETH,${units},${at(T0)}\n`,
    )
    expect((await heldFacts(desk.ports.db)).tokenApprovals).toMatchObject([
      { amount: 2n ** 200n, revokedAt: null },
    ])
  })
})
