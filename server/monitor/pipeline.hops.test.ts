import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Receipt } from '#core/contract/receipts.ts'
import { alerts } from '../store/schema/work.ts'
import { assets, bookAccounts } from '../store/schema/ledger.ts'
import { testPorts } from '../testing/desk.ts'
import {
  account,
  ALICE,
  ETH,
  HOUR,
  PLATFORM,
  storeLabels,
  storePlatform,
  storeTransfers,
  T0,
  type TransferSpec,
  USDC,
} from '../testing/facts.ts'
import { screen } from './pipeline.ts'

const OTHER = 'eip155:10'
const USDC_THERE = `${OTHER}/erc20:0x0b2C639c533813f4Aa9D7837CAf62653d097Ff85`
const there = (n: number) => `${OTHER}:0x${n.toString(16).padStart(40, '0')}`
const [WALLET, POOL, BRIDGE, BRIDGE_THERE, WALLET_THERE, DEPOSIT_THERE] = [
  account(700),
  account(701),
  account(702),
  there(702),
  there(700),
  there(2),
]

describe('hops over bridges and by swaps', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  beforeEach(async () => {
    desk = await testPorts()
    await storePlatform(db())
    await db()
      .insert(assets)
      .values({ id: USDC_THERE, chain: OTHER, symbol: 'USDC', decimals: 6, name: 'USD Coin' })
    await db()
      .insert(bookAccounts)
      .values({ bookId: PLATFORM, account: DEPOSIT_THERE, role: 'customer-deposit', customerRef: 'C-1' })
  })
  afterEach(() => desk.close())

  const db = () => desk.ports.db
  const run = (transferIds?: readonly string[]) =>
    screen(desk.ports, { trigger: 'test', ...(transferIds === undefined ? {} : { transferIds }) })
  const raised = () => db().select().from(alerts).where(eq(alerts.ruleId, 'T05'))

  /** One transaction in which a wallet gives one asset for the other. */
  const swap = (
    id: string,
    at: number,
    [give, take]: readonly [string, string],
    hkd = [2_000_000n, 1_960_000n],
  ): TransferSpec[] => [
    {
      id: `${id}-give`,
      transaction: id,
      from: WALLET,
      to: POOL,
      asset: give,
      block: at,
      time: T0 + at * HOUR,
      hkd: hkd[0]!,
    },
    {
      id: `${id}-take`,
      transaction: id,
      from: POOL,
      to: WALLET,
      asset: take,
      block: at,
      time: T0 + at * HOUR,
      hkd: hkd[1]!,
    },
  ]
  const deposit: TransferSpec = { id: 'in', from: WALLET, to: ALICE, block: 9, time: T0 + 9 * HOUR }

  test('two even swaps before a deposit are a lesser finding, with the transfers that show them', async () => {
    await storeTransfers(db(), [...swap('s1', 1, [ETH, USDC]), ...swap('s2', 2, [USDC, ETH]), deposit])
    await run()
    const [alert, ...more] = await raised()
    expect(more).toEqual([])
    expect(alert).toMatchObject({
      severity: 2,
      subjectId: 'in',
      transferIds: ['s1-give', 's1-take', 's2-give', 's2-take', 'in'],
    })
    expect(Receipt.parse(alert?.receipt).hits[0]?.explanation).toMatchObject({
      key: 'risk.hit.swap-hopping.swaps',
      params: { swaps: 2, assets: 2, chains: 1 },
    })
  })

  test('a swap that is not even, one without prices, and a market’s own trades are none', async () => {
    const first = swap('s1', 1, [ETH, USDC])
    const raisedBy = async (second: readonly TransferSpec[]) => {
      await storeTransfers(db(), second)
      await run()
      return raised()
    }
    await storeTransfers(db(), [...first, deposit])
    expect(await raisedBy(swap('s2', 2, [USDC, ETH], [2_000_000n, 1_899_999n]))).toEqual([])
    expect(await raisedBy(swap('s3', 3, [USDC, ETH]).map((each) => ({ ...each, hkd: null })))).toEqual([])
    await storeLabels(db(), [{ id: 'L-1', account: WALLET, category: 'defi' }])
    expect(await raisedBy(swap('s4', 4, [USDC, ETH]))).toEqual([])
  })

  test('a swap, then a bridge: found by the deposit alone as by everything', async () => {
    await storeLabels(db(), [{ id: 'L-1', account: BRIDGE, category: 'bridge', actor: 'Example Bridge' }])
    const million = 1_000_000_000n
    await storeTransfers(db(), [
      ...swap('s1', 1, [ETH, USDC]),
      { id: 'b-in', from: WALLET, to: BRIDGE, asset: USDC, amount: million, block: 3, time: T0 + 3 * HOUR },
      ...[
        { id: 'b-out', from: BRIDGE_THERE, to: WALLET_THERE, time: T0 + 4 * HOUR, block: 4 },
        { id: 'in-there', from: WALLET_THERE, to: DEPOSIT_THERE, time: T0 + 5 * HOUR, block: 5 },
      ].map((each) => ({ ...each, chain: OTHER, asset: USDC_THERE, amount: million - 1_000_000n })),
    ])
    await run(['in-there'])
    const expected = [
      {
        severity: 3,
        subjectId: 'in-there',
        transferIds: ['s1-give', 's1-take', 'b-in', 'b-out', 'in-there'],
      },
    ]
    expect(await raised()).toMatchObject(expected)
    await run()
    expect(await raised()).toMatchObject(expected)
  })
})
