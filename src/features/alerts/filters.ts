import type { AlertFilter, AlertListQuery } from '#src/data/alerts.ts'
import type { TableSort } from '#src/ui/data-table-types.ts'
import type { AlertsSearch } from './search.ts'

/** Facets of the rail, in its order. */
export const FACETS = ['status', 'severity', 'rule', 'category', 'book', 'assignee'] as const
export type Facet = (typeof FACETS)[number]

/** What is left out, facet by facet. */
export const EXCLUSIONS = [
  'notStatus',
  'notSeverity',
  'notRule',
  'notCategory',
  'notBook',
  'notAssignee',
] as const

const OTHERS = [
  'open',
  'overdue',
  'snoozed',
  'retro',
  'source',
  'customer',
  'createdWithin',
  'createdBefore',
  'createdFrom',
  'createdTo',
  'closedFrom',
  'closedTo',
  'q',
  ...EXCLUSIONS,
] as const

/** Parts of the address that filter nothing. */
const BESIDES = new Set(['sort', 'dir', 'view', 'split'])

type Sort = NonNullable<AlertsSearch['sort']>

/** Filters that are yes or no; left out they do not matter. */
const SWITCHES = ['open', 'overdue', 'snoozed', 'retro'] as const
type Switch = (typeof SWITCHES)[number]

/** What the queue shows, in the desk's own types. */
export type QueueFilter = Omit<AlertFilter, Switch> & { readonly [S in Switch]?: boolean }

/** What is to do now: open, and not put aside. */
const TO_DO = { open: true, snoozed: false } as const

/** True where the address names no filter at all: then the queue shows what is to do. */
export function isDefaultView(search: AlertsSearch): boolean {
  return search.all === undefined && [...FACETS, ...OTHERS].every((key) => search[key] === undefined)
}

/** The filters in force, the default view's included. */
export function filterOf(search: AlertsSearch): QueueFilter {
  const { all: _all, sort: _sort, dir: _dir, view: _view, split: _split, ...named } = search
  const filter = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))
  return isDefaultView(search) ? TO_DO : filter
}

/** The same as the server is asked for it. */
export function facetQueryOf(search: AlertsSearch): AlertFilter {
  const { open, overdue, snoozed, retro, ...filter } = filterOf(search)
  const switches = Object.entries({ open, overdue, snoozed, retro }).flatMap(([name, isOn]) =>
    isOn === undefined ? [] : [[name, String(isOn)]],
  )
  return { ...filter, ...Object.fromEntries(switches) }
}

export function listQueryOf(search: AlertsSearch): AlertListQuery {
  const { sort, dir } = sortOf(search)
  return { ...facetQueryOf(search), sort, dir }
}

function sortOf(search: AlertsSearch): { readonly sort: Sort; readonly dir: 'asc' | 'desc' } {
  return { sort: search.sort ?? 'severity', dir: search.dir ?? 'desc' }
}

export function tableSort(search: AlertsSearch): TableSort {
  const { sort, dir } = sortOf(search)
  return { column: sort, descending: dir === 'desc' }
}

/** The address for another order of the same rows. */
export function withSort(search: AlertsSearch, sort: TableSort): AlertsSearch {
  return { ...search, sort: sort.column as Sort, dir: sort.descending ? 'desc' : 'asc' }
}

/**
 * The address after a change of its filters. What the default view filters by becomes explicit as soon as something
 * else is chosen, and an address that would name nothing says `all`, or it would fall back to that default.
 */
export function withFilter(search: AlertsSearch, change: Partial<AlertsSearch>): AlertsSearch {
  const base = isDefaultView(search) ? { ...search, ...TO_DO } : search
  const { all: _all, ...next } = { ...base, ...change }
  const kept = Object.fromEntries(
    Object.entries(next).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  ) as AlertsSearch
  if (isDefaultView(kept)) return { ...kept, all: true }
  // Exactly the default: the plain address says it shorter.
  const filters = Object.keys(kept).filter((key) => !BESIDES.has(key))
  if (filters.length === 2 && kept.open === TO_DO.open && kept.snoozed === TO_DO.snoozed) {
    const { open: _open, snoozed: _snoozed, ...plain } = kept
    return plain
  }
  return kept
}

/** What is chosen of a facet, as the text the rail works with. */
export function chosen(search: AlertsSearch, facet: Facet): readonly string[] {
  return (search[facet] ?? []).map(String)
}

export function withFacet(search: AlertsSearch, facet: Facet, values: readonly string[]): AlertsSearch {
  return withFilter(search, { [facet]: facet === 'severity' ? values.map(Number) : [...values] })
}

/** The address with these filters and no others; the order stays. An empty filter is everything. */
export function withFilters(search: AlertsSearch, filter: AlertsSearch): AlertsSearch {
  const kept = Object.fromEntries(Object.entries(search).filter(([key]) => BESIDES.has(key))) as AlertsSearch
  return withFilter({ ...kept, all: true }, filter)
}

/** The part of the filters under which alerts can be grouped by their cause, for the address of that page. */
export function causeSearchOf(search: AlertsSearch) {
  const { severity, rule, category, book } = search
  return { severity, rule, category, book, all: filterOf(search).open === true ? undefined : (true as const) }
}

const UNIT_MS = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 } as const

/** How long a period of the address (`24h`, `7d`, `2w`) is, in ms. */
export function periodMs(period: string): number {
  return Number.parseInt(period) * UNIT_MS[period.slice(-1) as keyof typeof UNIT_MS]
}
