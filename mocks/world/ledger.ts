import type { Account } from './account.ts'
import { blockAtOrAfter, type BlockPoint } from './block-clock.ts'
import { numberTransfers, startOfChain, type ChainCursor } from './numbering.ts'
import { DAY_MS, type PriceBook } from './prices.ts'
import type { PlantDraft } from './plant-draft.ts'
import type { Random } from './random.ts'
import { HISTORY_DAYS, MINUTE_MS } from './rhythm.ts'
import type { ChainId, PlantedInstance, WorldAsset, WorldBatch, WorldTransfer } from './types.ts'

export interface Move {
  readonly from: Account
  readonly to: Account
  readonly asset: WorldAsset
  /** Smallest units. */
  readonly amount: bigint
  readonly note?: string
}

/** One transaction to be: moves of one chain, sent together at `at`. */
export interface TxPlan {
  readonly at: number
  readonly moves: readonly Move[]
  /** The planted instance that this transaction belongs to. */
  readonly draft?: PlantDraft
  /** Left out when the sender is short, instead of being funded first. */
  readonly optional?: boolean
}

export interface PlacedTx extends TxPlan {
  readonly point: BlockPoint
  readonly seq: number
}

export interface LedgerPorts {
  readonly startsAt: number
  readonly endsAt: number
  readonly prices: PriceBook
  readonly random: Random
  /** Origin account that funds an account short of an asset; null = it must have its own. */
  readonly funderOf: (account: Account, asset: WorldAsset) => Account | null
}

const LEAST_FUNDING_HKD = 250

const inOrder = (a: PlacedTx, b: PlacedTx): number =>
  a.point.time - b.point.time || a.at - b.at || a.seq - b.seq

/**
 * Turns planned transactions into a history, one day at a time: places them in blocks, lets nobody spend what
 * they do not hold, numbers them in chain order. Holds the plans of days to come and one balance per account
 * and asset, nothing else.
 */
export class Ledger {
  readonly #ports: LedgerPorts
  readonly #pending: PlacedTx[][] = Array.from({ length: HISTORY_DAYS }, () => [])
  readonly #balances = new Map<string, bigint>()
  readonly #cursors = new Map<ChainId, ChainCursor>()
  #seq = 0
  #emitted = 0
  #scheduled = 0

  constructor(ports: LedgerPorts) {
    this.#ports = ports
  }

  /** Transfers emitted so far. */
  get emitted(): number {
    return this.#emitted
  }

  /**
   * Ordinary traffic that would be mined after the end of history is left out.
   * @throws RangeError for a planted transaction outside the history: its typology states too short a span.
   */
  schedule(plan: TxPlan): void {
    const { startsAt, endsAt } = this.#ports
    const point = blockAtOrAfter(plan.moves[0]!.asset.chain, plan.at)
    if (point.time > endsAt || plan.at < startsAt) {
      if (plan.draft) throw new RangeError(`${plan.draft.id}: a planted transaction lies outside the history`)
      return
    }
    const day = Math.min(HISTORY_DAYS - 1, Math.floor((point.time - startsAt) / DAY_MS))
    this.#pending[day]!.push({ ...plan, point, seq: this.#seq })
    this.#seq += 1
    this.#scheduled += plan.moves.length
    if (plan.draft) plan.draft.open += 1
  }

  /** Transfers ever scheduled. */
  get scheduled(): number {
    return this.#scheduled
  }

  /** Transfers that wait for a day. */
  planned(day: number): number {
    return this.#pending[day]!.reduce((sum, tx) => sum + tx.moves.length, 0)
  }

  /** What an account holds at the end of the last closed day. */
  balance(account: Account, asset: WorldAsset): bigint {
    return this.#balances.get(`${account.address.canonical}|${asset.id}`) ?? 0n
  }

  /** Fixes a day and forgets its plans. Days are closed in order, each once. */
  closeDay(day: number): WorldBatch {
    const dayStart = this.#ports.startsAt + day * DAY_MS
    const settled = this.#settle(this.#pending[day]!.sort(inOrder), dayStart)
    this.#pending[day] = []
    const transfers: WorldTransfer[] = []
    const planted: PlantedInstance[] = []
    for (const tx of settled) {
      const rows = this.#number(tx)
      transfers.push(...rows)
      const finished = tx.draft?.take(rows)
      if (finished) planted.push(finished)
    }
    this.#emitted += transfers.length
    return { day, transfers, planted }
  }

  #number(tx: PlacedTx): WorldTransfer[] {
    const { chain } = tx.moves[0]!.asset
    const cursor = this.#cursors.get(chain) ?? startOfChain()
    this.#cursors.set(chain, cursor)
    return numberTransfers(tx, cursor, this.#ports.random, this.#ports.prices)
  }

  /** Runs the day in order; whoever is short is funded some time before, by an account that never runs dry. */
  #settle(txs: readonly PlacedTx[], dayStart: number): PlacedTx[] {
    const done: PlacedTx[] = []
    for (const tx of txs) {
      const funding = tx.moves.flatMap((move) => this.#fund(tx, move, dayStart))
      if (funding.includes(null)) continue
      done.push(...funding.filter((f) => f !== null), tx)
      for (const { from, to, asset, amount } of tx.moves) {
        this.#add(from, asset, -amount)
        this.#add(to, asset, amount)
      }
    }
    return done.sort(inOrder)
  }

  /** Funding that a move needs: none, one earlier transaction, or null where the move cannot happen. */
  #fund(tx: PlacedTx, move: Move, dayStart: number): (PlacedTx | null)[] {
    const { random, prices, funderOf } = this.#ports
    if (move.from.supply === 'origin') return []
    const spends = tx.moves.filter((m) => m.from === move.from && m.asset === move.asset)
    if (spends[0] !== move) return []
    const short = spends.reduce((sum, m) => sum + m.amount, 0n) - this.balance(move.from, move.asset)
    if (short <= 0n) return []
    if (tx.optional) return [null]
    const from = funderOf(move.from, move.asset)
    if (from === null) {
      const who = `${move.from.address.canonical} is short of ${short} ${move.asset.symbol}`
      throw new Error(tx.draft ? `${tx.draft.id}: ${who}` : who)
    }
    const share = BigInt(Math.round(random.between(1.2, move.from.supply === 'hot' ? 9 : 5) * 100))
    const wanted = (short * share) / 100n + 1n
    const at = Math.min(tx.at, Math.max(dayStart, tx.at - Math.floor(random.between(8, 200) * MINUTE_MS)))
    // Nobody buys a fraction of a cent.
    const least = prices.units(move.asset, LEAST_FUNDING_HKD, tx.point.time)
    const amount = wanted > least ? wanted : least
    this.#add(move.from, move.asset, amount)
    const point = blockAtOrAfter(move.asset.chain, at)
    return [{ at, point, seq: tx.seq - 0.5, moves: [{ from, to: move.from, asset: move.asset, amount }] }]
  }

  #add(account: Account, asset: WorldAsset, change: bigint): void {
    if (account.supply === 'origin') return
    const key = `${account.address.canonical}|${asset.id}`
    const after = (this.#balances.get(key) ?? 0n) + change
    if (after < 0n) throw new Error(`${account.address.canonical} would go below zero in ${asset.symbol}`)
    if (after === 0n) this.#balances.delete(key)
    else this.#balances.set(key, after)
  }
}
