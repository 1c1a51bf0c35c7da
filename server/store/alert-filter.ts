import { and, gt, gte, inArray, isNull, lte, not, or, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { alertFacets } from '#core/contract/alerts.ts'
import { RESTRICTED_STATES } from '#core/workflow/alert.ts'
import { can } from '#core/workflow/roles.ts'
import { textCondition } from './alert-text.ts'
import { type Reader, visibleColumns } from './alert-visibility.ts'
import type { Db } from './db.ts'
import { alerts } from './schema/work.ts'

export type AlertFilterQuery = z.output<typeof alertFacets.query>

/** Facets of the queue: each can be counted without its own filter. */
export const FACETS = ['status', 'severity', 'rule', 'category', 'book', 'assignee'] as const
export type Facet = (typeof FACETS)[number]

/** Value under which alerts without an assignee are counted and can be filtered. */
export const NOBODY = 'nobody'

/** What is chosen of one facet, as the text its buckets have. */
export interface FacetChoice {
  /** Null: everything. */
  readonly only: ReadonlySet<string> | null
  readonly never: ReadonlySet<string>
}

export type FacetChoices = Readonly<Record<Facet, FacetChoice>>

export interface AlertConditions {
  readonly choices: FacetChoices
  readonly facet: Readonly<Record<Facet, SQL | undefined>>
  /** Everything else but whether alerts are put aside. */
  readonly others: SQL | undefined
  /** Put aside, and the end of it lies ahead. */
  readonly asleep: SQL
  /** Whether only what is put aside is asked for, or only what is not; undefined for both. */
  readonly snoozed: boolean | undefined
}

/**
 * The filter as SQL over the columns of `alerts` alone, counting what the reader may see and nothing else. Written
 * with plain columns where a computed one would mean the same: only those have an index.
 */
export async function alertConditions(
  db: Db,
  filter: AlertFilterQuery,
  reader: Reader,
  now: Date,
): Promise<AlertConditions> {
  const choices = facetChoices(filter, reader)
  const seesAll = can(reader.role, 'restricted.read')
  const instant = (text: string | undefined) => (text === undefined ? undefined : new Date(text))
  const createdFrom = [instant(filter.createdFrom), ago(filter.createdWithin, now)]
  const createdTo = [instant(filter.createdTo), ago(filter.createdBefore, now)]
  return {
    choices,
    facet: {
      status: choiceCondition(choices.status, (values) =>
        inArray(alerts.status, seesAll ? values : statesSeenAs(values)),
      ),
      severity: choiceCondition(choices.severity, (values) => inArray(alerts.severity, values.map(Number))),
      rule: choiceCondition(choices.rule, (values) => inArray(alerts.ruleId, values)),
      category: choiceCondition(choices.category, (values) => inArray(alerts.category, values)),
      book: choiceCondition(choices.book, (values) => inArray(alerts.bookId, values)),
      assignee: choiceCondition(choices.assignee, assigneeCondition),
    },
    others: and(
      visibleColumns(reader).shown,
      filter.source?.length ? inArray(alerts.riskSource, filter.source) : undefined,
      filter.open === undefined ? undefined : openCondition(filter.open, seesAll),
      ...createdFrom.map((at) => at && gte(alerts.createdAt, at)),
      ...createdTo.map((at) => at && lte(alerts.createdAt, at)),
      closedCondition(instant(filter.closedFrom), '>=', seesAll),
      closedCondition(instant(filter.closedTo), '<=', seesAll),
      filter.retro === undefined ? undefined : sql`(${alerts.knownSince} is not null) = ${filter.retro}`,
      filter.overdue === undefined
        ? undefined
        : overdueCondition(filter.overdue, overdueAt(openCondition(true, seesAll), now)),
      filter.customer?.length ? inArray(alerts.customerRef, filter.customer) : undefined,
      await textCondition(db, filter.q),
    ),
    asleep: gt(alerts.snoozedUntil, now),
    snoozed: filter.snoozed,
  }
}

function facetChoices(filter: AlertFilterQuery, reader: Reader): FacetChoices {
  const choice = (only: readonly (string | number)[] = [], never: readonly (string | number)[] = []) => ({
    only: only.length === 0 ? null : new Set(only.map(String)),
    never: new Set(never.map(String)),
  })
  const person = (ids: readonly string[] | undefined) => ids?.map((id) => (id === 'me' ? reader.id : id))
  return {
    status: choice(filter.status, filter.notStatus),
    severity: choice(filter.severity, filter.notSeverity),
    rule: choice(filter.rule, filter.notRule),
    category: choice(filter.category, filter.notCategory),
    book: choice(filter.book, filter.notBook),
    assignee: choice(person(filter.assignee), person(filter.notAssignee)),
  }
}

function choiceCondition(
  { only, never }: FacetChoice,
  among: (values: string[]) => SQL | undefined,
): SQL | undefined {
  const excluded = never.size === 0 ? undefined : among([...never])
  return and(only === null ? undefined : among([...only]), excluded && not(excluded))
}

/** Whether a value of a facet is among what is chosen. */
export const isChosen = ({ only, never }: FacetChoice, value: string): boolean =>
  (only === null || only.has(value)) && !never.has(value)

const RESTRICTED = [...RESTRICTED_STATES]

/** The states that a reader outside the restricted compartment sees as one of `shown`: inside, all are `escalated`. */
function statesSeenAs(shown: readonly string[]): string[] {
  const outside = shown.filter((state) => !RESTRICTED.some((restricted) => restricted === state))
  return shown.includes('escalated') ? [...outside, ...RESTRICTED] : outside
}

function openCondition(open: boolean, seesAll: boolean): SQL {
  if (seesAll) return open ? sql`${alerts.open}` : sql`(not ${alerts.open})`
  return open
    ? sql`(${alerts.open} and ${not(inArray(alerts.status, RESTRICTED))})`
    : sql`(not ${alerts.open} or ${inArray(alerts.status, RESTRICTED)})`
}

/** For whoever is outside the compartment, an alert left the desk when it was escalated. */
function closedCondition(bound: Date | undefined, than: '>=' | '<=', seesAll: boolean): SQL | undefined {
  if (bound === undefined) return undefined
  const is = than === '>=' ? gte : lte
  if (seesAll) return is(alerts.closedAt, bound)
  const inside = inArray(alerts.status, RESTRICTED)
  return or(and(is(alerts.closedAt, bound), not(inside)), and(is(alerts.escalatedAt, bound), inside))
}

const UNIT_MS = { h: 3_600_000, d: 24 * 3_600_000, w: 7 * 24 * 3_600_000 } as const

/** `7d` before `now`; the contract allows no other form. */
function ago(period: string | undefined, now: Date): Date | undefined {
  if (period === undefined) return undefined
  const unit = period.slice(-1) as keyof typeof UNIT_MS
  return new Date(now.getTime() - Number(period.slice(0, -1)) * UNIT_MS[unit])
}

/** Open, and past one of its two clocks: first touch while nobody touched it, disposition always. */
export function overdueAt(open: SQL, now: Date): SQL<boolean> {
  const at = sql`${now.toISOString()}::timestamptz`
  return sql<boolean>`(${open} and (coalesce(${alerts.dispositionDue} < ${at}, false)
    or (${alerts.firstTouchAt} is null and coalesce(${alerts.firstTouchDue} < ${at}, false))))`
}

/** Compared with true it would hide from the database that only open alerts can be overdue, which have indexes. */
const overdueCondition = (isOverdue: boolean, overdue: SQL): SQL => (isOverdue ? overdue : not(overdue))

/** Never null, so that it can be negated: an alert without an assignee is nobody's. */
function assigneeCondition(values: readonly string[]): SQL | undefined {
  const ids = values.filter((value) => value !== NOBODY)
  const among = ids.length === 0 ? undefined : inArray(alerts.assigneeId, ids)
  if (values.includes(NOBODY)) return or(isNull(alerts.assigneeId), among)
  return and(sql`${alerts.assigneeId} is not null`, among)
}

/** All conditions together. */
export function allConditions({ facet, others, asleep, snoozed }: AlertConditions): SQL | undefined {
  const aside = snoozed ? asleep : sql`coalesce(${asleep}, false) = false`
  return and(others, snoozed === undefined ? undefined : aside, ...FACETS.map((name) => facet[name]))
}
