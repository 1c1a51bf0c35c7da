import { transferOf, type Ledger } from '#core/ledger/ledger.ts'
import { type PeerFigures, type PeerMovement, peerFigures } from '#core/risk/peers.ts'
import { RULE_REGISTER } from '#core/risk/register.ts'
import { checkOf } from '#core/risk/rule.ts'
import type { Db } from '../store/db.ts'
import { storedAfter, transferSides } from '../store/monitor-facts.ts'
import { createPace } from '../tracing/pace.ts'
import { hkdOf } from './findings.ts'
import type { CustomerFacts, SideFacts } from './pattern-context.ts'
import type { BookAccount, Scopes } from './scope.ts'

/** What customers of a book who are of the same kind usually do in one direction, as of a transfer's time. */
export type PeersOf = (
  bookId: string,
  customerRef: string,
  way: 'in' | 'out',
  at: number,
) => PeerFigures | null

const RULE = RULE_REGISTER.find(({ id }) => id === 'T29')

/** What one customer moved in one direction. */
interface Own {
  readonly bookId: string
  readonly customerRef: string
  readonly way: 'in' | 'out'
  readonly movements: PeerMovement[]
}

interface Known {
  readonly seq: number
  /** Transfers read so far. */
  readonly count: number
  readonly stamp: string
  readonly owns: ReadonlyMap<string, Own>
}

const cache = new WeakMap<Db, Known>()

interface PeerQuery {
  readonly ledger: Ledger
  /** Transfers held, also those that are no payments (core/ledger/payments.ts). */
  readonly heldCount: number
  readonly seq: number
  readonly scopes: Scopes
  readonly accounts: readonly BookAccount[]
  readonly customers: ReadonlyMap<string, CustomerFacts>
  /** What the run has read already: of every transfer held, where it looks at everything. */
  readonly sides: ReadonlyMap<string, SideFacts>
}

/**
 * What every customer of the platforms moved: read once and brought up to date with what was stored since, because a
 * run about one transfer compares its customer with all others. Figures stand still for a period: those of a
 * transfer are as of the last full one before it.
 */
export async function peersOf(db: Db, query: PeerQuery): Promise<PeersOf> {
  const known = await broughtUpToDate(db, query)
  const kindOf = (customerRef: string) => query.customers.get(customerRef)?.kind
  const groups = new Map<string, PeerMovement[]>()
  for (const { bookId, customerRef, way, movements } of known.owns.values()) {
    const name = `${bookId} ${way} ${kindOf(customerRef) ?? ''}`
    const group = groups.get(name) ?? []
    groups.set(name, group)
    for (const movement of movements) group.push(movement)
  }
  const figures = new Map<string, PeerFigures>()
  const lengths = lengthsOf()
  return (bookId, customerRef, way, at) => {
    const kind = kindOf(customerRef)
    if (kind === undefined || lengths === null) return null
    const end = Math.floor(at / lengths.period) * lengths.period
    const group = `${bookId} ${way} ${kind}`
    const before = figures.get(`${group} ${end}`)
    if (before !== undefined) return before
    const made = peerFigures(kind, groups.get(group) ?? [], { ...lengths, end })
    figures.set(`${group} ${end}`, made)
    return made
  }
}

function lengthsOf() {
  if (RULE === undefined) return null
  const { window, period } = checkOf(RULE, 'peer-frequency').parameters
  return { window: window.value, period: period.value }
}

/**
 * Where transactions committed out of order of their sequence numbers, the count of transfers tells, and everything is
 * read again (as in ledger-cache.ts).
 */
async function broughtUpToDate(db: Db, query: PeerQuery): Promise<Known> {
  const { heldCount, accounts } = query
  const stamp = accounts.map(({ account, role, customerRef }) => `${account} ${role} ${customerRef}`).join()
  const before = cache.get(db)
  const known = before?.stamp === stamp ? before : { seq: 0, count: 0, stamp, owns: new Map<string, Own>() }
  const next = known.count === heldCount ? known : await extended(db, query, known)
  const whole =
    next.count === heldCount
      ? next
      : await extended(db, query, { ...known, seq: 0, count: 0, owns: new Map() })
  cache.set(db, whole)
  return whole
}

async function extended(db: Db, query: PeerQuery, known: Known): Promise<Known> {
  const { ledger, seq, scopes } = query
  const pace = createPace()
  const owns = new Map([...known.owns].map(([key, own]) => [key, { ...own, movements: [...own.movements] }]))
  let { count } = known
  for await (const page of sidesAfter(db, query, known)) {
    for (const [id, side] of page) {
      count += 1
      await pace()
      const transfer = transferOf(ledger, id)
      if (transfer === null || transfer.time === null) continue
      for (const { bookId, customerRef, perspective } of scopes.of(transfer, side)) {
        if (customerRef === null || perspective === 'observed') continue
        const way = perspective === 'inbound' ? 'in' : 'out'
        const key = JSON.stringify([bookId, way, customerRef])
        const own = owns.get(key) ?? { bookId, customerRef, way, movements: [] }
        owns.set(key, own)
        own.movements.push({ customerRef, time: transfer.time, minor: side.fiat?.minor ?? null })
      }
    }
  }
  return { ...known, seq, count, owns }
}

/** What was stored since, page by page. */
async function* sidesAfter(
  db: Db,
  { heldCount, seq, sides }: PeerQuery,
  known: Known,
): AsyncGenerator<Iterable<readonly [string, SideFacts]>> {
  if (known.seq === 0 && sides.size === heldCount) {
    yield sides
    return
  }
  for await (const page of transferSides(db, storedAfter(known.seq, seq))) {
    yield page.map((side) => [side.id, { bookId: side.bookId, fiat: hkdOf(side) }] as const)
  }
}
