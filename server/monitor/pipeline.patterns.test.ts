import { asc } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Receipt } from '#core/contract/receipts.ts'
import { alerts } from '../store/schema/work.ts'
import { bookAccounts } from '../store/schema/ledger.ts'
import { testPorts } from '../testing/desk.ts'
import {
  account,
  ALICE,
  HOT,
  HOUR,
  PLATFORM,
  storePlatform,
  storeTransfers,
  T0,
  type TransferSpec,
} from '../testing/facts.ts'
import { screen } from './pipeline.ts'

const DAY = 24 * HOUR

describe('patterns of several transfers', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  beforeEach(async () => {
    desk = await testPorts()
    await storePlatform(desk.ports.db)
  })
  afterEach(() => desk.close())

  const db = () => desk.ports.db
  const run = (transferIds?: readonly string[]) =>
    screen(desk.ports, { trigger: 'test', ...(transferIds === undefined ? {} : { transferIds }) })
  const raised = () => db().select().from(alerts).orderBy(asc(alerts.occurredAt), asc(alerts.ruleId))
  const OLD = account(900)
  /** Something long ago, so that a wallet can be called new. */
  const longAgo: TransferSpec = { id: 'old', from: OLD, to: ALICE, time: T0 - 300 * DAY, hkd: 10_000n }
  const burst = (first: number, at = T0): TransferSpec[] =>
    [0, 1, 2].map((n) => ({
      id: `b${first + n}`,
      from: HOT,
      to: account(500),
      time: at + (first + n) * HOUR,
      hkd: 9_000_000n,
    }))

  test('a burst to a new wallet is one alert about the account, with the transfers and figures that show it', async () => {
    await storeTransfers(db(), [longAgo, ...burst(0)])
    expect(await run()).toMatchObject({ alertsRaised: 1 })
    const [alert] = await raised()
    expect(alert).toMatchObject({
      ruleId: 'T10',
      category: 'burst',
      exposureKind: 'pattern',
      severity: 3,
      subjectKind: 'account',
      subjectId: account(500),
      transferIds: ['b0', 'b1', 'b2'],
      fiatMinor: 27_000_000n,
      direction: 'outbound',
    })
    const receipt = Receipt.parse(alert?.receipt)
    expect(receipt.hits).toMatchObject([
      { kind: 'pattern', observed: { value: '3' }, threshold: { name: 'minCount', value: '3' }, label: null },
    ])
    expect(receipt.parameters.find(({ name }) => name === 'window')).toMatchObject({ origin: 'regulation' })
    expect(receipt.contributions.reduce((sum, { points }) => sum + points, 0)).toBe(receipt.score)
  })

  test('what is screened in parts is found as it is at once, and once', async () => {
    await storeTransfers(db(), [longAgo, ...burst(0).slice(0, 2)])
    expect(await run()).toMatchObject({ alertsRaised: 0 })
    await storeTransfers(db(), burst(0).slice(2))
    expect(await run(['b2'])).toMatchObject({ alertsRaised: 1 })
    expect(await run(['b2'])).toMatchObject({ alertsRaised: 0 })
    expect(await run()).toMatchObject({ alertsRaised: 0 })
    await storeTransfers(db(), burst(3).slice(0, 1))
    expect(await run(['b3'])).toMatchObject({ alertsRaised: 0 })
  })

  test('a run that is about other transfers raises nothing of it', async () => {
    await storeTransfers(db(), [longAgo, ...burst(0)])
    expect(await run(['old'])).toMatchObject({ alertsRaised: 0 })
  })

  test('a pass-through needs a second signal: the same shape at an ordinary customer raises nothing', async () => {
    const WALLET = account(600)
    await db()
      .insert(bookAccounts)
      .values({ bookId: PLATFORM, account: WALLET, role: 'customer-withdrawal', customerRef: 'C-1' })
    await storeTransfers(db(), [
      { id: 'in', from: account(700), to: ALICE, time: T0, hkd: 5_000_000n },
      { id: 'out', from: HOT, to: WALLET, time: T0 + HOUR / 2, hkd: 4_800_000n },
    ])
    expect(await run()).toMatchObject({ alertsRaised: 0 })
  })

  test('transfers without a time raise no pattern', async () => {
    await storeTransfers(db(), [longAgo, ...burst(0).map((spec) => ({ ...spec, time: null }))])
    expect(await run()).toMatchObject({ alertsRaised: 0 })
  })
})
