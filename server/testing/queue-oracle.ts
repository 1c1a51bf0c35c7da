import type { AlertFilterQuery, Facet } from '../store/alert-filter.ts'
import type { Reader } from '../store/alert-visibility.ts'
import type { NewAlert } from '../store/insert-alerts.ts'
import { account, ETH, T0 } from './facts.ts'

/* Alerts of every status, and what each reader should find among them: the queue once more, the plain way. */

export const DAY = 24 * 3_600_000
export const NOW = T0 + 10 * DAY
export const STATUSES = [
  'new',
  'in-review',
  'closed',
  'escalated',
  'mlro-review',
  'no-file',
  'str-draft',
  'closed-str',
]
const FINAL = ['closed', 'no-file', 'closed-str']
export const RULES = ['T01', 'T02', 'T06']
export const CATEGORIES = ['sanctioned-entity', 'mixer', 'structuring']
export const BOOKS = ['book-platform', 'case-1']
const PEOPLE = ['ana', 'ben', null]
const CUSTOMERS = [null, 'C-1', 'C-2']
const CUSTOMER_NAMES: Record<string, string> = { 'C-1': 'Alice Test', 'C-2': 'Bob Test' }

const pick = <T>(list: readonly T[], n: number): T => {
  const value = list[n % list.length]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}

/** Few different keys, so that many rows are equal in whatever they are sorted by. */
export function alertNumber(n: number): NewAlert {
  const status = pick(STATUSES, n * 7)
  const created = new Date(T0 + (n % 5) * DAY)
  const closed = FINAL.includes(status)
  return {
    id: `A-${String((n * 7919) % 1000).padStart(4, '0')}`,
    dedupeKey: `cause-${n}`,
    bookId: pick(BOOKS, n * 3),
    ruleId: pick(RULES, n),
    ruleVersion: 1,
    category: pick(CATEGORIES, n),
    exposureKind: 'direct',
    severity: 1 + (n % 5),
    score: 10 * (n % 4),
    sanctions: false,
    needsReview: false,
    status,
    open: !closed,
    subjectKind: 'transfer',
    subjectId: `t-${n}`,
    direction: 'inbound',
    account: account(2 + (n % 2)),
    counterparty: account(100 + (n % 3)),
    counterpartyActor: n % 4 === 0 ? '50 %_Off Actor' : null,
    customerRef: pick(CUSTOMERS, n),
    txHash: `0x${n.toString(16).padStart(64, '0')}`,
    transferIds: [`t-${n}`],
    assetId: ETH,
    amount: BigInt(n) * 10n ** 20n,
    receipt: { rule: { name: `Rule ${pick(RULES, n)}` } },
    runId: 'run-1',
    createdAt: created,
    updatedAt: created,
    firstTouchDue: new Date(T0 + 3 * DAY),
    firstTouchAt: n % 2 === 0 ? created : null,
    dispositionDue: n % 3 === 0 ? null : new Date(T0 + (7 + (n % 4)) * DAY),
    escalatedAt: n % 5 === 0 ? new Date(T0 + 4 * DAY) : null,
    escalatedById: pick(PEOPLE, n),
    closedAt: closed ? new Date(T0 + (5 + (n % 3)) * DAY) : null,
    assigneeId: pick(PEOPLE, n * 5),
    snoozedUntil: n % 6 === 0 ? new Date(NOW + ((n % 4) - 1.5) * DAY) : null,
    version: 1,
  }
}

/** Nothing of the restricted compartment outside it, but for whoever reported: they see that they did. */
export function seenBy(reader: Reader, alert: NewAlert): NewAlert | null {
  const handedOver = ['escalated', 'mlro-review', 'no-file', 'str-draft', 'closed-str'].includes(alert.status)
  if (reader.role === 'mlro' || !handedOver) return alert
  return alert.escalatedById !== reader.id
    ? null
    : { ...alert, status: 'escalated', open: false, closedAt: alert.escalatedAt ?? null }
}

/** Past one of its clocks at `NOW`. */
export function overdue(alert: NewAlert): boolean {
  const late = (due: Date | null | undefined) => due !== null && due !== undefined && due.getTime() < NOW
  return (
    alert.open && (late(alert.dispositionDue) || (alert.firstTouchAt === null && late(alert.firstTouchDue)))
  )
}

const isAsleep = (alert: NewAlert) => (alert.snoozedUntil?.getTime() ?? 0) > NOW

/** The filter once more, the plain way. */
export function matches(
  alert: NewAlert,
  filter: AlertFilterQuery,
  reader: Reader,
  without: Facet | null,
): boolean {
  const among = (
    facet: Facet,
    wanted: readonly (string | number)[] | undefined,
    unwanted: readonly (string | number)[] | undefined,
    value: string | number,
  ) => facet === without || ((!wanted?.length || wanted.includes(value)) && !unwanted?.includes(value))
  const people = (ids: readonly string[] | undefined) => ids?.map((id) => (id === 'me' ? reader.id : id))
  const created = new Date(alert.createdAt).getTime()
  const closed = alert.closedAt ? new Date(alert.closedAt).getTime() : null
  const from = (bound: string | undefined, at: number | null) =>
    bound === undefined || (at !== null && at >= Date.parse(bound))
  const until = (bound: string | undefined, at: number | null) =>
    bound === undefined || (at !== null && at <= Date.parse(bound))
  const names = [alert.customerRef, alert.counterpartyActor, CUSTOMER_NAMES[alert.customerRef ?? '']]
  const codes = [alert.txHash, ...[alert.account, alert.counterparty].flatMap((key) => [key, key?.slice(9)])]
  const isFound = (word: string) =>
    alert.id.toLowerCase().startsWith(word) ||
    names.some((name) => name?.toLowerCase().includes(word)) ||
    (word.length >= 4 && codes.some((code) => code?.startsWith(word)))
  const words = (filter.q ?? '').toLowerCase().split(' ').filter(Boolean)
  const daysOld = (NOW - created) / DAY
  return (
    among('status', filter.status, filter.notStatus, alert.status) &&
    among('severity', filter.severity, filter.notSeverity, alert.severity) &&
    among('rule', filter.rule, filter.notRule, alert.ruleId) &&
    among('category', filter.category, filter.notCategory, alert.category) &&
    among('book', filter.book, filter.notBook, alert.bookId) &&
    among('assignee', people(filter.assignee), people(filter.notAssignee), alert.assigneeId ?? 'nobody') &&
    (!filter.customer?.length || filter.customer.includes(alert.customerRef ?? '')) &&
    (filter.createdWithin === undefined || daysOld <= Number.parseInt(filter.createdWithin)) &&
    (filter.createdBefore === undefined || daysOld >= Number.parseInt(filter.createdBefore)) &&
    (filter.open === undefined || alert.open === filter.open) &&
    (filter.snoozed === undefined || isAsleep(alert) === filter.snoozed) &&
    (filter.overdue === undefined || overdue(alert) === filter.overdue) &&
    from(filter.createdFrom, created) &&
    until(filter.createdTo, created) &&
    from(filter.closedFrom, closed) &&
    until(filter.closedTo, closed) &&
    words.every(isFound)
  )
}
