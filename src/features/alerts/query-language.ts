import { quoteTerm, type SearchTerm, splitTerms } from '#core/workflow/search-terms.ts'
import type { AlertsSearch } from './search.ts'

/** What a facet can be set to: its value, and the words by which people know it. */
export interface KnownValue {
  readonly value: string
  readonly names: readonly string[]
}

export type ListKey = 'status' | 'rule' | 'category' | 'book' | 'assignee'

export interface Vocabulary {
  readonly values: Readonly<Partial<Record<ListKey, readonly KnownValue[]>>>
  /** The instant at which a day (`2026-11-01`) begins where the reader is; null for no day. */
  readonly dayStart: (day: string) => number | null
}

export interface SearchHint {
  readonly kind: 'unknown-key' | 'unknown-value'
  readonly text: string
  /** What may have been meant. */
  readonly meant: string | null
}

export interface ParsedSearch {
  readonly filter: AlertsSearch
  readonly hints: readonly SearchHint[]
}

export const LIST_KEYS: readonly ListKey[] = ['status', 'rule', 'category', 'book', 'assignee']
export const SEARCH_KEYS = [
  'severity',
  ...LIST_KEYS,
  'customer',
  'created',
  'closed',
  'is',
  'snoozed',
  'retro',
] as const
export type SearchKey = (typeof SEARCH_KEYS)[number]

const DAY_MS = 24 * 3_600_000
const SEVERITIES = [5, 4, 3, 2, 1, 0] as const

type Mutable = { -readonly [K in keyof AlertsSearch]: AlertsSearch[K] }

/**
 * Reads what stands in the search box. Any text can be read: what is no filter is searched for as it stands, and a
 * hint says what was not understood. Values may be written by their name, whatever the case of letters.
 */
export function parseSearch(text: string, vocabulary: Vocabulary): ParsedSearch {
  const filter: Mutable = {}
  const hints: SearchHint[] = []
  const free: string[] = []
  for (const term of splitTerms(text)) {
    const raw = text.slice(term.from, term.to)
    const asked = keyOf(term, raw)
    if (asked === null) {
      free.push(raw)
      continue
    }
    if (asked.value === '') continue
    if (!isKey(asked.key)) {
      hints.push({ kind: 'unknown-key', text: asked.key, meant: nearest(asked.key, SEARCH_KEYS) })
      free.push(raw)
    } else if (!apply(filter, asked.key, asked.value, asked.isNot, vocabulary, hints)) {
      hints.push({ kind: 'unknown-value', text: raw, meant: null })
      free.push(raw)
    }
  }
  if (free.length > 0) filter.q = free.join(' ').slice(0, 200)
  return { filter, hints }
}

const isKey = (key: string): key is SearchKey => (SEARCH_KEYS as readonly string[]).includes(key)

/** `-key:value` taken apart; null for words. An account (`eip155:1:0x…`) has its colon after no key. */
function keyOf(term: SearchTerm, raw: string): { key: string; value: string; isNot: boolean } | null {
  if (term.isQuoted) return null
  const match = /^(-?)([A-Za-z]+):/.exec(raw)
  if (!match) return null
  const value = term.text.slice(match[0].length)
  const key = (match[2] ?? '').toLowerCase()
  if (!isKey(key) && value.includes(':')) return null
  return { key, value, isNot: match[1] === '-' }
}

function apply(
  filter: Mutable,
  key: SearchKey,
  value: string,
  isNot: boolean,
  vocabulary: Vocabulary,
  hints: SearchHint[],
): boolean {
  if (key === 'severity') return applySeverity(filter, value, isNot)
  if (key === 'is') return applyState(filter, value, isNot)
  if (key === 'snoozed' || key === 'retro') return applySwitch(filter, key, value, isNot)
  if (key === 'created' || key === 'closed') return !isNot && applyTime(filter, key, value, vocabulary)
  if (key === 'customer') {
    if (isNot) return false
    filter.customer = union(filter.customer, [value])
    return true
  }
  const found = valuesNamed(vocabulary.values[key], value)
  if (found.length === 0) hints.push({ kind: 'unknown-value', text: value, meant: null })
  const field = isNot ? NOT[key] : key
  filter[field] = union(filter[field], found.length === 0 ? [value] : found)
  return true
}

const NOT = {
  status: 'notStatus',
  rule: 'notRule',
  category: 'notCategory',
  book: 'notBook',
  assignee: 'notAssignee',
} as const

const union = <T>(before: readonly T[] | undefined, more: readonly T[]): T[] => [
  ...new Set([...(before ?? []), ...more]),
]

/** The value itself, else what has exactly this name, else everything in whose names the text occurs. */
function valuesNamed(known: readonly KnownValue[] = [], text: string): string[] {
  const wanted = text.toLocaleLowerCase()
  const exact = known.filter(({ value }) => value.toLocaleLowerCase() === wanted)
  const named = known.filter(({ names }) => names.some((name) => name.toLocaleLowerCase() === wanted))
  const within = known.filter(({ value, names }) =>
    [value, ...names].some((name) => name.toLocaleLowerCase().includes(wanted)),
  )
  return (exact.length > 0 ? exact : named.length > 0 ? named : within).map(({ value }) => value)
}

function applySeverity(filter: Mutable, value: string, isNot: boolean): boolean {
  const match = /^(>=|<=|>|<|)([0-5])$/.exec(value)
  const listed = /^[0-5](,[0-5])+$/.test(value) ? value.split(',').map(Number) : null
  if (!match && listed === null) return false
  const bound = Number(match?.[2])
  const among = (severity: number) => {
    if (listed !== null) return listed.includes(severity)
    if (match?.[1] === '>=') return severity >= bound
    if (match?.[1] === '<=') return severity <= bound
    if (match?.[1] === '>') return severity > bound
    if (match?.[1] === '<') return severity < bound
    return severity === bound
  }
  const field = isNot ? 'notSeverity' : 'severity'
  const chosen = union(filter[field], SEVERITIES.filter(among)).toSorted((a, b) => b - a)
  if (chosen.length === 0) return false
  filter[field] = chosen
  return true
}

function applyState(filter: Mutable, value: string, isNot: boolean): boolean {
  const state = value.toLowerCase()
  if (state === 'overdue') filter.overdue = !isNot
  else if (state === 'open' || state === 'closed') filter.open = (state === 'open') !== isNot
  else return false
  return true
}

const YES_OR_NO: Readonly<Record<string, boolean>> = { true: true, yes: true, false: false, no: false }

function applySwitch(filter: Mutable, key: 'snoozed' | 'retro', value: string, isNot: boolean): boolean {
  const isOn = YES_OR_NO[value.toLowerCase()]
  if (isOn === undefined) return false
  filter[key] = isOn !== isNot
  return true
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T/

/** `<7d` since then, `>7d` before then, a day, `>=day`, `<=day`, `day..day`; instants as the desk prints them. */
function applyTime(
  filter: Mutable,
  key: 'created' | 'closed',
  value: string,
  { dayStart }: Vocabulary,
): boolean {
  const period = /^([<>]?)([1-9]\d{0,3}[hdw])$/.exec(value)
  if (period) {
    if (key === 'closed') return false
    filter[period[1] === '>' ? 'createdBefore' : 'createdWithin'] = period[2]
    return true
  }
  const [, sign = '', first = '', last] = /^(>=|<=|)([^.]+(?:\.\d+Z)?)(?:\.\.(.+))?$/.exec(value) ?? []
  const begin = (text: string) => (INSTANT.test(text) ? instantOf(text) : dayStart(text))
  const end = (text: string) => {
    if (INSTANT.test(text)) return instantOf(text)
    const start = dayStart(text)
    return start === null ? null : start + DAY_MS - 1
  }
  const from = sign === '<=' ? undefined : begin(first)
  const to = last !== undefined ? end(last) : sign === '>=' ? undefined : end(first)
  if (from === null || to === null || (sign !== '' && last !== undefined)) return false
  if (from !== undefined) filter[`${key}From`] = new Date(from).toISOString()
  if (to !== undefined) filter[`${key}To`] = new Date(to).toISOString()
  return true
}

function instantOf(text: string): number | null {
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : at
}

/** The known word that differs least, if it differs by little: one letter more, less or other. */
function nearest(text: string, known: readonly string[]): string | null {
  return known.find((word) => word.startsWith(text) || isOneOff(word, text)) ?? null
}

function isOneOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  return short.length === long.length
    ? short.slice(at + 1) === long.slice(at + 1)
    : short.slice(at) === long.slice(at + 1)
}

/** The filter as the search box shows it; read again it gives the same filter. */
export function printSearch(filter: AlertsSearch): string {
  const tokens: string[] = []
  if (filter.open !== undefined) tokens.push(filter.open ? 'is:open' : 'is:closed')
  if (filter.overdue !== undefined) tokens.push(filter.overdue ? 'is:overdue' : '-is:overdue')
  for (const key of ['snoozed', 'retro'] as const) {
    if (filter[key] !== undefined) tokens.push(`${key}:${filter[key]}`)
  }
  tokens.push(
    ...printSeverity('severity', filter.severity),
    ...printSeverity('-severity', filter.notSeverity),
  )
  for (const key of LIST_KEYS) {
    tokens.push(...(filter[key] ?? []).map((value) => `${key}:${quoteTerm(value)}`))
    tokens.push(...(filter[NOT[key]] ?? []).map((value) => `-${key}:${quoteTerm(value)}`))
  }
  tokens.push(...(filter.customer ?? []).map((value) => `customer:${quoteTerm(value)}`))
  if (filter.createdWithin !== undefined) tokens.push(`created:<${filter.createdWithin}`)
  if (filter.createdBefore !== undefined) tokens.push(`created:>${filter.createdBefore}`)
  for (const key of ['created', 'closed'] as const) {
    const [from, to] = [filter[`${key}From`], filter[`${key}To`]]
    if (from !== undefined) tokens.push(`${key}:>=${from}`)
    if (to !== undefined) tokens.push(`${key}:<=${to}`)
  }
  if (filter.q !== undefined) tokens.push(printWords(filter.q))
  return tokens.join(' ')
}

function printSeverity(key: string, chosen: readonly number[] | undefined): string[] {
  if (chosen === undefined || chosen.length === 0) return []
  const least = Math.min(...chosen)
  const isUpward = chosen.length > 1 && SEVERITIES.every((each) => chosen.includes(each) === each >= least)
  return [`${key}:${isUpward ? `>=${least}` : chosen.toSorted((a, b) => b - a).join(',')}`]
}

/** Words that would be read as a filter are put in quotation marks. */
function printWords(q: string): string {
  return splitTerms(q)
    .map((term) => {
      const raw = q.slice(term.from, term.to)
      const asked = keyOf(term, raw)
      return asked === null || !isKey(asked.key) ? raw : `"${term.text}"`
    })
    .join(' ')
}
