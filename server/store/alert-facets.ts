import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { alertFacets } from '#core/contract/alerts.ts'
import { RESTRICTED_STATES } from '#core/workflow/alert.ts'
import { can } from '#core/workflow/roles.ts'
import {
  alertConditions,
  type AlertConditions,
  type AlertFilterQuery,
  type Facet,
  type FacetChoices,
  FACETS,
  isChosen,
  NOBODY,
} from './alert-filter.ts'
import { type Reader, visibleColumns } from './alert-visibility.ts'
import { type Db, rowsOf } from './db.ts'
import { users } from './schema/identity.ts'
import { books } from './schema/ledger.ts'
import { alerts } from './schema/work.ts'

export type WireFacets = z.output<NonNullable<typeof alertFacets.ok.schema>>

/** How many alerts have these six values in common. */
type Cell = Readonly<Record<Facet, string>> & { readonly count: number }

/**
 * Counts per facet, each under all filters but its own, most frequent first. The alerts are read once, counted by
 * their six values together; there are few such combinations, so each facet's own sums are made from them here.
 */
export async function countFacets(
  db: Db,
  filter: AlertFilterQuery,
  reader: Reader,
  now: number,
): Promise<WireFacets> {
  const conditions = await alertConditions(db, filter, reader, new Date(now))
  const { choices, snoozed } = conditions
  // What is put aside is little, and depends on the time of day: counted apart, so that the rest need not be.
  const asleep = await countCells(db, reader, and(conditions.others, conditions.asleep))
  const all = snoozed === true ? [] : await countedOnce(db, filter, reader, conditions.others)
  const less = asleep.map((cell) => ({ ...cell, count: -cell.count }))
  const cells = snoozed === undefined ? all : snoozed ? asleep : [...all, ...less]
  const counts = sumFacets(cells, choices)
  const names = await bucketNames(db, counts)
  const buckets = (facet: Facet) =>
    [...counts.facet[facet]]
      .filter(([, count]) => count > 0)
      .map(([value, count]) => ({ value, label: names.get(`${facet} ${value}`) ?? value, count }))
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return {
    total: counts.total,
    snoozed: sumFacets(asleep, choices).total,
    status: buckets('status'),
    severity: buckets('severity'),
    rule: buckets('rule'),
    category: buckets('category'),
    book: buckets('book'),
    assignee: buckets('assignee'),
  }
}

interface Counts {
  readonly total: number
  readonly facet: Readonly<Record<Facet, ReadonlyMap<string, number>>>
}

function sumFacets(cells: readonly Cell[], choices: FacetChoices): Counts {
  const facet = Object.fromEntries(FACETS.map((name) => [name, new Map<string, number>()])) as Record<
    Facet,
    Map<string, number>
  >
  let total = 0
  for (const cell of cells) {
    const failed = FACETS.filter((name) => !isChosen(choices[name], cell[name]))
    if (failed.length > 1) continue
    if (failed.length === 0) total += cell.count
    for (const name of failed.length === 0 ? FACETS : failed) {
      facet[name].set(cell[name], (facet[name].get(cell[name]) ?? 0) + cell.count)
    }
  }
  return { total, facet }
}

/**
 * Grouped by the plain columns in the order of `alerts_facets`, so that nothing is sorted; what the reader sees of a
 * state is made of the few groups. Two groups may then look alike, which adds up in `sumFacets`.
 */
function countCells(db: Db, reader: Reader, others: SQL | undefined): Promise<Cell[]> {
  return rowsOf<Cell>(
    db,
    sql`select ${visibleColumns(reader).status} as status, severity::text as severity, rule_id as rule, category,
      book_id as book, coalesce(assignee_id, ${NOBODY}) as assignee, count
      from (select status, severity, rule_id, category, book_id, assignee_id, count(*)::int as count
        from ${alerts} ${others ? sql`where ${others}` : sql``} group by 1, 2, 3, 4, 5, 6) as ${alerts}`,
  )
}

/** What was counted, and the last record of the trail before it was. */
interface Kept {
  readonly seq: string
  readonly cells: readonly Cell[]
}

/** Filters that mean something else as time goes by. */
const FLEETING = ['overdue', 'createdWithin', 'createdBefore'] as const
/** Filters that are not part of what is counted, but of what is made of it. */
const APART: ReadonlySet<string> = new Set([
  'snoozed',
  ...FACETS.flatMap((facet) => [facet, `not${facet.charAt(0).toUpperCase()}${facet.slice(1)}`]),
])

const KEPT_LISTS = 16
const kept = new WeakMap<Db, Map<string, Kept>>()

/**
 * Counted anew only when something happened since: whatever changes an alert leaves a record in the trail, so the
 * same last record means the same counts. What depends on the time of day is always counted.
 */
async function countedOnce(
  db: Db,
  filter: AlertFilterQuery,
  reader: Reader,
  others: SQL | undefined,
): Promise<readonly Cell[]> {
  const place = await placeOf(db, filter, reader)
  if (place === null) return countCells(db, reader, others)
  const { lists, key, seq } = place
  const known = lists.get(key)
  if (known?.seq === seq) return known.cells
  const cells = await countCells(db, reader, others)
  lists.delete(key)
  lists.set(key, { seq, cells })
  for (const oldest of lists.keys()) if (lists.size > KEPT_LISTS) lists.delete(oldest)
  return cells
}

/** Where the counts of a filter are kept, and the last record of the trail now; null for what is always counted. */
async function placeOf(db: Db, filter: AlertFilterQuery, reader: Reader) {
  if (FLEETING.some((part) => filter[part] !== undefined)) return null
  const [head] = await rowsOf<{ seq: string }>(db, sql`select seq::text as seq from audit_head where id = 1`)
  if (head === undefined) return null
  const parts = Object.entries(filter).filter(([name]) => !APART.has(name))
  const key = JSON.stringify([await eyesOf(db, reader), parts])
  const lists = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, lists)
  return { lists, key, seq: head.seq }
}

/**
 * How many alerts there are under a filter, where its facets were counted and nothing happened since: another choice
 * of a facet is then a sum. Null where it has to be counted.
 */
export async function knownTotal(
  db: Db,
  filter: AlertFilterQuery,
  reader: Reader,
  { choices, snoozed, others, asleep }: AlertConditions,
): Promise<number | null> {
  if (snoozed === true) return null
  const place = await placeOf(db, filter, reader)
  const known = place?.lists.get(place.key)
  if (known === undefined || known.seq !== place?.seq) return null
  const all = sumFacets(known.cells, choices).total
  if (snoozed === undefined) return all
  const aside = await countCells(db, reader, and(others, asleep))
  return all - sumFacets(aside, choices).total
}

/** Readers with the same eyes count the same: only an alert they reported themselves sets people outside apart. */
async function eyesOf(db: Db, reader: Reader): Promise<string> {
  if (can(reader.role, 'restricted.read')) return 'inside'
  const [own] = await db
    .select({ id: alerts.id })
    .from(alerts)
    .where(and(inArray(alerts.status, [...RESTRICTED_STATES]), eq(alerts.escalatedById, reader.id)))
    .limit(1)
  return own === undefined ? 'outside' : `outside, ${reader.id}`
}

/** Names of rules, books and people by `facet value`. */
async function bucketNames(db: Db, { facet }: Counts): Promise<ReadonlyMap<string, string>> {
  const values = (name: Facet) => [...facet[name].keys()]
  const named: (readonly [string, string])[] = []
  if (facet.book.size > 0) {
    const rows = await db
      .select()
      .from(books)
      .where(inArray(books.id, values('book')))
    named.push(...rows.map((row) => [`book ${row.id}`, row.name] as const))
  }
  if (facet.assignee.size > 0) {
    const rows = await db
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(inArray(users.id, values('assignee')))
    named.push(...rows.map((row) => [`assignee ${row.id}`, row.name] as const))
  }
  if (facet.rule.size > 0) {
    const rows = await rowsOf<{ id: string; name: string | null }>(
      db,
      sql`select wanted.rule as id, (select receipt->'rule'->>'name' from alerts
          where rule_id = wanted.rule order by severity desc limit 1) as name
        from unnest(${sql.param(values('rule'))}::text[]) as wanted(rule)`,
    )
    named.push(...rows.map((row) => [`rule ${row.id}`, row.name ?? row.id] as const))
  }
  return new Map(named)
}
