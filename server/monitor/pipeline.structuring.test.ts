import { asc } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { alerts } from '../store/schema/work.ts'
import { testPorts } from '../testing/desk.ts'
import {
  account,
  ALICE,
  HOUR,
  storePlatform,
  storeTransfers,
  T0,
  type TransferSpec,
} from '../testing/facts.ts'
import { screen } from './pipeline.ts'

describe('structuring', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  beforeEach(async () => {
    desk = await testPorts()
    await storePlatform(desk.ports.db)
  })
  afterEach(() => desk.close())

  const db = () => desk.ports.db
  const run = () => screen(desk.ports, { trigger: 'test' })
  const raised = () => db().select().from(alerts).orderBy(asc(alerts.occurredAt), asc(alerts.ruleId))
  const CLEAN = account(104)
  const deposit = (id: string, time: number): TransferSpec => ({
    id,
    from: CLEAN,
    to: ALICE,
    time,
    hkd: 750_000n,
  })

  test('is one alert however long the window grows, a new episode is another', async () => {
    await storeTransfers(
      db(),
      [1, 2, 3, 4, 5].map((n) => deposit(`d${n}`, T0 + n * HOUR)),
    )
    expect(await run()).toMatchObject({ alertsRaised: 1 })
    const [alert] = await raised()
    expect(alert).toMatchObject({
      ruleId: 'T06',
      category: 'structuring',
      exposureKind: 'pattern',
      subjectKind: 'customer',
      subjectId: 'C-1',
      transferIds: ['d1', 'd2', 'd3'],
      fiatMinor: 2_250_000n,
    })
    await storeTransfers(
      db(),
      [6, 7].map((n) => deposit(`d${n}`, T0 + 24 * HOUR + n * HOUR)),
    )
    expect(await run()).toMatchObject({ alertsRaised: 0 })
    const later = T0 + 30 * 24 * HOUR
    await storeTransfers(
      db(),
      [8, 9, 10].map((n) => deposit(`d${n}`, later + n * HOUR)),
    )
    expect(await run()).toMatchObject({ alertsRaised: 1 })
    expect((await raised()).map((a) => a.transferIds)).toEqual([
      ['d1', 'd2', 'd3'],
      ['d8', 'd9', 'd10'],
    ])
  })

  test('a late first transfer moves the window and raises nothing new', async () => {
    await storeTransfers(
      db(),
      [2, 3, 4].map((n) => deposit(`d${n}`, T0 + n * HOUR)),
    )
    expect(await run()).toMatchObject({ alertsRaised: 1 })
    await storeTransfers(db(), [deposit('d1', T0 + HOUR)])
    expect(await run()).toMatchObject({ alertsRaised: 0 })
  })
})
