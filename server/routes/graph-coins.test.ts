import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { graphCluster } from '#core/contract/graph-analysis.ts'
import type { neighbourhood } from '#core/contract/graph.ts'
import type { graphTransactions } from '#core/contract/graph-transactions.ts'
import type { RouteResult } from '#core/contract/route.ts'
import { transfersOfUtxo, type UtxoTransaction } from '#core/ledger/utxo.ts'
import { labels } from '../store/schema/labels.ts'
import { assets, transfers } from '../store/schema/ledger.ts'
import { type Person, signedIn } from '../testing/client.ts'
import { testPorts } from '../testing/desk.ts'
import { account, MINUTE, storePeople, storePlatform, storeTransfers, T0 } from '../testing/facts.ts'

const CHAIN = 'bip122:000000000019d6689c085ae165831e93'
const BTC = `${CHAIN}/slip44:0`
const key = encodeURIComponent
const txid = (n: number) => n.toString(16).padStart(64, '0')

/** Published example addresses of Bitcoin, as names. */
const [P1, P2, P3, P4, SHOP] = [
  '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
  '12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrJX',
  '1HLoD9E4SDFFPDiYfNYnkBLQ85Y51J3Zb1',
  '1FvzCLoTPGANNjWoUo6jUGuAG3wg1w4YjR',
  'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
] as [string, string, string, string, string]
const keyOf = (address: string) => `${CHAIN}:${address}`

const tx = (
  n: number,
  inputs: readonly (readonly [string | null, bigint])[],
  outputs: readonly (readonly [string | null, bigint])[],
  coinbase = false,
): UtxoTransaction => ({
  txid: txid(n),
  block: 100 + n,
  // A coinbase's place behind its block is beyond the column; its source gave none here.
  txIndex: coinbase ? null : 1,
  time: T0 + n * MINUTE,
  locktime: 0,
  virtualSize: null,
  coinbase,
  inputs: inputs.map(([address, amount], at) => ({
    spent: `${txid(900 + 10 * n + at)}:0`,
    address,
    script: null,
    amount,
  })),
  outputs: outputs.map(([address, amount]) => ({ address, script: null, amount })),
})

const TRANSACTIONS = [
  tx(1, [], [[P1, 5_000n]], true),
  // P1 and P2 spend together, P2 and P3 later; a coin without an owner comes along.
  tx(
    2,
    [
      [P1, 5_000n],
      [P2, 3_000n],
    ],
    [
      [SHOP, 7_000n],
      [null, 900n],
    ],
  ),
  tx(
    3,
    [
      [P2, 10n],
      [P3, 20n],
    ],
    [[SHOP, 30n]],
  ),
  // A mix: three equal outputs of three parties.
  tx(
    4,
    [
      [P3, 100n],
      [P4, 100n],
      [SHOP, 100n],
    ],
    [
      [P1, 90n],
      [P2, 90n],
      [P4, 90n],
    ],
  ),
]

describe('transactions of coins', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  let ana: Person

  beforeAll(async () => {
    desk = await testPorts()
    const { db } = desk.ports
    await storePlatform(db)
    await storePeople(db)
    await db.insert(assets).values({ id: BTC, chain: CHAIN, symbol: 'BTC', decimals: 8, name: 'Bitcoin' })
    const rows = TRANSACTIONS.flatMap((each) =>
      transfersOfUtxo(each, { chain: CHAIN, asset: BTC, accounts: 'addresses', fees: 25n }),
    )
    await db.insert(transfers).values(
      rows.map(({ from, to, asset, time, ...row }) => ({
        ...row,
        fromAccount: from,
        toAccount: to,
        assetId: asset,
        time: time === null ? null : new Date(time),
      })),
    )
    await db.insert(labels).values({
      id: 'l-p3',
      namespace: 'bip122',
      address: P3,
      chain: CHAIN,
      category: 'exchange',
      label: 'Example Exchange',
      actor: 'Example Exchange',
      source: 'test-list',
      confidence: 80,
      knownFrom: new Date(T0),
    })
    await storeTransfers(db, [{ id: 'eth', from: account(5), to: account(6) }])
    ana = await signedIn(desk.ports, 'ana')
  })
  afterAll(() => desk.close())

  type Answer = RouteResult<typeof graphTransactions>
  const ask = async (query: string) => (await ana.get<Answer>(`/api/v1/graph/transactions?${query}`)).body

  test('inputs to outputs, the fee apart; a coin without an owner has no account', async () => {
    const { transactions } = await ask(`transaction=${key(`${CHAIN}/${txid(2)}`)}`)
    expect(transactions).toHaveLength(1)
    const [one] = transactions
    expect(one).toMatchObject({ model: 'coins', coinbase: false, inputCount: 2, outputCount: 2, block: 102 })
    const parts = (side: Answer['transactions'][number]['inputs'] | undefined) =>
      side?.map((part) => [part.account?.key ?? null, part.units])
    expect(parts(one?.inputs)).toEqual([
      [keyOf(P1), '5000'],
      [keyOf(P2), '3000'],
    ])
    expect(parts(one?.outputs)).toEqual([
      [keyOf(SHOP), '7000'],
      [null, '900'],
    ])
    expect(one?.fee).toMatchObject({ units: '100', asset: { symbol: 'BTC' } })
  })

  test('a coinbase: new coins and collected fees, no inputs', async () => {
    const [one] = (await ask(`transaction=${key(`${CHAIN}/${txid(1)}`)}`)).transactions
    expect(one).toMatchObject({
      coinbase: true,
      inputs: [],
      inputCount: 0,
      subsidy: { units: '4975' },
      fee: { units: '25' },
      outputs: [{ account: { key: keyOf(P1) }, units: '5000' }],
    })
  })

  test('of transfers: each transaction once, in the order of the transfers; those not held are left out', async () => {
    const of = (...ids: readonly string[]) => ids.map((id) => `transfer=${key(id)}`).join('&')
    const ids = [`${txid(3)}:in:0`, `${txid(2)}:out:0`, `${txid(3)}:out:0`, 'nothing', 'eth']
    const { transactions, notLoaded, nextCursor } = await ask(of(...ids))
    expect(transactions.map(({ hash }) => hash).slice(0, 2)).toEqual([txid(3), txid(2)])
    expect(transactions).toHaveLength(3)
    expect([notLoaded, nextCursor]).toEqual([0, null])
    expect((await ask(`${of(...ids)}&block=102`)).transactions.map(({ hash }) => hash)).not.toContain(txid(3))
    const many = of(...Array.from({ length: 51 }, (_, n) => `t-${n}`))
    expect((await ana.get(`/api/v1/graph/transactions?${many}`)).status).toBe(400)
  })

  test('of an account, the newest first, page by page, as of a block', async () => {
    const first = await ask(`account=${key(keyOf(P1))}&limit=1`)
    expect(first.transactions.map(({ hash }) => hash)).toEqual([txid(4)])
    expect(first.notLoaded).toBe(2)
    const second = await ask(`account=${key(keyOf(P1))}&limit=5&cursor=${first.nextCursor}`)
    expect(second.transactions.map(({ hash }) => hash)).toEqual([txid(2), txid(1)])
    expect([second.notLoaded, second.nextCursor]).toEqual([0, null])
    expect((await ask(`account=${key(keyOf(P1))}&block=101`)).transactions).toHaveLength(1)
    expect((await ask(`account=${key(keyOf(P1))}&direction=out`)).transactions).toHaveLength(1)
    expect(second.nodes.map((node) => node.account.key)).toContain(keyOf(SHOP))
    const plain = (await ask(`account=${key(account(5))}`)).transactions
    expect(plain).toMatchObject([
      { model: 'account', fee: null, inputs: [{ account: { key: account(5) } }], outputCount: 1 },
    ])
    expect((await ana.get('/api/v1/graph/transactions')).status).toBe(400)
    expect((await ana.get('/api/v1/graph/transactions?transaction=x')).status).toBe(400)
  })

  test('a cluster with the reason of every merge; a mix merges nothing; the entity by its label', async () => {
    type Cluster = RouteResult<typeof graphCluster>
    const cluster = async (of: string, more = '') =>
      (await ana.get<Cluster>(`/api/v1/graph/cluster?account=${key(of)}${more}`)).body
    const body = await cluster(keyOf(P1))
    expect(body).toMatchObject({ applicable: true, why: 'co-spend', basis: 'coins', memberCount: 3 })
    expect(new Set(body.members.map((member) => member.key))).toEqual(new Set([P1, P2, P3].map(keyOf)))
    expect(
      body.reasons.map(({ txHash, kind, accounts }) => [txHash, kind, accounts.map((a) => a.key)]),
    ).toEqual([
      [txid(2), 'co-spend', [keyOf(P1), keyOf(P2)]],
      [txid(3), 'co-spend', [keyOf(P2), keyOf(P3)]],
    ])
    expect(body.excluded).toEqual([txid(4)])
    expect(body.entity).toMatchObject({ actor: 'Example Exchange', label: { id: 'l-p3' } })
    expect((await cluster(keyOf(P1), '&block=102')).memberCount).toBe(2)
    expect((await cluster(keyOf(P1), '&limit=1')).limits).toEqual({ truncated: true, because: ['members'] })
    expect(await cluster(keyOf(P4))).toMatchObject({ memberCount: 1, excluded: [txid(4)] })
    expect(await cluster(account(5))).toMatchObject({
      applicable: false,
      why: 'account-model',
      memberCount: 1,
      reasons: [],
      basis: null,
    })
  })

  describe('around an account', () => {
    type Around = RouteResult<typeof neighbourhood>
    const around = async (of: string, more = '') =>
      (await ana.get<Around>(`/api/v1/graph/neighbourhood?account=${key(of)}${more}`)).body
    const hub = (n: number) => `${CHAIN}:tx-${txid(n)}`
    const layersOf = ({ nodes }: Around) => new Map(nodes.map((node) => [node.account.key, node.layer]))

    test('transactions stand beside it and what they paid behind them; what it paid into is a destination', async () => {
      const body = await around(keyOf(P1))
      expect(layersOf(body)).toEqual(
        new Map([
          [keyOf(P1), 0],
          // Of a coinbase nothing stands before the transaction: neither fees nor new coins are anybody.
          [hub(1), -1],
          [hub(4), -1],
          [hub(2), 1],
          ...[P3, P4, SHOP].map((who) => [keyOf(who), -2] as const),
          [`${CHAIN}:${txid(2)}-1`, 2],
        ]),
      )
      const flows = body.edges.map(({ from, to, units }) => [from, to, units])
      expect(flows).toContainEqual([keyOf(P1), hub(2), '5000'])
      expect(flows).toContainEqual([hub(2), keyOf(SHOP), '7000'])
      expect(body.edges.filter(({ to }) => to.includes(':fees-'))).toEqual([])
      expect(body.surroundings).toContainEqual({
        account: hub(2),
        direction: 'out',
        counterparties: 2,
        drawn: 2,
      })
    })

    test('one direction, and a transaction itself with both of its sides', async () => {
      const sources = await around(keyOf(SHOP), '&direction=in')
      expect(layersOf(sources).get(keyOf(P1))).toBe(-2)
      expect(sources.edges.every(({ from, to }) => from === hub(4) || to !== keyOf(P4))).toBe(true)
      const itself = await around(hub(2))
      expect(layersOf(itself)).toEqual(
        new Map([
          [hub(2), 0],
          [keyOf(P1), -1],
          [keyOf(P2), -1],
          [keyOf(SHOP), 1],
          [`${CHAIN}:${txid(2)}-1`, 1],
        ]),
      )
    })

    test('an account of the machinery is one that can be asked about; nonsense is not', async () => {
      expect((await ana.get(`/api/v1/addresses/${key(hub(2))}`)).status).toBe(200)
      expect((await ana.get(`/api/v1/graph/neighbourhood?account=${key(`${CHAIN}:tx-1`)}`)).status).toBe(400)
    })
  })
})
