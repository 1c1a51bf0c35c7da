import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { screenAfterImport } from '../monitor/pipeline.ts'
import { SYSTEM } from '../store/audit.ts'
import { rowsOf } from '../store/db.ts'
import { labels } from '../store/schema/labels.ts'
import { bookAccounts, books, customers } from '../store/schema/ledger.ts'
import { alerts } from '../store/schema/work.ts'
import { testPorts } from '../testing/desk.ts'
import { createImports } from './imports.ts'

const data = resolve(process.env['KYT_REAL_DATA'] ?? '../shared/data', 'bitcoin-esplora')
const CHAIN = 'bip122:000000000019d6689c085ae165831e93'
const RANSOM = '15JFh88FcE4WL6qeMLgX5VEAFCbRXjc9fr'
/** Received 1,693 satoshis of the ransom address. */
const DEPOSIT = 'bc1q7eqww9dmm9p48hx5yz5gcvmncu65w43wfytpsf'
/** One of 159 receivers of a transaction that nobody has labelled. */
const HOT = '1NZf6mbRCYex1nFVGb4kdFViBP1MefpnYX'

describe.skipIf(!existsSync(data))('Colonial Pipeline as a file of transactions', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  beforeEach(async () => {
    desk = await testPorts()
    const { db } = desk.ports
    await db
      .insert(books)
      .values({ id: 'p', name: 'Platform', kind: 'platform', createdAt: new Date('2021-01-01') })
    await db
      .insert(customers)
      .values({ ref: 'C-1', name: 'Customer', bookId: 'p', type: 'individual', riskRating: 'low' })
    await db.insert(bookAccounts).values([
      { bookId: 'p', account: `${CHAIN}:${DEPOSIT}`, role: 'customer-deposit', customerRef: 'C-1' },
      { bookId: 'p', account: `${CHAIN}:${HOT}`, role: 'hot', customerRef: null },
    ])
    await db.insert(labels).values({
      id: 'ransom',
      namespace: 'bip122',
      address: RANSOM,
      category: 'ransomware',
      label: 'Ransom address',
      actor: 'DarkSide',
      source: 'court filing',
      confidence: 90,
      knownFrom: new Date('2021-06-07'),
    })
  })
  afterEach(() => desk.close())

  async function bring(name: string) {
    const imports = createImports(desk.ports, screenAfterImport)
    const { id } = await imports.announce({ filename: name }, SYSTEM)
    const body = new Blob([readFileSync(join(data, name))]).stream()
    return imports.receive(id, body, SYSTEM)
  }

  test('every input, output and fee once, whatever the order of the files; alerts about payments only', async () => {
    const names = ['fbi', 'anchor', 'ransom'].map((name) => `colonial_${name}_txs.json`)
    const reports = []
    for (const name of names) reports.push(await bring(name))
    const made = names.flatMap(
      (name) =>
        JSON.parse(readFileSync(join(data, name), 'utf8')) as {
          txid: string
          vin: { prevout: { value: number } }[]
          vout: { value: number }[]
          fee: number
        }[],
    )
    const once = [...new Map(made.map((tx) => [tx.txid, tx])).values()]
    const rows = once.reduce((sum, tx) => sum + tx.vin.length + tx.vout.length + (tx.fee > 0 ? 1 : 0), 0)
    expect(reports.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(rows)
    expect(reports.map(({ rejected }) => rejected)).toEqual([0, 0, 0])
    const [sums] = await rowsOf<{ received: string; paid: string; fees: string }>(
      desk.ports.db,
      sql`select sum(amount) filter (where to_account like '%:tx-%')::text as received,
        sum(amount) filter (where from_account like '%:tx-%' and to_account not like '%:fees-%')::text as paid,
        sum(amount) filter (where to_account like '%:fees-%')::text as fees from transfers`,
    )
    const sum = (of: (tx: (typeof once)[number]) => number) =>
      String(once.reduce((total, tx) => total + BigInt(of(tx)), 0n))
    expect(sums).toEqual({
      received: sum((tx) => tx.vin.reduce((all, { prevout }) => all + prevout.value, 0)),
      paid: sum((tx) => tx.vout.reduce((all, { value }) => all + value, 0)),
      fees: sum((tx) => tx.fee),
    })

    const raised = await desk.ports.db.select().from(alerts)
    // Two payments to the ransom address and two from it; the one to the customer is the platform's alert too.
    expect(raised.map(({ ruleId }) => ruleId)).toEqual(Array<string>(5).fill('T14'))
    expect(new Set(raised.map(({ amount }) => amount))).toEqual(
      new Set([20_000n, 7_500_030_000n, 7_500_034_246n, 1_693n]),
    )
    expect(raised.filter(({ customerRef }) => customerRef === 'C-1')).toMatchObject([
      { account: `${CHAIN}:${DEPOSIT}`, counterparty: `${CHAIN}:${RANSOM}`, amount: 1_693n },
    ])
    expect((await bring(names[1]!)).accepted).toBe(0)
    expect(await desk.ports.db.select().from(alerts)).toHaveLength(5)
  })

  test('a CoinJoin is seen as one where it pays what is monitored', async () => {
    const mix = JSON.parse(readFileSync(join(data, 'whirlpool-coinjoin.json'), 'utf8')) as {
      vout: { scriptpubkey_address: string }[]
    }
    const account = `${CHAIN}:${mix.vout[0]!.scriptpubkey_address}`
    await desk.ports.db
      .insert(bookAccounts)
      .values({ bookId: 'p', account, role: 'customer-deposit', customerRef: 'C-1' })
    await bring('whirlpool-coinjoin.json')
    const raised = await desk.ports.db.select().from(alerts)
    expect(raised.filter(({ customerRef }) => customerRef === 'C-1').map(({ ruleId }) => ruleId)).toEqual([
      'T03',
    ])
  })
})
