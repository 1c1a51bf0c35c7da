import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { createEngine, type Engine, ENGINE_VERSION } from '#core/flow/engine.ts'
import { bySeverityThenConfidence } from '#core/risk/claim-order.ts'
import type { LabelClaim } from '#core/flow/types.ts'
import type { Ledger } from '#core/ledger/ledger.ts'
import type { Db } from '../store/db.ts'
import { claimsKnownBy, labelStamp } from '../store/monitor-facts.ts'
import type { LabelRow } from '../store/label-claims.ts'
import { toClaim } from '../store/label-strength.ts'
import { labelPlace } from '../store/wire.ts'
import { createPace } from './pace.ts'

/** What was known of the accounts in the ledger during one span of time, and the engine that traces with it. */
export interface LabelSet {
  readonly engine: Engine
  readonly claims: readonly LabelClaim[]
  /** SHA-256 over the ids of the claims, which are digests of the claims themselves. */
  readonly digest: string
  readonly about: (account: string) => readonly LabelClaim[]
  readonly claim: (id: string, account: string) => LabelClaim | null
}

export interface KnownLabels {
  readonly row: (id: string) => LabelRow | null
  /** The label set as it was known at an instant (epoch ms). Cheap for instants of the same span in a row. */
  readonly at: (ms: number) => LabelSet
  /** What a receipt says of the set known at an instant. Cheap for instants in any order. */
  readonly basisAt: (ms: number) => LabelBasis
}

export interface LabelBasis {
  readonly engineVersion: string
  readonly labelSetDigest: string
}

interface Cached {
  readonly ledger: Ledger
  readonly stamp: string
  readonly labels: Promise<KnownLabels>
}

const cache = new WeakMap<Db, Cached>()

/** What is known by `now` of the ledger's accounts, read again only where the label set or the ledger changed. */
export async function currentLabels(db: Db, ledger: Ledger, now: number): Promise<KnownLabels> {
  const stamp = await labelStamp(db, new Date(now))
  const known = cache.get(db)
  if (known?.ledger === ledger && known.stamp === stamp) return known.labels
  const labels = loadKnownLabels(db, ledger, now)
  cache.set(db, { ledger, stamp, labels })
  labels.catch(() => cache.delete(db))
  return labels
}

/** Reads every claim known by `now` about an account of the ledger. */
async function loadKnownLabels(db: Db, ledger: Ledger, now: number): Promise<KnownLabels> {
  const accounts = await accountsByAddress(ledger)
  const rows: LabelRow[] = []
  for await (const page of claimsKnownBy(db, new Date(now))) {
    rows.push(...page.filter((row) => accounts.has(`${row.namespace}:${row.address}`)))
  }
  const byId = new Map(rows.map((row) => [row.id, row]))
  const changes = [
    ...new Set(rows.flatMap((row) => [row.knownFrom.getTime(), row.knownUntil?.getTime() ?? null])),
  ]
    .filter((ms): ms is number => ms !== null)
    .toSorted((a, b) => a - b)
  let current: { span: number; set: LabelSet } | null = null
  const knownBy = (ms: number) => rows.filter((row) => isKnown(row, ms))
  const digests = new Map<number, string>()
  return {
    row: (id) => byId.get(id) ?? null,
    at(ms) {
      const span = countUpTo(changes, ms)
      if (current?.span === span) return current.set
      current = { span, set: labelSet(ledger, knownBy(ms), accounts) }
      return current.set
    },
    basisAt(ms) {
      const span = countUpTo(changes, ms)
      const digest = digests.get(span) ?? digestOf(knownBy(ms))
      digests.set(span, digest)
      return { engineVersion: ENGINE_VERSION, labelSetDigest: digest }
    },
  }
}

function labelSet(
  ledger: Ledger,
  rows: readonly LabelRow[],
  accounts: ReadonlyMap<string, readonly string[]>,
): LabelSet {
  const claims = rows.flatMap((row) =>
    (accounts.get(`${row.namespace}:${row.address}`) ?? [])
      .filter((key) => row.chain === null || key.startsWith(`${row.chain}:`))
      .map((key) => toClaim(row, key)),
  )
  const byAccount = Map.groupBy(claims, (claim) => claim.account)
  return {
    engine: createEngine(ledger, claims, bySeverityThenConfidence),
    claims,
    digest: digestOf(rows),
    about: (account) => byAccount.get(account) ?? [],
    claim: (id, account) => byAccount.get(account)?.find((claim) => claim.id === id) ?? null,
  }
}

const digestOf = (rows: readonly LabelRow[]) =>
  bytesToHex(sha256(utf8ToBytes(rows.map((row) => `${row.id}\n`).join(''))))

const isKnown = (row: LabelRow, ms: number) =>
  row.knownFrom.getTime() <= ms && (row.knownUntil === null || row.knownUntil.getTime() > ms)

/** Number of sorted values that are not after `ms`. */
function countUpTo(sorted: readonly number[], ms: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? Infinity) <= ms) low = middle + 1
    else high = middle
  }
  return low
}

/** The ledger's account keys by `namespace:address`, the way labels name them. */
async function accountsByAddress(ledger: Ledger): Promise<Map<string, string[]>> {
  const pace = createPace()
  const found = new Map<string, string[]>()
  for (const chain of ledger.chains.values()) {
    for (const key of chain.accounts) {
      const { namespace, address } = labelPlace(key)
      const place = `${namespace}:${address}`
      const keys = found.get(place)
      if (keys === undefined) found.set(place, [key])
      else keys.push(key)
      await pace()
    }
  }
  return found
}
