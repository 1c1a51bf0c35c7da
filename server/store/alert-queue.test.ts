import { sql } from 'drizzle-orm'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAlerts } from '#core/contract/alerts.ts'
import { ProblemError } from '../http/problem.ts'
import { testPorts } from '../testing/desk.ts'
import { account, storeCase, storePeople, storePlatform, T0 } from '../testing/facts.ts'
import {
  alertNumber,
  BOOKS,
  CATEGORIES,
  DAY,
  matches,
  NOW,
  overdue,
  RULES,
  seenBy,
  STATUSES,
} from '../testing/queue-oracle.ts'
import { countFacets } from './alert-facets.ts'
import type { AlertFilterQuery, Facet } from './alert-filter.ts'
import { alertPage } from './alert-page.ts'
import type { WireAlert } from './alert-summary.ts'
import type { Reader } from './alert-visibility.ts'
import { insertAlerts, type NewAlert } from './insert-alerts.ts'

describe('the queue', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>
  const all = Array.from({ length: 300 }, (_, n) => alertNumber(n))
  const readers: Reader[] = [
    { id: 'ana', role: 'analyst' },
    { id: 'mia', role: 'mlro' },
  ]

  beforeAll(async () => {
    desk = await testPorts()
    await storePlatform(desk.ports.db)
    await storeCase(desk.ports.db, 'case-1')
    await storePeople(desk.ports.db)
    await insertAlerts(desk.ports.db, all)
  })
  afterAll(() => desk.close())

  const some = <T>(values: readonly T[]) =>
    fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined })
  const instant = fc.option(
    fc.integer({ min: -1, max: 9 }).map((day) => new Date(T0 + day * DAY).toISOString()),
    { nil: undefined },
  )
  const maybe = fc.option(fc.boolean(), { nil: undefined })
  const filters: fc.Arbitrary<AlertFilterQuery> = fc.record({
    status: some(STATUSES),
    open: maybe,
    overdue: maybe,
    snoozed: maybe,
    severity: some([1, 2, 3, 4, 5]),
    rule: some(RULES),
    category: some(CATEGORIES),
    book: some(BOOKS),
    assignee: some(['me', 'ben', 'nobody']),
    notStatus: some(STATUSES),
    notSeverity: some([1, 5]),
    notRule: some(RULES),
    notCategory: some(CATEGORIES),
    notBook: some(BOOKS),
    notAssignee: some(['me', 'ben', 'nobody']),
    customer: some(['C-1', 'C-2']),
    createdWithin: fc.constantFrom(undefined, '6d', '8d', '20d'),
    createdBefore: fc.constantFrom(undefined, '6d', '8d', '20d'),
    createdFrom: instant,
    createdTo: instant,
    closedFrom: instant,
    closedTo: instant,
    q: fc.constantFrom(
      undefined,
      'alice',
      'C-2',
      '%_',
      'a-00',
      '0x',
      account(101),
      account(3).slice(9),
      '0x00000000000000000000000000000000000000000000000000000000000000',
      'off actor',
      'alice actor',
    ),
  })
  // Most single filters leave something; a conjunction of all of them nearly nothing.
  const fewFilters = fc
    .tuple(filters, fc.subarray(Object.keys(listAlerts.query.shape), { maxLength: 3 }))
    .map(([filter, kept]) =>
      Object.fromEntries(Object.entries(filter).filter(([name]) => kept.includes(name))),
    )
  const query = (filter: AlertFilterQuery, more: object) => ({ ...listAlerts.query.parse(more), ...filter })

  test('every filter and facet agrees with a plain filter, for each reader', async () => {
    await fc.assert(
      fc.asyncProperty(fewFilters, fc.constantFrom(...readers), async (filter, reader) => {
        const seen = all.flatMap((alert) => seenBy(reader, alert) ?? [])
        const wanted = seen.filter((alert) => matches(alert, filter, reader, null))
        const page = await alertPage(desk.ports.db, query(filter, { limit: 500 }), reader, NOW)
        expect(page.items.map((item) => item.id).toSorted()).toEqual(
          wanted.map((alert) => alert.id).toSorted(),
        )
        expect(page.total).toBe(wanted.length)
        const byId = new Map(wanted.map((alert) => [alert.id, alert]))
        for (const item of page.items) {
          const alert = byId.get(item.id)
          expect([item.status, item.open, item.sla.overdue]).toEqual([
            alert?.status,
            alert?.open,
            alert && overdue(alert),
          ])
        }

        const facets = await countFacets(desk.ports.db, filter, reader, NOW)
        expect(facets.total).toBe(wanted.length)
        // Now that they were counted: the number beside a page comes from there.
        const first = await alertPage(desk.ports.db, query(filter, { limit: 1 }), reader, NOW)
        expect(first.total).toBe(wanted.length)
        const aside = seen.filter((alert) => matches(alert, { ...filter, snoozed: true }, reader, null))
        expect(facets.snoozed).toBe(aside.length)
        for (const { value, label } of facets.rule) expect(label).toBe(`Rule ${value}`)
        const value: Record<Facet, (alert: NewAlert) => string> = {
          status: (alert) => alert.status,
          severity: (alert) => String(alert.severity),
          rule: (alert) => alert.ruleId,
          category: (alert) => alert.category,
          book: (alert) => alert.bookId,
          assignee: (alert) => alert.assigneeId ?? 'nobody',
        }
        for (const facet of ['status', 'severity', 'rule', 'category', 'book', 'assignee'] as const) {
          const counted = Map.groupBy(
            seen.filter((alert) => matches(alert, filter, reader, facet)),
            value[facet],
          )
          expect(Object.fromEntries(facets[facet].map((bucket) => [bucket.value, bucket.count]))).toEqual(
            Object.fromEntries([...counted].map(([name, list]) => [name, list.length])),
          )
        }
      }),
      { numRuns: 250 },
    )
  })

  const ORDER: Record<string, (alert: NewAlert) => (number | string)[]> = {
    severity: (alert) => [-alert.severity, -alert.createdAt.getTime(), alert.id],
    score: (alert) => [-alert.score, -alert.createdAt.getTime(), alert.id],
    created: (alert) => [-alert.createdAt.getTime(), alert.id],
    due: (alert) => [alert.dispositionDue?.getTime() ?? Infinity, alert.id],
  }
  const ids = (items: readonly { id: string }[]) => items.map((item) => item.id)

  test('every order is total: pages of any size follow one another without gap or repetition', async () => {
    for (const sort of ['severity', 'score', 'created', 'due'] as const) {
      const keyOf = ORDER[sort]
      if (keyOf === undefined) throw new Error(sort)
      const sorted = ids(
        all.toSorted((a, b) => {
          const [left, right] = [keyOf(a), keyOf(b)]
          const at = left.findIndex((part, n) => part !== right[n])
          return (left[at] ?? 0) < (right[at] ?? 0) ? -1 : 1
        }),
      )
      // The order of "due" reads soonest first when it ascends; the others lead with the most when they descend.
      const forward = sort === 'due' ? 'asc' : 'desc'
      for (const dir of ['asc', 'desc'] as const) {
        for (const limit of [7, 100]) {
          const seen: WireAlert[] = []
          for (let cursor: string | null | undefined; cursor !== null;) {
            const page = await alertPage(
              desk.ports.db,
              query({}, { sort, dir, limit, ...(cursor === undefined ? {} : { cursor }) }),
              { id: 'mia', role: 'mlro' },
              NOW,
            )
            seen.push(...page.items)
            cursor = page.nextCursor
          }
          expect(ids(seen)).toEqual(dir === forward ? sorted : sorted.toReversed())
        }
      }
    }
  })

  test('a cursor of another order is refused, whatever it holds', async () => {
    const reader: Reader = { id: 'ana', role: 'analyst' }
    const { nextCursor } = await alertPage(desk.ports.db, query({}, { limit: 5 }), reader, NOW)
    for (const cursor of [nextCursor ?? '', 'nonsense', btoa('[1]'), btoa('"due-asc"')]) {
      await expect(
        alertPage(desk.ports.db, query({}, { sort: 'due', dir: 'asc', cursor }), reader, NOW),
      ).rejects.toThrow(ProblemError)
    }
  })

  test('the orders of the queue run along their indexes', async () => {
    await desk.ports.db.execute(sql`analyze alerts`)
    for (const [order, index] of [
      ['severity desc, created_at desc, id asc', 'alerts_by_severity'],
      ['severity asc, created_at asc, id desc', 'alerts_by_severity'],
      ['score desc, created_at desc, id asc', 'alerts_by_score'],
      ['created_at desc, id asc', 'alerts_by_created'],
      ['disposition_due asc nulls last, id asc', 'alerts_by_due'],
      ['disposition_due desc nulls first, id desc', 'alerts_by_due'],
    ] as const) {
      const plan = await desk.ports.db.execute(
        sql.raw(`explain select id from alerts order by ${order} limit 5`),
      )
      expect(JSON.stringify(plan)).toContain(index)
    }
  })
})
