import type { AlertFilter, AlertListQuery } from '#src/data/alerts.ts'
import type { TableSort } from '#src/ui/data-table-types.ts'
import type { AlertsSearch } from './search.ts'

/** Facets of the rail, in its order. */
export const FACETS = ['status', 'severity', 'rule', 'category', 'book', 'assignee'] as const
export type Facet = (typeof FACETS)[number]

const OTHERS = [
  'open',
  'overdue',
  'source',
  'createdFrom',
  'createdTo',
  'closedFrom',
  'closedTo',
  'q',
] as const

type Sort = NonNullable<AlertsSearch['sort']>

/** What the queue shows, in the desk's own types. */
export type QueueFilter = Omit<AlertFilter, 'open' | 'overdue'> & {
  readonly open?: boolean
  readonly overdue?: boolean
}

/** True where the address names no filter at all: then the queue shows what is open. */
export function isDefaultView(search: AlertsSearch): boolean {
  return search.all === undefined && [...FACETS, ...OTHERS].every((key) => search[key] === undefined)
}

/** The filters in force, the default view's included. */
export function filterOf(search: AlertsSearch): QueueFilter {
  const { all: _all, sort: _sort, dir: _dir, ...named } = search
  const filter = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))
  return isDefaultView(search) ? { open: true } : filter
}

/** The same as the server is asked for it. */
export function facetQueryOf(search: AlertsSearch): AlertFilter {
  const { open, overdue, ...filter } = filterOf(search)
  return {
    ...filter,
    ...(open === undefined ? {} : { open: String(open) }),
    ...(overdue === undefined ? {} : { overdue: String(overdue) }),
  }
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
 * The address after a change of its filters. The default view's "open" becomes explicit as soon as something
 * else is chosen, and an address that would name nothing says `all`, or it would fall back to that default.
 */
export function withFilter(search: AlertsSearch, change: Partial<AlertsSearch>): AlertsSearch {
  const base = isDefaultView(search) ? { ...search, open: true } : search
  const { all: _all, ...next } = { ...base, ...change }
  const kept = Object.fromEntries(
    Object.entries(next).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  ) as AlertsSearch
  if (isDefaultView(kept)) return { ...kept, all: true }
  // Exactly the default: the plain address says it shorter.
  const filters = Object.keys(kept).filter((key) => key !== 'sort' && key !== 'dir')
  if (filters.length === 1 && kept.open === true) {
    const { open: _open, ...plain } = kept
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
