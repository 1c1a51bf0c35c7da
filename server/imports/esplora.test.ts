import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  addressOf,
  type EsploraDraft,
  esploraTransaction,
  testAddressOf,
  txidOf,
} from '#core/ledger/testing/esplora-file.ts'
import { SYSTEM } from '../store/audit.ts'
import { rowsOf } from '../store/db.ts'
import { importRejects, imports as importRows } from '../store/schema/labels.ts'
import { assets, books, transfers } from '../store/schema/ledger.ts'
import { testPorts } from '../testing/desk.ts'
import { createImports } from './imports.ts'

const CHAIN = 'bip122:000000000019d6689c085ae165831e93'

let desk: Awaited<ReturnType<typeof testPorts>>
beforeEach(async () => {
  desk = await testPorts()
})
afterEach(() => desk.close())

async function bring(filename: string, text: string) {
  const imports = createImports(desk.ports, null)
  const { id } = await imports.announce({ filename }, SYSTEM)
  return imports.receive(id, new Blob([text]).stream(), SYSTEM)
}

const bringAll = (filename: string, drafts: readonly EsploraDraft[]) =>
  bring(filename, JSON.stringify(drafts.map(esploraTransaction)))

const PAID: EsploraDraft = {
  name: 'paid',
  block: 700_000,
  inputs: [['ana', 100_000]],
  outputs: [
    ['ben', 60_000],
    ['ana', 39_000],
  ],
}
const WIDE: EsploraDraft = {
  name: 'wide',
  block: 700_001,
  inputs: [['ana', 1_000]],
  outputs: Array.from({ length: 600 }, (_, at) => [`many ${at}`, 1] as const),
}
const rejects = () => desk.ports.db.select().from(importRejects).orderBy(importRejects.n)
const held = async () =>
  (await rowsOf<{ n: number }>(desk.ports.db, sql`select count(*)::int as n from transfers`))[0]?.n

describe('transactions of Esplora', () => {
  test('are told from the file, filed under a case of its name, and are the same facts a second time', async () => {
    const first = await bringAll('case.json', [PAID, WIDE])
    expect(first).toMatchObject({
      kind: 'esplora-json',
      state: 'done',
      rowsRead: 606,
      accepted: 606,
      merged: 0,
      rejected: 0,
      book: { name: 'case' },
    })
    expect(await desk.ports.db.select().from(assets)).toMatchObject([{ symbol: 'BTC', decimals: 8 }])
    const again = await bringAll('again.json', [WIDE, PAID, PAID])
    expect(again).toMatchObject({ rowsRead: 610, accepted: 0, merged: 610, rejected: 0 })
    expect(await held()).toBe(606)
    expect((await desk.ports.db.select().from(books)).map(({ name }) => name)).toEqual(['case'])
  })

  test('an address without transactions brings nothing, and says so', async () => {
    expect(await bring('none.json', '[]')).toMatchObject({
      kind: 'esplora-json',
      accepted: 0,
      notices: [{ code: 'no-rows' }],
    })
  })

  test.each([
    [
      'of a test network',
      [PAID, { ...PAID, name: 'test' }],
      /Transaction 2, vout\[0\].*test network.*Nothing was stored\./,
    ],
    ['broken off', [PAID], /not whole: it ends after transaction 1, within the list. Nothing was stored\./],
  ])('a file %s stores nothing', async (_, drafts, reason) => {
    const made = drafts.map(esploraTransaction)
    const second = made[1]
    if (second !== undefined) second.vout[0]!.scriptpubkey_address = testAddressOf('ben')
    const text = JSON.stringify(made)
    await expect(bring('bad.json', second === undefined ? text.slice(0, -1) : text)).rejects.toThrow(reason)
    expect(await held()).toBe(0)
    expect((await desk.ports.db.select().from(importRows)).map(({ state }) => state)).toEqual(['failed'])
  })

  test('a transaction that contradicts what is held is refused whole, with every part of it', async () => {
    await bringAll('a.json', [PAID])
    // The same transaction in another block: after a reorganisation its fee goes to somebody else.
    const report = await bringAll('b.json', [{ ...PAID, block: 700_009 }, WIDE])
    expect(report).toMatchObject({ rowsRead: 606, accepted: 602, merged: 0, rejected: 4 })
    const found = await rejects()
    expect(found.map(({ line, field }) => [line, field])).toEqual([
      [1, 'to'],
      [1, 'txid'],
      [1, 'txid'],
      [1, 'txid'],
    ])
    expect(found[0]?.reason).toContain(`knows the transfer ${CHAIN}:${txidOf('paid')}:fee with`)
  })

  const PAIR_HEADER = 'chain,tx_hash,block,from,to,asset,amount'
  const pairs = (...names: readonly string[]) =>
    [
      PAIR_HEADER,
      ...names.map(
        (name) => `bitcoin,${txidOf(name)},700000,${addressOf('ana')},${addressOf('ben')},BTC,0.0006`,
      ),
    ].join('\n')

  test('what is held as who paid whom is not counted a second time as coins', async () => {
    await bring('pairs.csv', pairs('paid'))
    const report = await bringAll('coins.json', [PAID, WIDE])
    expect(report).toMatchObject({ accepted: 602, rejected: 4 })
    expect((await rejects())[0]).toMatchObject({ line: 1, field: 'txid', value: txidOf('paid') })
    expect((await rejects())[0]?.reason).toMatch(/as who paid whom; .*twice/)
    const known = await desk.ports.db
      .select()
      .from(transfers)
      .where(eq(transfers.txHash, txidOf('paid')))
    expect(known).toHaveLength(1)
  })

  test('and the other way round', async () => {
    await bringAll('coins.json', [PAID])
    const report = await bring('pairs.csv', pairs('paid', 'unknown here'))
    expect(report).toMatchObject({ accepted: 1, rejected: 1 })
    expect((await rejects())[0]).toMatchObject({ line: 2, field: 'txid' })
    expect((await rejects())[0]?.reason).toMatch(/with its inputs and outputs; .*twice/)
  })
})
