import { asc } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Receipt } from '#core/contract/receipts.ts'
import { alerts, auditEvents, monitorRuns } from '../store/schema/work.ts'
import { labels } from '../store/schema/labels.ts'
import { testPorts } from '../testing/desk.ts'
import {
  account,
  ALICE,
  BOB,
  HOT,
  HOUR,
  MINUTE,
  PLATFORM,
  storeCase,
  storeLabels,
  storePlatform,
  storeTransfers,
  T0,
} from '../testing/facts.ts'
import { verifyTrail } from '../testing/trail.ts'
import { screen, screenAfterImport } from './pipeline.ts'

describe('the pipeline', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  beforeEach(async () => {
    desk = await testPorts()
    await storePlatform(desk.ports.db)
  })
  afterEach(() => desk.close())

  const db = () => desk.ports.db
  const run = () => screen(desk.ports, { trigger: 'test' })
  const raised = () => db().select().from(alerts).orderBy(asc(alerts.occurredAt), asc(alerts.ruleId))
  const [SANCTIONED, A, B, SERVICE, CLEAN] = [100, 101, 102, 103, 104].map(account) as [
    string,
    string,
    string,
    string,
    string,
  ]

  async function everyReceiptAddsUp() {
    for (const alert of await raised()) {
      const receipt = Receipt.parse(alert.receipt)
      expect(receipt.contributions.reduce((sum, { points }) => sum + points, 0)).toBe(receipt.score)
      expect(alert.score).toBe(receipt.score)
      expect(receipt.hits.length).toBeGreaterThan(0)
    }
  }

  test('a designation in the middle of history: before it no alert, from it on one for each transfer', async () => {
    await storeLabels(db(), [
      {
        id: 'l-1',
        account: SANCTIONED,
        category: 'sanctioned-entity',
        actor: 'Entity',
        validFrom: T0 + 2 * HOUR,
      },
    ])
    await storeTransfers(db(), [
      { id: 'before', from: SANCTIONED, to: ALICE, time: T0 + HOUR },
      { id: 'at', from: SANCTIONED, to: ALICE, time: T0 + 2 * HOUR },
      { id: 'after', from: SANCTIONED, to: BOB, time: T0 + 3 * HOUR },
      { id: 'out', from: HOT, to: SANCTIONED, time: T0 + 4 * HOUR },
      { id: 'internal', from: ALICE, to: HOT, time: T0 + 5 * HOUR },
    ])
    const result = await run()
    expect(result).toMatchObject({ screened: 4, alertsRaised: 3 })
    const found = await raised()
    expect(found.map((a) => [a.ruleId, a.subjectId, a.direction, a.customerRef])).toEqual([
      ['T01', 'at', 'inbound', 'C-1'],
      ['T01', 'after', 'inbound', 'C-2'],
      ['T01', 'out', 'outbound', null],
    ])
    expect(found[0]).toMatchObject({
      category: 'sanctioned-entity',
      exposureKind: 'direct',
      severity: 5,
      sanctions: true,
      status: 'new',
      open: true,
      account: ALICE,
      counterparty: SANCTIONED,
      counterpartyActor: 'Entity',
      fiatMinor: 2_000_000n,
      createdAt: new Date(desk.ports.clock()),
    })
    expect(found[0]?.firstTouchDue?.getTime()).toBeGreaterThan(desk.ports.clock())
    await everyReceiptAddsUp()
    expect(await verifyTrail(db())).toMatchObject({ ok: true, firstBreak: null })
  })

  test('two hops: the share that came from the sanctioned account, and the path that carried it', async () => {
    await storeLabels(db(), [{ id: 'l-1', account: SANCTIONED, category: 'sanctioned-entity' }])
    const unit = 10n ** 18n
    await storeTransfers(db(), [
      { id: 't1', from: SANCTIONED, to: A, amount: 30n * unit },
      { id: 't2', from: CLEAN, to: A, amount: 70n * unit },
      { id: 't3', from: A, to: B, amount: 100n * unit },
      { id: 't4', from: B, to: ALICE, amount: 50n * unit },
    ])
    expect(await run()).toMatchObject({ screened: 1, alertsRaised: 1 })
    const [alert] = await raised()
    expect(alert).toMatchObject({ ruleId: 'T02', subjectId: 't4', exposureKind: 'indirect', severity: 4 })
    const [hit] = Receipt.parse(alert?.receipt).hits
    expect(hit).toMatchObject({
      sharePpm: 300_000,
      hops: 3,
      observed: { name: 'share', value: '300000', unit: 'ppm' },
      threshold: { name: 'minShare', value: '10000', unit: 'ppm' },
    })
    expect((BigInt(hit?.amount?.units ?? 0) * 1_000n) / unit).toBe(15_000n)
    expect(hit?.path.map((fact) => fact.id)).toEqual(['t1', 't3', 't4'])
    expect(hit?.label).toMatchObject({ id: 'l-1', source: 'test-list', confidence: 60 })
    await everyReceiptAddsUp()
  })

  test('a service between ends the trace: no alert', async () => {
    await storeLabels(db(), [
      { id: 'l-1', account: SANCTIONED, category: 'sanctioned-entity' },
      { id: 'l-2', account: SERVICE, category: 'exchange' },
    ])
    await storeTransfers(db(), [
      { id: 't1', from: SANCTIONED, to: SERVICE },
      { id: 't2', from: SERVICE, to: A },
      { id: 't3', from: A, to: ALICE },
    ])
    expect(await run()).toMatchObject({ screened: 1, alertsRaised: 0 })
    expect(await db().select().from(monitorRuns)).toMatchObject([{ transfersScreened: 1, alertsRaised: 0 }])
  })

  test('screening twice, also at the same time, raises each cause once', async () => {
    await storeLabels(db(), [{ id: 'l-1', account: SANCTIONED, category: 'sanctioned-entity' }])
    await storeTransfers(
      db(),
      Array.from({ length: 250 }, (_, n) => ({ id: `t${n}`, from: SANCTIONED, to: ALICE })),
    )
    const both = await Promise.all([run(), run()])
    expect(both.map((result) => result.alertsRaised).toSorted((a, b) => a - b)).toEqual([0, 250])
    expect(await raised()).toHaveLength(250)
    const events = await db().select().from(auditEvents)
    expect(events.filter((event) => event.type === 'alert.raised')).toHaveLength(250)
    expect(
      (await db().select().from(monitorRuns)).map((row) => row.alertsRaised).toSorted((a, b) => a - b),
    ).toEqual([0, 250])
    expect(await verifyTrail(db())).toMatchObject({ ok: true, firstBreak: null })
  })

  test('a new label raises alerts on old transfers, once; an import screens its own transfers only', async () => {
    await storeTransfers(db(), [
      { id: 'old', from: SANCTIONED, to: ALICE },
      { id: 'new', from: SANCTIONED, to: BOB, importId: 'imp-2' },
    ])
    expect(await run()).toMatchObject({ screened: 2, alertsRaised: 0 })
    await storeLabels(db(), [
      { id: 'l-1', account: SANCTIONED, category: 'ransomware', knownFrom: desk.ports.clock() },
    ])
    expect(await screenAfterImport(desk.ports, { importId: 'imp-2' })).toMatchObject({
      screened: 1,
      alertsRaised: 1,
    })
    expect(await run()).toMatchObject({ screened: 2, alertsRaised: 1 })
    expect(await run()).toMatchObject({ screened: 2, alertsRaised: 0 })
  })

  test('a replay knows at each transfer only the labels known then', async () => {
    await storeLabels(db(), [
      {
        id: 'l-1',
        account: SANCTIONED,
        category: 'scam',
        knownFrom: T0 + 90 * MINUTE,
        knownUntil: T0 + 150 * MINUTE,
      },
    ])
    await storeTransfers(
      db(),
      [1, 2, 3].map((n) => ({ id: `t${n}`, from: SANCTIONED, to: ALICE, time: T0 + n * HOUR })),
    )
    const asOfClock = ({ time }: { time: number | null }) => (time ?? 0) + 5 * MINUTE
    const result = await screen(desk.ports, { trigger: 'replay', asOfClock })
    expect(result).toMatchObject({ screened: 3, alertsRaised: 1 })
    expect(await raised()).toMatchObject([
      {
        subjectId: 't2',
        createdAt: new Date(T0 + 125 * MINUTE),
        receipt: { screenedAt: new Date(T0 + 125 * MINUTE).toISOString() },
      },
    ])
  })

  test('a withdrawn label raises nothing any more', async () => {
    await storeTransfers(db(), [{ id: 't', from: SANCTIONED, to: ALICE }])
    await storeLabels(db(), [{ id: 'l-1', account: SANCTIONED, category: 'scam' }])
    await db()
      .update(labels)
      .set({ knownUntil: new Date(desk.ports.clock() - 1) })
    expect(await run()).toMatchObject({ alertsRaised: 0 })
  })

  test('a case observes both ends, also without times; a label dated by time is then not comparable', async () => {
    await storeCase(db(), 'case-1')
    await storeLabels(db(), [{ id: 'l-1', account: SANCTIONED, category: 'stolen-funds', validFrom: T0 }])
    await storeTransfers(db(), [
      { id: 'in', from: SANCTIONED, to: A, time: null, bookId: 'case-1', hkd: null },
      { id: 'back', from: B, to: SANCTIONED, time: null, bookId: 'case-1', hkd: null },
      { id: 'else', from: SANCTIONED, to: B, time: null, hkd: null },
    ])
    expect(await run()).toMatchObject({ screened: 2, alertsRaised: 2 })
    const found = await raised()
    expect(found.map((a) => a.subjectId).toSorted()).toEqual(['back', 'in'])
    for (const alert of found) {
      expect(alert).toMatchObject({
        bookId: 'case-1',
        direction: 'observed',
        occurredAt: null,
        fiatMinor: null,
      })
      expect(Receipt.parse(alert.receipt).hits[0]?.validity).toBe('not-comparable')
    }
    expect(found.find((a) => a.subjectId === 'in')?.account).toBe(A)
  })

  test('every alert says which book, run and label set it came from', async () => {
    await storeLabels(db(), [{ id: 'l-1', account: SANCTIONED, category: 'mixer' }])
    await storeTransfers(db(), [{ id: 't', from: SANCTIONED, to: ALICE }])
    const { runId } = await run()
    const [alert] = await raised()
    const [row] = await db().select().from(monitorRuns)
    expect(alert).toMatchObject({ bookId: PLATFORM, runId })
    expect(Receipt.parse(alert?.receipt)).toMatchObject({
      engineVersion: row?.engineVersion,
      ledgerDigest: row?.ledgerDigest,
      labelSetDigest: row?.labelSetDigest,
    })
  })
})
