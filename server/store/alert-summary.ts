import { eq, inArray, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { AlertSummary } from '#core/contract/alerts.ts'
import { isHandedOver, isHidden, isMasked, type Reader } from './alert-visibility.ts'
import { maskedStates } from './alert-history.ts'
import type { Db } from './db.ts'
import { users } from './schema/identity.ts'
import { assets, books, customers } from './schema/ledger.ts'
import { alerts } from './schema/work.ts'
import { accountRefOrNull, assetRef, iso, isoOrNull } from './wire.ts'

export type WireAlert = z.output<typeof AlertSummary>

const columns = {
  alert: {
    id: alerts.id,
    ruleId: alerts.ruleId,
    ruleVersion: alerts.ruleVersion,
    category: alerts.category,
    exposureKind: alerts.exposureKind,
    severity: alerts.severity,
    score: alerts.score,
    needsReview: alerts.needsReview,
    status: alerts.status,
    escalatedById: alerts.escalatedById,
    open: alerts.open,
    subjectKind: alerts.subjectKind,
    subjectId: alerts.subjectId,
    direction: alerts.direction,
    account: alerts.account,
    counterparty: alerts.counterparty,
    counterpartyActor: alerts.counterpartyActor,
    customerRef: alerts.customerRef,
    txHash: alerts.txHash,
    assetId: alerts.assetId,
    amount: alerts.amount,
    fiatCurrency: alerts.fiatCurrency,
    fiatMinor: alerts.fiatMinor,
    priceSource: alerts.priceSource,
    occurredAt: alerts.occurredAt,
    occurredBlock: alerts.occurredBlock,
    createdAt: alerts.createdAt,
    updatedAt: alerts.updatedAt,
    firstTouchDue: alerts.firstTouchDue,
    dispositionDue: alerts.dispositionDue,
    firstTouchAt: alerts.firstTouchAt,
    assigneeId: alerts.assigneeId,
    snoozedUntil: alerts.snoozedUntil,
    knownSince: alerts.knownSince,
    version: alerts.version,
  },
  book: { id: books.id, name: books.name, kind: books.kind },
  customerName: customers.name,
  assignee: { id: users.id, name: users.name, role: users.role },
  symbol: assets.symbol,
  decimals: assets.decimals,
}

/** Alerts with what names their parts; callers add where, order and limit. */
export const selectSummaries = (db: Db) =>
  db
    .select(columns)
    .from(alerts)
    .innerJoin(books, eq(books.id, alerts.bookId))
    .leftJoin(customers, eq(customers.ref, alerts.customerRef))
    .leftJoin(users, eq(users.id, alerts.assigneeId))
    .leftJoin(assets, eq(assets.id, alerts.assetId))
    .$dynamic()

export type SummaryRow = Awaited<ReturnType<typeof selectSummaries>>[number]

/**
 * Rows as the reader may see them: those hidden from the reader are left out (conditions leave them out before, see
 * `VisibleColumns.shown`), and whoever reported an alert sees it as it stood when it was escalated: its status,
 * version and last change tell nothing of what followed.
 */
export async function toSummaries(
  db: Db,
  rows: readonly SummaryRow[],
  reader: Reader,
  now: number,
): Promise<WireAlert[]> {
  const known = rows.filter((row) => !isHidden(row.alert, reader))
  const reported = known.filter((row) => isMasked(row.alert.status, reader)).map((row) => row.alert.id)
  const before = await maskedStates(db, reported, reader)
  const ruleNames = await namesOfRules(db, known)
  return known.map((row) => {
    const state = before.get(row.alert.id)
    const shown = state ? mask(row, state) : row
    const away = isHandedOver(shown.alert.status, reader)
    const ruleName = ruleNames.get(ruleKey(row)) ?? row.alert.ruleId
    return toSummary(away ? { ...shown, alert: { ...shown.alert, open: false } } : shown, ruleName, now)
  })
}

const ruleKey = ({ alert }: SummaryRow) => `${alert.ruleId} ${alert.ruleVersion}`

/**
 * Names of rules as the receipts have them. A receipt is long and stands apart from its row; those of one version of
 * a rule name it alike, so one of each is read.
 */
async function namesOfRules(db: Db, rows: readonly SummaryRow[]): Promise<ReadonlyMap<string, string>> {
  const oneOfEach = new Map(rows.map((row) => [ruleKey(row), row.alert.id]))
  if (oneOfEach.size === 0) return new Map()
  const named = await db
    .select({ id: alerts.id, name: sql<string | null>`${alerts.receipt}->'rule'->>'name'` })
    .from(alerts)
    .where(inArray(alerts.id, [...oneOfEach.values()]))
  const byId = new Map(named.map(({ id, name }) => [id, name]))
  return new Map(
    [...oneOfEach].flatMap(([key, id]) => {
      const name = byId.get(id)
      return name ? [[key, name] as const] : []
    }),
  )
}

function mask(row: SummaryRow, state: { version: number; updatedAt: Date | null }): SummaryRow {
  const { version, updatedAt } = state
  return {
    ...row,
    alert: {
      ...row.alert,
      status: 'escalated',
      version,
      updatedAt: updatedAt ?? row.alert.createdAt,
    },
  }
}

function toSummary(row: SummaryRow, ruleName: string, now: number): WireAlert {
  const { alert, book, assignee } = row
  const account = accountRefOrNull(alert.counterparty)
  return {
    id: alert.id,
    book,
    rule: { id: alert.ruleId, version: alert.ruleVersion, name: ruleName },
    category: alert.category,
    exposureKind: alert.exposureKind as WireAlert['exposureKind'],
    severity: alert.severity,
    score: alert.score,
    status: alert.status,
    open: alert.open,
    subject: {
      kind: alert.subjectKind as WireAlert['subject']['kind'],
      id: alert.subjectId,
      direction: alert.direction as WireAlert['subject']['direction'],
      account: accountRefOrNull(alert.account),
      txHash: alert.txHash,
      customer:
        alert.customerRef === null
          ? null
          : { ref: alert.customerRef, name: row.customerName ?? alert.customerRef },
    },
    counterparty: account === null ? null : { account, actor: alert.counterpartyActor },
    amount:
      alert.assetId === null || alert.amount === null
        ? null
        : { asset: assetRef(alert.assetId, row), units: String(alert.amount) },
    fiat:
      alert.fiatCurrency === null || alert.fiatMinor === null
        ? null
        : { currency: alert.fiatCurrency, minor: String(alert.fiatMinor), priceSource: alert.priceSource },
    occurredAt: isoOrNull(alert.occurredAt),
    occurredBlock: alert.occurredBlock,
    createdAt: iso(alert.createdAt),
    updatedAt: iso(alert.updatedAt),
    assignee,
    needsReview: alert.needsReview,
    knownSince: isoOrNull(alert.knownSince),
    snoozedUntil: stillAhead(alert.snoozedUntil, now),
    sla: {
      firstTouchDue: isoOrNull(alert.firstTouchDue),
      dispositionDue: isoOrNull(alert.dispositionDue),
      overdue: isOverdue(alert, now),
    },
    version: alert.version,
  }
}

/** The end of a snooze; null once it is there, whether or not the desk has recorded it yet. */
function stillAhead(until: Date | null, now: number): string | null {
  return until !== null && now < until.getTime() ? until.toISOString() : null
}

/** Same rule as `overdueAt` (alert-filter.ts), for one row. */
function isOverdue(alert: SummaryRow['alert'], now: number): boolean {
  if (!alert.open) return false
  if (alert.dispositionDue !== null && alert.dispositionDue.getTime() < now) return true
  return alert.firstTouchAt === null && alert.firstTouchDue !== null && alert.firstTouchDue.getTime() < now
}
