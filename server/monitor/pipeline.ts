import { type Ledger, transferOf } from '#core/ledger/ledger.ts'
import { paymentsOf } from '#core/ledger/payments.ts'
import type { Transfer } from '#core/ledger/types.ts'
import { eq, type SQL } from 'drizzle-orm'
import { bringsTransfers } from '../imports/options.ts'
import type { Ports } from '../ports.ts'
import type { Db } from '../store/db.ts'
import {
  loadBooks,
  ofImport,
  transferSides,
  type TransferSide,
  withAccounts,
  withEither,
  withIds,
} from '../store/monitor-facts.ts'
import { imports } from '../store/schema/labels.ts'
import { alertedTransfers } from './alerted.ts'
import { withTransactions } from './around-coins.ts'
import type { Finding, RunClock } from './finding.ts'
import { type CustomerHistory, hkdOf, screenHistory, screenOne } from './findings.ts'
import { currentLabels } from '../tracing/known-labels.ts'
import { currentLedger } from '../tracing/ledger-cache.ts'
import { type KnownFacts, knownFacts } from './held-facts.ts'
import { createPace } from '../tracing/pace.ts'
import type { SideFacts } from './pattern-context.ts'
import { screenPatterns } from './patterns.ts'
import { raiseAlerts, type Run } from './raise.ts'
import { createScopes, type InScope, type Scopes } from './scope.ts'

export interface ScreenRequest {
  /** Why the run: `import`, `labels`, `records`, `scope`, `demand`, `replay` … kept with the run. */
  readonly trigger: string
  readonly importId?: string
  /** Only these transfers; everything in scope of a book where left out. */
  readonly transferIds?: readonly string[]
  /**
   * The instant at which the desk met a transfer (epoch ms), to replay history: the alert is created then, with
   * the labels known then. The desk's clock where left out.
   */
  readonly asOfClock?: (transfer: Transfer) => number
}

export interface ScreenResult {
  readonly runId: string
  /** Transfers that were in scope of at least one book and looked at. */
  readonly screened: number
  readonly alertsRaised: number
}

/** What set a screening off, by the kind of file; every other kind brings labels. */
const TRIGGER: Readonly<Record<string, string>> = {
  'transfers-csv': 'import',
  'esplora-json': 'import',
  'records-csv': 'records',
  'customers-csv': 'scope',
  'wallets-csv': 'scope',
}

/** One run at a time for each database: two would find the same causes and wait for each other's locks. */
const running = new WeakMap<Db, Promise<unknown>>()

/**
 * Screens transfers against every rule and raises the alerts that are not there yet: ingest -> label -> expose ->
 * rules -> alerts. Safe to repeat: the same cause raises one alert. Gives way to the event loop while it works.
 */
export function screen(ports: Ports, request: ScreenRequest): Promise<ScreenResult> {
  return queued(ports.db, async () =>
    raiseAlerts(ports, await findAll(ports, request, request.transferIds && withIds(request.transferIds))),
  )
}

/** What a screening of everything in scope would find if the desk knew these records. Nothing is written. */
export function screenDry(ports: Ports, known: KnownFacts): Promise<readonly Finding[]> {
  return queued(
    ports.db,
    async () => (await findAll(ports, { trigger: 'preview' }, undefined, known)).findings,
  )
}

/**
 * Screens what an import brought: its own transfers, or everything in scope where it brought
 * anything else: a new label reaches back to every transfer whose counterparties or traced funds it touches, a record
 * to all that its rules look at, and a wallet brings its whole past into scope.
 */
export async function screenAfterImport(
  ports: Ports,
  { importId, ...more }: Pick<ScreenRequest, 'asOfClock'> & { importId: string },
): Promise<ScreenResult> {
  const [row] = await ports.db.select({ kind: imports.kind }).from(imports).where(eq(imports.id, importId))
  const transfers = row === undefined || bringsTransfers(row.kind)
  const trigger = TRIGGER[row?.kind ?? 'transfers-csv'] ?? 'labels'
  return queued(ports.db, async () =>
    raiseAlerts(
      ports,
      await findAll(ports, { ...more, trigger, importId }, transfers ? ofImport(importId) : undefined),
    ),
  )
}

function queued<T>(db: Db, run: () => Promise<T>): Promise<T> {
  const before = running.get(db) ?? Promise.resolve()
  const next = before.catch(() => null).then(run)
  running.set(db, next)
  return next
}

/** Looks at the given part of the transfers, or at all. `known` replaces the records that the desk holds. */
async function findAll(
  ports: Ports,
  request: ScreenRequest,
  part: SQL | undefined,
  known?: KnownFacts,
): Promise<Run> {
  const startedAt = ports.clock()
  const held = await currentLedger(ports.db)
  const labels = await currentLabels(ports.db, held.ledger, startedAt)
  const { books, accounts } = await loadBooks(ports.db)
  // What is monitored is who paid whom; what is traced are the transfers as the chain has them.
  const payments = paymentsOf(held.ledger)
  const scopes = createScopes(books, accounts, payments.payersOf)
  const { asOfClock } = request
  const clock: RunClock = { at: asOfClock ?? (() => startedAt), replay: asOfClock !== undefined }
  const basis = { ledgerDigest: held.digest, labels, clock, ...(known ?? (await knownFacts(ports.db))) }

  const pace = createPace()
  const wanted = await inScope(ports.db, payments.ledger, scopes, part)
  const findings: Finding[] = []
  // In the order the desk met them: a replay then walks through the label sets once.
  for (const entry of wanted.entries.toSorted((a, b) => clock.at(a.transfer) - clock.at(b.transfer))) {
    const payers = payments.payersOf(entry.transfer.id)
    for (const scope of entry.scopes)
      findings.push(...screenOne(basis, entry.transfer, scope, entry.side, payers))
    await pace()
  }
  const customers = new Set(wanted.entries.flatMap((e) => e.scopes.flatMap((s) => s.customerRef ?? [])))
  const alerted = await alertedTransfers(ports.db, customers)
  const flows = await histories(ports.db, payments.ledger, scopes, {
    ofAccounts: (own) => withAccounts([...withTransactions(held.ledger, own)]),
    accounts,
    customers,
    wanted: part === undefined ? wanted : null,
  })
  for (const history of flows) {
    findings.push(...screenHistory(basis, history, (id) => wanted.ids.has(id), alerted))
    await pace()
  }
  const around =
    part === undefined
      ? wanted
      : await inScope(
          ports.db,
          payments.ledger,
          scopes,
          withEither(withTransactions(held.ledger, wanted.touched)),
        )
  findings.push(
    ...(await screenPatterns(ports.db, {
      ...basis,
      ledger: payments.ledger,
      payersOf: payments.payersOf,
      heldCount: held.ledger.count,
      seq: held.seq,
      now: startedAt,
      scopes,
      accounts,
      wanted: wanted.entries,
      isWanted: (id) => wanted.all.has(id),
      touched: wanted.touched,
      flows,
      sides: new Map([...sidesOf(flows), ...around.sides]),
      found: findings,
    })),
  )
  return {
    request,
    startedAt,
    findings: findings.toSorted((a, b) => a.at - b.at),
    screened: wanted.ids.size,
    labels,
    basis: { ...labels.basisAt(startedAt), ledgerDigest: held.digest },
  }
}

interface Wanted {
  readonly entries: readonly Entry[]
  /** Ids of the entries. */
  readonly ids: ReadonlySet<string>
  /** Ids of all that was read, in scope or not. */
  readonly all: ReadonlySet<string>
  readonly sides: ReadonlyMap<string, SideFacts>
  /** Accounts at either end of all that was read. */
  readonly touched: ReadonlySet<string>
}

interface Entry {
  readonly transfer: Transfer
  readonly side: TransferSide
  readonly scopes: readonly InScope[]
}

/** The given part of the transfers, as far as any book monitors it. */
async function inScope(db: Db, ledger: Ledger, scopes: Scopes, part: SQL | undefined): Promise<Wanted> {
  const pace = createPace()
  const entries: Entry[] = []
  const sides = new Map<string, SideFacts>()
  const touched = new Set<string>()
  for await (const page of transferSides(db, part)) {
    for (const side of page) {
      const transfer = transferOf(ledger, side.id)
      sides.set(side.id, { bookId: side.bookId, fiat: hkdOf(side) })
      if (transfer !== null) touched.add(transfer.from).add(transfer.to)
      const found = transfer === null ? [] : scopes.of(transfer, side)
      if (transfer !== null && found.length > 0) entries.push({ transfer, side, scopes: found })
    }
    await pace()
  }
  const ids = new Set(entries.map((entry) => entry.transfer.id))
  return { entries, ids, all: new Set(sides.keys()), sides, touched }
}

interface HistoryQuery {
  readonly accounts: readonly { account: string; customerRef: string | null }[]
  readonly customers: ReadonlySet<string>
  /** The transfers that have to do with some accounts. */
  readonly ofAccounts: (accounts: readonly string[]) => SQL
  /** What was read already, if that was everything. */
  readonly wanted: Wanted | null
}

/** Accounts named in one statement. */
const CHUNK = 1_000

/** All transfers of the customers, each direction for itself, in the order they happened. */
async function histories(
  db: Db,
  ledger: Ledger,
  scopes: Scopes,
  { accounts, customers, wanted, ofAccounts }: HistoryQuery,
): Promise<CustomerHistory[]> {
  const entries = new Map<string, Entry>()
  if (wanted !== null) for (const entry of wanted.entries) entries.set(entry.transfer.id, entry)
  else {
    const theirs = accounts.flatMap((row) =>
      row.customerRef !== null && customers.has(row.customerRef) ? [row.account] : [],
    )
    for (let at = 0; at < theirs.length; at += CHUNK) {
      const found = await inScope(db, ledger, scopes, ofAccounts(theirs.slice(at, at + CHUNK)))
      for (const entry of found.entries) entries.set(entry.transfer.id, entry)
    }
  }
  const byFlow = new Map<string, CustomerHistory & { transfers: CustomerHistory['transfers'][number][] }>()
  for (const { transfer, side, scopes: found } of entries.values()) {
    for (const scope of found) {
      const { bookId, customerRef, perspective } = scope
      if (customerRef === null || perspective === 'observed' || !customers.has(customerRef)) continue
      const key = `${bookId} ${customerRef} ${perspective}`
      const flow = byFlow.get(key) ?? { bookId, customerRef, direction: perspective, transfers: [] }
      flow.transfers.push({ transfer, scope, fiat: hkdOf(side) })
      byFlow.set(key, flow)
    }
  }
  for (const flow of byFlow.values()) flow.transfers.sort((a, b) => inTime(a.transfer, b.transfer))
  return [...byFlow.values()]
}

/** What the customers' flows know of their transfers. */
function sidesOf(flows: readonly CustomerHistory[]): Map<string, SideFacts> {
  return new Map(
    flows.flatMap(({ transfers }) =>
      transfers.map(({ transfer, fiat }) => [transfer.id, { bookId: null, fiat }] as const),
    ),
  )
}

/** Across chains only time orders; what has none comes last, as in the ledger. */
function inTime(a: Transfer, b: Transfer): number {
  return (a.time ?? Infinity) - (b.time ?? Infinity) || (a.id < b.id ? -1 : 1)
}
