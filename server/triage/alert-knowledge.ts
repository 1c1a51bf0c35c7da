import { transferOf } from '#core/ledger/ledger.ts'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import type { AlertKnowledge } from '#core/contract/knowledge.ts'
import type { Perspective } from '#core/risk/subject.ts'
import type { Ports } from '../ports.ts'
import { alertDetail, type AlertRow, alertRow, type WireDetail } from '../store/alert-detail.ts'
import type { Reader } from '../store/alert-visibility.ts'
import type { Db } from '../store/db.ts'
import { wireExposure, type WireExposure } from '../store/exposure-wire.ts'
import { toWireLabel } from '../store/label-claims.ts'
import { assets, transfers } from '../store/schema/ledger.ts'
import { monitorRuns } from '../store/schema/work.ts'
import { accountRef, assetRef } from '../store/wire.ts'
import { exposuresOf } from '../tracing/exposures.ts'
import { currentLabels, type KnownLabels, type LabelSet } from '../tracing/known-labels.ts'
import { currentLedger } from '../tracing/ledger-cache.ts'

export type WireKnowledge = z.output<typeof AlertKnowledge>
type Point = WireKnowledge['past']['point']
type WireSide = WireKnowledge['exposures'][number]

/**
 * What the desk knew of an alert's funds and accounts at a moment of the past, against what it knows now. Computed
 * from labels by when they were learned and from the transfers held; a decision that the reader may not know of is
 * no moment for them.
 *
 * @throws ProblemError `not-found`
 */
export async function alertKnowledge(
  ports: Ports,
  alertId: string,
  reader: Reader,
  asked: Point | undefined,
): Promise<WireKnowledge> {
  const now = ports.clock()
  const row = await alertRow(ports.db, alertId, reader)
  const detail = await alertDetail(ports.db, alertId, reader, now)
  const points = pointsOf(row, detail)
  const past = chosen(points, asked, row.knownSince !== null)
  const { ledger, digest } = await currentLedger(ports.db)
  const labels = await currentLabels(ports.db, ledger, now)
  const before = labels.at(Date.parse(past.at))
  const after = labels.at(now)
  const transfer = row.subjectKind === 'transfer' ? transferOf(ledger, row.subjectId) : null
  const exposures =
    transfer === null
      ? []
      : sidesOf({
          before: exposuresOf(before, transfer, row.direction as Perspective, Date.parse(past.at)),
          after: exposuresOf(after, transfer, row.direction as Perspective, null),
          sets: [before, after],
          labels,
          digest,
          asset: await assetOf(ports.db, transfer.asset),
        })
  return {
    knownSince: row.knownSince?.toISOString() ?? null,
    firstScreenedAt: await firstScreenedAt(ports.db, row),
    points,
    past,
    now: new Date(now).toISOString(),
    labels: knownLabels(row, detail, before, after, labels),
    exposures,
  }
}

function pointsOf(row: AlertRow, { closure, receipt }: WireDetail): WireKnowledge['points'] {
  const points: { point: Point; at: string | null }[] = [
    { point: 'transfer', at: row.occurredAt?.toISOString() ?? null },
    { point: 'raised', at: receipt.screenedAt },
    { point: 'decision', at: closure?.proposedAt ?? null },
  ]
  return points.flatMap(({ point, at }) => (at === null ? [] : [{ point, at }]))
}

function chosen(points: WireKnowledge['points'], asked: Point | undefined, isRetro: boolean) {
  const wished: (Point | undefined)[] = [asked, 'decision', isRetro ? 'transfer' : 'raised', 'raised']
  for (const wish of wished) {
    const found = points.find(({ point }) => point === wish)
    if (found !== undefined) return found
  }
  throw new Error('an alert was raised at some time')
}

/** The transfer's own import was screened when it came in, if that was before the alert. */
async function firstScreenedAt(db: Db, row: AlertRow): Promise<string | null> {
  const [run] = await db
    .select({ at: monitorRuns.finishedAt })
    .from(monitorRuns)
    .innerJoin(transfers, eq(transfers.importId, monitorRuns.importId))
    .where(and(inArray(transfers.id, row.transferIds), eq(monitorRuns.trigger, 'import')))
    .orderBy(asc(monitorRuns.finishedAt))
    .limit(1)
  return run !== undefined && run.at < row.createdAt ? run.at.toISOString() : null
}

/** Claims about the accounts of the alert and those it rests on, by whether they were known then, now, or both. */
function knownLabels(
  row: AlertRow,
  { receipt }: WireDetail,
  before: LabelSet,
  after: LabelSet,
  labels: KnownLabels,
): WireKnowledge['labels'] {
  const quoted = new Set(receipt.hits.flatMap((hit) => hit.label?.id ?? []))
  const accounts = new Set([row.account, row.counterparty].filter((account) => account !== null))
  for (const hit of receipt.hits) {
    const [first] = hit.path
    const last = hit.path.at(-1)
    if (first !== undefined) accounts.add(first.from.key)
    if (last !== undefined) accounts.add(last.to.key)
  }
  return [...accounts].flatMap((account) => {
    const [past, now] = [before, after].map((set) => new Set(set.about(account).map((claim) => claim.id)))
    return [...new Set([...(past ?? []), ...(now ?? [])])].flatMap((id) => {
      const claim = labels.row(id)
      if (claim === null) return []
      const known = !past?.has(id) ? 'now' : now?.has(id) ? 'both' : 'then'
      return [
        {
          account: accountRef(account),
          label: toWireLabel(claim),
          known,
          inReceipt: quoted.has(id),
        } as const,
      ]
    })
  })
}

interface Compared {
  readonly before: ReturnType<typeof exposuresOf>
  readonly after: ReturnType<typeof exposuresOf>
  readonly sets: readonly [LabelSet, LabelSet]
  readonly labels: KnownLabels
  readonly digest: string
  readonly asset: ReturnType<typeof assetRef>
}

function sidesOf({ before, after, sets, labels, digest, asset }: Compared): WireSide[] {
  return after.flatMap((result, at) => {
    const earlier = before[at]
    if (earlier === undefined) return []
    const [past, now] = [earlier, result].map((each, n) =>
      wireExposure(each, {
        asset,
        label: labels.row,
        engineVersion: sets[n === 0 ? 0 : 1].engine.version,
        ledgerDigest: digest,
      }),
    ) as [WireExposure, WireExposure]
    return [
      {
        side: result.side,
        asset,
        rows: rowsOfBoth(past, now),
        past: sharesOf(past, sets[0]),
        now: sharesOf(now, sets[1]),
      },
    ]
  })
}

const sharesOf = ({ servicePpm, outsidePpm, unresolvedPpm, truncated }: WireExposure, set: LabelSet) => ({
  servicePpm,
  outsidePpm,
  unresolvedPpm,
  truncated,
  labelSetDigest: set.digest,
})

function rowsOfBoth(past: WireExposure, now: WireExposure): WireSide['rows'] {
  const rows = new Map<
    string,
    { category: string; kind: 'direct' | 'indirect'; thenPpm: number; nowPpm: number }
  >()
  for (const [field, { parts }] of [
    ['thenPpm', past],
    ['nowPpm', now],
  ] as const) {
    for (const { category, kind, sharePpm } of parts) {
      const key = `${category} ${kind}`
      const row = rows.get(key) ?? { category, kind, thenPpm: 0, nowPpm: 0 }
      rows.set(key, { ...row, [field]: Math.min(1_000_000, row[field] + sharePpm) })
    }
  }
  return [...rows.values()].toSorted((a, b) => b.nowPpm + b.thenPpm - (a.nowPpm + a.thenPpm))
}

async function assetOf(db: Db, id: string) {
  const [row] = await db.select().from(assets).where(eq(assets.id, id))
  return assetRef(id, row ?? { symbol: null, decimals: null })
}
