import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAlerts } from '#core/contract/alerts.ts'
import type { Severity } from '#core/risk/categories.ts'
import type { ClosureCode } from '#core/workflow/closure-codes.ts'
import { DAY, hktDate, hktDay, startOfHktDay } from '#core/workflow/hkt.ts'
import {
  alertsByDay,
  backlogByDay,
  closedIn,
  createdIn,
  dispositionRates,
  type KpiAlert,
} from '#core/workflow/kpi.ts'
import { testPorts } from '../testing/desk.ts'
import { account, ETH, storeCase, T0 } from '../testing/facts.ts'
import { alertPage } from './alert-page.ts'
import type { Reader } from './alert-visibility.ts'
import { insertAlerts, type NewAlert } from './insert-alerts.ts'
import { readTrends } from './trends.ts'

const MLRO: Reader = { id: 'mia', role: 'mlro' }
const ANALYST: Reader = { id: 'ana', role: 'analyst' }
const FIRST = hktDay(T0)
const NOW = startOfHktDay(FIRST + 30)
const HOUR = 3_600_000

interface Made {
  readonly created: number
  readonly closed: number | null
  readonly severity: number
  readonly code: ClosureCode
  readonly category: string
  readonly book: string
  /** Two alerts with one subject are about the same transfer. */
  readonly subject: number
  readonly due: number | null
}

const made: fc.Arbitrary<Made> = fc
  .record({
    // Whole hours, so that many fall on the very edge of a Hong Kong day.
    created: fc.integer({ min: 0, max: 24 * 25 }).map((hours) => startOfHktDay(FIRST) + hours * HOUR),
    open: fc.option(fc.integer({ min: 0, max: 24 * 8 }), { nil: null }),
    severity: fc.integer({ min: 1, max: 5 }),
    code: fc.constantFrom<ClosureCode[]>('fp-label', 'tp-explained', 'duplicate', 'no-file'),
    category: fc.constantFrom('mixer', 'scam'),
    book: fc.constantFrom('case-1', 'case-2'),
    subject: fc.integer({ min: 0, max: 9 }),
    due: fc.option(fc.integer({ min: 20, max: 40 }), { nil: null }),
  })
  .map(({ open, due, ...rest }) => ({
    ...rest,
    closed: open === null ? null : Math.min(NOW, rest.created + open * HOUR),
    due: due === null ? null : startOfHktDay(FIRST + due),
  }))

const stateOf = ({ closed, code }: Made) =>
  closed === null ? 'in-review' : code === 'no-file' ? 'no-file' : 'closed'

function row(alert: Made, n: number): NewAlert {
  const { created, closed, code, subject } = alert
  return {
    id: `A-${n}`,
    dedupeKey: `cause-${n}`,
    bookId: alert.book,
    ruleId: 'T03',
    ruleVersion: 1,
    category: alert.category,
    exposureKind: 'direct',
    severity: alert.severity,
    score: 10,
    sanctions: false,
    needsReview: false,
    status: stateOf(alert),
    open: closed === null,
    subjectKind: 'transfer',
    subjectId: `t-${subject}`,
    direction: 'observed',
    account: account(1),
    transferIds: [`t-${subject}`],
    assetId: ETH,
    amount: 1n,
    fiatCurrency: subject === 0 ? null : subject === 1 ? 'USD' : 'HKD',
    fiatMinor: subject === 0 ? null : BigInt(subject) * 10n ** 17n,
    receipt: { rule: { name: 'Mixer' } },
    runId: 'run-1',
    createdAt: new Date(created),
    updatedAt: new Date(created),
    firstTouchAt: new Date(created),
    dispositionDue: alert.due === null ? null : new Date(alert.due),
    closedAt: closed === null ? null : new Date(closed),
    closure: closed === null ? null : { proposal: null, closure: { code }, past: [], approvedAt: null },
    version: 1,
  }
}

/** What went to the MLRO does not exist for anybody else. */
const exists = (alert: Made, reader: Reader) => reader.role === 'mlro' || stateOf(alert) !== 'no-file'

/** The alert as the formulas take it. */
function kpiAlert(alert: Made, n: number): KpiAlert {
  return {
    id: `A-${n}`,
    severity: alert.severity as Severity,
    open: [{ from: alert.created, until: alert.closed }],
    firstTouchAt: alert.created,
    waiting: 0,
    code: alert.closed === null ? null : alert.code,
  }
}

describe('trends', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  beforeAll(async () => {
    desk = await testPorts()
    await storeCase(desk.ports.db, 'case-1')
    await storeCase(desk.ports.db, 'case-2')
  })
  afterAll(() => desk.close())

  const period = fc
    .tuple(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 0, max: 29 }))
    .map(([a, b]) => [FIRST + Math.min(a, b), FIRST + Math.max(a, b)] as const)

  test('every figure is the written formula over the alerts, and opens the same alerts in the queue', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(made, { minLength: 1, maxLength: 60 }),
        period,
        fc.constantFrom(MLRO, ANALYST),
        fc.constantFrom(undefined, 'case-1'),
        async (list, [from, to], reader, book) => {
          const { db } = desk.ports
          await db.execute('delete from alerts')
          await insertAlerts(db, list.map(row))
          const trends = await readTrends(db, { from, to, book }, reader, NOW)
          const scope = list
            .map((alert, n) => ({ alert, kpi: kpiAlert(alert, n) }))
            .filter(({ alert }) => exists(alert, reader) && (book === undefined || alert.book === book))
          const alerts = scope.map(({ kpi }) => kpi)
          const window = { from: startOfHktDay(from), until: startOfHktDay(to + 1) }

          const days = alertsByDay(alerts, window).flatMap((day) =>
            ([5, 4, 3, 2, 1] as const)
              .filter((severity) => day[severity] > 0)
              .map((severity) => ({ day: hktDate(day.day), severity, count: day[severity] })),
          )
          expect(trends.alertsByDay).toEqual(days)
          expect(trends.backlogByDay).toEqual(
            backlogByDay(alerts, window).map(({ day, total }) => ({ day: hktDate(day), open: total })),
          )
          const rate = dispositionRates(alerts, window).falsePositive
          expect(trends.falsePositivePpm).toBe(
            rate.value === null ? null : Math.round(rate.value * 1_000_000),
          )
          expect(trends.totals.created).toBe(createdIn(alerts, window).length)
          expect(trends.totals.closed).toBe(closedIn(alerts, window).length)

          const inQueue = async (more: Record<string, string>) => {
            const query = listAlerts.query.parse({ ...more, ...(book === undefined ? {} : { book }) })
            return (await alertPage(db, query, reader, NOW)).total
          }
          const start = new Date(window.from).toISOString()
          const end = new Date(window.until - 1).toISOString()
          expect(await inQueue({ createdFrom: start, createdTo: end })).toBe(trends.totals.created)
          expect(await inQueue({ closedFrom: start, closedTo: end })).toBe(trends.totals.closed)
          expect(await inQueue({ createdTo: end, open: 'true' })).toBe(trends.totals.open)
          expect(await inQueue({ createdTo: end, overdue: 'true' })).toBe(trends.totals.overdue)
          for (const { category, alerts: count } of trends.exposureByCategory) {
            expect(await inQueue({ createdFrom: start, createdTo: end, category })).toBe(count)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('value by category: each transfer once, in whole cents, and what has no price in Hong Kong dollars said', async () => {
    const { db } = desk.ports
    await db.execute('delete from alerts')
    const base: Made = {
      created: T0,
      closed: null,
      severity: 4,
      code: 'fp-label',
      category: 'mixer',
      book: 'case-1',
      subject: 3,
      due: null,
    }
    await insertAlerts(
      db,
      [base, base, { ...base, subject: 4 }, { ...base, subject: 0 }, { ...base, subject: 1 }].map(row),
    )
    const { exposureByCategory } = await readTrends(
      db,
      { from: FIRST, to: FIRST, book: undefined },
      ANALYST,
      NOW,
    )
    expect(exposureByCategory).toEqual([
      { category: 'mixer', alerts: 5, valueMinor: (7n * 10n ** 17n).toString(), unpriced: 2 },
    ])
    const none = await readTrends(db, { from: FIRST + 1, to: FIRST + 1, book: undefined }, ANALYST, NOW + DAY)
    expect(none).toMatchObject({
      alertsByDay: [],
      exposureByCategory: [],
      falsePositivePpm: null,
      totals: { created: 0, open: 5 },
    })
  })
})
