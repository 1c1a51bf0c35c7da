import { ledgerDigest } from '#core/ledger/digest.ts'
import { appendTransfers, buildLedger, type Ledger } from '#core/ledger/ledger.ts'
import type { Transfer } from '#core/ledger/types.ts'
import type { Db } from '../store/db.ts'
import { countTransfers, transfersAfter } from '../store/monitor-facts.ts'
import { createPace } from './pace.ts'

/** All transfers held, in the form that tracing needs. */
export interface HeldLedger {
  readonly ledger: Ledger
  /** SHA-256 of the ledger: what a finding was computed from. */
  readonly digest: string
  /** Highest `transfers.seq` in it. */
  readonly seq: number
}

const EMPTY: HeldLedger = { ledger: buildLedger([]), digest: ledgerDigest(buildLedger([])), seq: 0 }

const held = new WeakMap<Db, Promise<HeldLedger>>()

/**
 * The ledger of a database, kept in this process and brought up to date when asked for: what was stored since is
 * appended. Transfers are never changed or deleted, so an equal count means an equal ledger; where transactions
 * committed out of order of their sequence numbers the count tells, and everything is read again.
 */
export function currentLedger(db: Db): Promise<HeldLedger> {
  const before = held.get(db) ?? Promise.resolve(EMPTY)
  const next = before.catch(() => EMPTY).then((known) => bringUpToDate(db, known))
  held.set(db, next)
  return next
}

async function bringUpToDate(db: Db, known: HeldLedger): Promise<HeldLedger> {
  const count = await countTransfers(db)
  if (count === known.ledger.count) return known
  const appended = await append(db, known)
  return appended.ledger.count >= count ? appended : append(db, EMPTY)
}

async function append(db: Db, known: HeldLedger): Promise<HeldLedger> {
  const pace = createPace()
  const added: Transfer[] = []
  let seq = known.seq
  for await (const { highest, page } of transfersAfter(db, known.seq)) {
    added.push(...page)
    seq = Math.max(seq, highest)
    await pace()
  }
  const ledger = appendTransfers(known.ledger, added)
  await pace()
  return { ledger, digest: ledgerDigest(ledger), seq }
}
