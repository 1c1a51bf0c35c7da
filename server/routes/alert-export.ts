import type { z } from 'zod'
import type { exportAlerts as contract } from '#core/contract/alerts.ts'
import type { Caller } from '../http/bind.ts'
import { csvResponse } from '../http/csv.ts'
import type { Ports } from '../ports.ts'
import { countFacets } from '../store/alert-facets.ts'
import { alertPage } from '../store/alert-page.ts'
import type { WireAlert } from '../store/alert-summary.ts'
import { appendAudit } from '../store/audit.ts'
import { recordRestrictedReads } from '../store/restricted-reads.ts'

type Query = z.output<typeof contract.query>

const PIECE = 500

const HEADER = [
  'id',
  'severity',
  'score',
  'status',
  'open',
  'rule',
  'rule version',
  'rule name',
  'category',
  'exposure',
  'book',
  'subject',
  'direction',
  'account',
  'transaction',
  'customer',
  'customer name',
  'counterparty',
  'actor',
  'asset',
  'amount (smallest unit)',
  'decimals',
  'currency',
  'value (minor units)',
  'occurred',
  'block',
  'raised',
  'first touch due',
  'decision due',
  'overdue',
  'needs review',
  'known since',
  'snoozed until',
  'assignee',
]

/**
 * Streams every alert under a filter, page by page as the queue itself reads them, so that it shows no more than the
 * queue does and never holds all of them. That it was taken is in the trail before the first line leaves.
 */
export async function exportAlerts(ports: Ports, query: Query, caller: Caller): Promise<Response> {
  const { db } = ports
  const at = ports.clock()
  const asOf = new Date(at).toISOString()
  const { sort, dir, ...filter } = query
  const { total } = await countFacets(db, filter, caller, at)
  const words = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${[value].flat().join(' or ')}`],
  )
  const said = words.length === 0 ? 'none: every alert' : words.join('; ')
  await db.transaction((tx) =>
    appendAudit(tx, ports, {
      actor: caller,
      type: 'alerts.exported',
      target: null,
      data: { filter: JSON.parse(JSON.stringify(filter)), alerts: total },
      at,
    }),
  )
  let cursor: string | null | undefined
  let written = 0
  const nextPage = async () => {
    if (cursor === null) return []
    const more = cursor === undefined ? {} : { cursor }
    const page = await alertPage(db, { ...filter, sort, dir, limit: PIECE, ...more }, caller, at)
    await recordRestrictedReads(ports, page.items, caller, 'export')
    cursor = page.nextCursor
    written += page.items.length
    const rows = page.items.map(recordOf)
    return cursor === null ? [...rows, ['# end', `${written} alerts written`]] : rows
  }
  return csvResponse(`alerts-${asOf.slice(0, 16)}.csv`, HEADER, nextPage, [
    ['# KYT Desk alerts', `as of ${asOf}`],
    ['# filter', said],
    ['# order', `${sort} ${dir}`],
    ['# alerts', total],
  ])
}

function recordOf(alert: WireAlert): (string | number | null)[] {
  const { subject, counterparty, amount, fiat } = alert
  return [
    alert.id,
    alert.severity,
    alert.score,
    alert.status,
    String(alert.open),
    alert.rule.id,
    alert.rule.version,
    alert.rule.name,
    alert.category,
    alert.exposureKind,
    alert.book.name,
    subject.id,
    subject.direction,
    subject.account?.key ?? null,
    subject.txHash,
    subject.customer?.ref ?? null,
    subject.customer?.name ?? null,
    counterparty?.account.key ?? null,
    counterparty?.actor ?? null,
    amount?.asset.symbol ?? null,
    amount?.units ?? null,
    amount?.asset.decimals ?? null,
    fiat?.currency ?? null,
    fiat?.minor ?? null,
    alert.occurredAt,
    alert.occurredBlock,
    alert.createdAt,
    alert.sla.firstTouchDue,
    alert.sla.dispositionDue,
    String(alert.sla.overdue),
    String(alert.needsReview),
    alert.knownSince,
    alert.snoozedUntil,
    alert.assignee?.name ?? null,
  ]
}
