import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { eq, inArray, sql } from 'drizzle-orm'
import { canonicalJson } from '#core/evidence/canonical.ts'
import { SANCTIONS_CATEGORIES } from '#core/risk/categories.ts'
import { knownSince } from '#core/risk/retro.ts'
import { HONG_KONG_CALENDAR } from '#core/workflow/calendar.ts'
import { slaDue, type SlaTable } from '#core/workflow/sla.ts'
import type { Ports } from '../ports.ts'
import { appendAudits, SYSTEM } from '../store/audit.ts'
import { insertAlerts } from '../store/insert-alerts.ts'
import { alerts, monitorRuns } from '../store/schema/work.ts'
import { slaTable } from '../store/sla-terms.ts'
import { transfersById, type WireTransfer } from '../store/transfer-facts.ts'
import { assignRaised } from '../triage/assign-alerts.ts'
import type { Finding } from './finding.ts'
import type { KnownLabels } from '../tracing/known-labels.ts'
import { createPace } from '../tracing/pace.ts'
import type { ScreenRequest, ScreenResult } from './pipeline.ts'
import { categoryName, kindName, type WireReceipt, wireReceipt } from './receipt.ts'
import { riskSourceOf } from './risk-source.ts'

export interface Run {
  readonly request: ScreenRequest
  readonly startedAt: number
  readonly findings: readonly Finding[]
  readonly screened: number
  readonly labels: KnownLabels
  readonly basis: {
    readonly engineVersion: string
    readonly ledgerDigest: string
    readonly labelSetDigest: string
  }
}

/** Alerts written in one transaction: short enough that readers of the queue do not wait for a run to end. */
const BATCH = 20

/**
 * Writes the run and its alerts. Each batch of alerts stands or falls together with its events in the trail and
 * with the count of the run; a run that breaks off leaves only what is complete, and the next one goes on.
 */
export async function raiseAlerts(ports: Ports, run: Run): Promise<ScreenResult> {
  const runId = `run-${ports.randomToken()}`
  const fresh = await notRaisedYet(ports, run.findings)
  await openRun(ports, run, runId)
  const pace = createPace()
  let raised = 0
  for (let from = 0; from < fresh.length; from += BATCH) {
    raised += await raiseBatch(ports, run, runId, fresh.slice(from, from + BATCH))
    await pace()
  }
  return { runId, screened: run.screened, alertsRaised: raised }
}

async function openRun(
  ports: Ports,
  { request, startedAt, screened, basis }: Run,
  runId: string,
): Promise<void> {
  await ports.db.transaction(async (tx) => {
    await tx.insert(monitorRuns).values({
      id: runId,
      trigger: request.trigger,
      importId: request.importId ?? null,
      ...basis,
      transfersScreened: screened,
      alertsRaised: 0,
      startedAt: new Date(startedAt),
      finishedAt: new Date(ports.clock()),
    })
    await appendAudits(tx, ports, [
      {
        actor: SYSTEM,
        type: 'monitor.screened',
        target: { kind: 'run', id: runId },
        data: { trigger: request.trigger, importId: request.importId ?? null, screened, ...basis },
      },
    ])
  })
}

/** Findings of causes without an alert, each cause once. */
export async function notRaisedYet(
  ports: Pick<Ports, 'db'>,
  findings: readonly Finding[],
): Promise<Finding[]> {
  const byKey = new Map<string, Finding>()
  for (const finding of findings) {
    if (!byKey.has(finding.dedupeKey)) byKey.set(finding.dedupeKey, finding)
  }
  const keys = [...byKey.keys()]
  for (let from = 0; from < keys.length; from += 1_000) {
    const known = await ports.db
      .select({ key: alerts.dedupeKey })
      .from(alerts)
      .where(inArray(alerts.dedupeKey, keys.slice(from, from + 1_000)))
    for (const { key } of known) byKey.delete(key)
  }
  return [...byKey.values()]
}

async function raiseBatch(
  ports: Ports,
  run: Run,
  runId: string,
  findings: readonly Finding[],
): Promise<number> {
  const quoted = findings.flatMap(({ receipt, transferIds }) => [
    ...transferIds,
    ...receipt.hits.flatMap((hit) => [...hit.evidence.path, ...hit.evidence.transferIds]),
  ])
  const facts = new Map((await transfersById(ports.db, [...new Set(quoted)])).map((fact) => [fact.id, fact]))
  const terms = await slaTable(ports.db)
  const rows = findings.map((finding) => alertRow(finding, run.labels, facts, runId, terms))
  return ports.db.transaction(async (tx) => {
    const ids = await insertAlerts(tx, rows)
    await appendAudits(
      tx,
      ports,
      rows.filter((row) => ids.has(row.id)).map((row) => raisedEvent(row, runId)),
    )
    await assignRaised(
      tx,
      ports,
      rows.filter((row) => ids.has(row.id)),
    )
    await tx
      .update(monitorRuns)
      .set({
        alertsRaised: sql`${monitorRuns.alertsRaised} + ${ids.size}`,
        finishedAt: new Date(ports.clock()),
      })
      .where(eq(monitorRuns.id, runId))
    return ids.size
  })
}

type NewAlert = ReturnType<typeof alertRow>

function raisedEvent(row: NewAlert, runId: string) {
  return {
    actor: SYSTEM,
    type: 'alert.raised',
    target: { kind: 'alert', id: row.id },
    at: row.createdAt.getTime(),
    data: {
      runId,
      bookId: row.bookId,
      ruleId: row.ruleId,
      ruleVersion: row.ruleVersion,
      severity: row.severity,
      score: row.score,
      subject: { kind: row.subjectKind, id: row.subjectId },
      receiptSha256: bytesToHex(sha256(utf8ToBytes(canonicalJson(row.receipt)))),
    },
  }
}

function alertRow(
  finding: Finding,
  labels: KnownLabels,
  facts: ReadonlyMap<string, WireTransfer>,
  runId: string,
  terms: SlaTable,
) {
  const { rule, receipt, scope, subject, transfer, at } = finding
  const strongest = receipt.hits.toSorted((a, b) => b.severity - a.severity)[0]
  if (strongest === undefined) throw new Error(`finding ${finding.dedupeKey} has no hit`)
  const wire: WireReceipt = wireReceipt(
    rule,
    receipt,
    { label: labels.row, transfer: (id) => facts.get(id) ?? null },
    at,
  )
  const about = subject.kind === 'transfer' ? facts.get(transfer.id) : undefined
  const sanctions = receipt.hits.some(
    ({ category }) => category !== null && SANCTIONS_CATEGORIES.includes(category),
  )
  const due = slaDue(receipt.severity, at, HONG_KONG_CALENDAR, terms)
  return {
    id: alertId(finding.dedupeKey),
    dedupeKey: finding.dedupeKey,
    bookId: scope.bookId,
    ruleId: rule.id,
    ruleVersion: rule.version,
    category: categoryName(strongest, rule),
    exposureKind: kindName(strongest),
    severity: receipt.severity,
    score: receipt.score,
    sanctions,
    needsReview: receipt.needsReview,
    status: 'new',
    open: true,
    subjectKind: subject.kind,
    subjectId: subject.id,
    direction: scope.perspective,
    account: subject.kind === 'account' ? subject.id : scope.account,
    counterparty: subject.kind === 'transfer' ? scope.counterparty : null,
    counterpartyActor: finding.counterpartyActor,
    customerRef: scope.customerRef,
    txHash: transfer.txHash,
    transferIds: [...finding.transferIds],
    assetId: about ? transfer.asset : null,
    amount: about ? transfer.amount : null,
    ...fiatOf(finding, about),
    occurredAt: transfer.time === null ? null : new Date(transfer.time),
    occurredBlock: transfer.block,
    knownSince: dateOrNull(
      knownSince(
        wire.hits.map(({ label }) => (label === null ? null : Date.parse(label.knownFrom))),
        transfer.time,
      ),
    ),
    receipt: wire,
    riskSource: riskSourceOf(wire),
    runId,
    version: 1,
    createdAt: new Date(at),
    updatedAt: new Date(at),
    firstTouchDue: due.firstTouch === null ? null : new Date(due.firstTouch),
    dispositionDue: due.disposition === null ? null : new Date(due.disposition),
  }
}

const dateOrNull = (ms: number | null) => (ms === null ? null : new Date(ms))

/** What the subject was worth: the transfer's own value, or the sum that the pattern adds up to. */
function fiatOf({ receipt }: Finding, about: WireTransfer | undefined) {
  if (about !== undefined) {
    const { fiat } = about
    return {
      fiatCurrency: fiat?.currency ?? null,
      fiatMinor: fiat === null ? null : BigInt(fiat.minor),
      priceSource: fiat?.priceSource ?? null,
    }
  }
  const evidence = receipt.hits[0]?.evidence
  const value = evidence?.value ?? null
  return {
    fiatCurrency: value === null ? null : 'HKD',
    fiatMinor: value === null ? null : BigInt(value),
    priceSource: evidence?.priceSource ?? null,
  }
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The alert's name: 60 bits of the digest of its cause, in letters nobody confuses. The same cause, the same name. */
export function alertId(dedupeKey: string): string {
  const digest = sha256(utf8ToBytes(dedupeKey))
  const letters = Array.from(digest.subarray(0, 12), (byte) => ALPHABET[byte % 32])
  return `A-${letters.join('')}`
}
