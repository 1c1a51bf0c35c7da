import { balanceAt } from '#core/flow/balance.ts'
import type { FlowGraph } from '#core/flow/graph.ts'
import type { LabelSpans } from '#core/flow/labels.ts'
import { amountOfShare } from '#core/flow/shares.ts'
import type { Watch } from '#core/flow/watch.ts'
import { exactAmount } from '#core/ledger/amounts.ts'
import type { Csr } from '#core/ledger/csr.ts'
import { rowsUntil } from '#core/ledger/points.ts'
import type { OrderPoint } from '#core/ledger/types.ts'
import { CLEAN, cleanFrom } from './lots.ts'
import type { LotResult } from './queues.ts'
import { TAINT_KERNELS } from './run.ts'
import type { TaintMethod } from './taint.ts'
import { RULING, rulingsOf } from './taint.ts'

export interface TaintOptions {
  /** Transfers that are tainted in full themselves (stolen coins, say). */
  readonly seeds?: readonly string[]
  /**
   * Whether the claims taint and absorb (the default); `services`: they absorb, and the seeds alone taint;
   * false: the seeds alone, and taint runs through services too.
   */
  readonly labels?: boolean | 'services'
  /** Later transfers do not count. */
  readonly asOf?: OrderPoint | null
  /** Most lots that FIFO and LIFO may move before they say that they stopped. */
  readonly maxMoves?: number
  /** FIFO and LIFO: also name the transfers that brought in what is not tainted. */
  readonly provenance?: boolean
  /** Hears how far the sweep is and may end it. */
  readonly watch?: Watch
}

/** Of one asset: what the sources sent, and what of it all accounts hold at the end. */
export interface TaintTotals {
  readonly seeded: bigint
  readonly held: bigint
}

/** What an account received and sent tainted, up to the point asked about. */
export interface TaintedTurnover {
  readonly received: bigint
  readonly sent: bigint
}

/** Tainted amounts under one rule, in the asset's smallest unit, rounded down from float64. */
export interface TaintReport {
  readonly method: TaintMethod
  readonly truncated: boolean
  /** What the transfer carried; null for a transfer that is unknown or later than the point asked about. */
  readonly carriedBy: (transferId: string) => bigint | null
  readonly heldBy: (account: string, asset: string) => bigint
  /** Sums of what {@link carriedBy} says of each transfer into and out of the account. */
  readonly turnoverOf: (account: string, asset: string) => TaintedTurnover
  /**
   * Of one asset: what the sources sent, and what of it all accounts hold at the end. The difference ended in
   * services, or in a source that taints anew whatever it sends. Poison can hold more than was sent.
   */
  readonly totalsOf: (asset: string) => TaintTotals
  /** FIFO and LIFO: the transfers at which what the account holds was tainted. Null: the rule keeps no lots. */
  readonly originsOf: (
    account: string,
    asset: string,
  ) => { readonly transferId: string; readonly amount: bigint }[] | null
  /** FIFO and LIFO: all that the account holds, what would leave first first. Null: the rule keeps no lots. */
  readonly lotsOf: (account: string, asset: string) => HeldLot[] | null
}

/** Coins of one origin that an account holds next to each other. */
export interface HeldLot {
  /** Transfer that tainted them, or with `provenance` the one that brought them in; else null. */
  readonly transferId: string | null
  readonly amount: bigint
  readonly tainted: boolean
}

const DEFAULT_MAX_MOVES = 20_000_000

/** Runs one rule over a graph and answers in names. Seeds that the chain does not hold throw RangeError. */
export function traceTaint(
  graph: FlowGraph,
  labels: LabelSpans,
  method: TaintMethod,
  options: TaintOptions,
): TaintReport {
  const { chain } = graph
  const { columns } = chain
  const count = rowsUntil(chain, options.asOf ?? null)
  const rulings = rulingsOf(graph, options.labels === false ? null : labels)
  if (options.labels === 'services') {
    for (let row = 0; row < rulings.length; row++)
      if (rulings[row] === RULING.tainted) rulings[row] = RULING.none
  }
  for (const id of options.seeds ?? []) {
    const row = chain.rowOf(id)
    if (row < 0) throw new RangeError(`no transfer ${id}`)
    rulings[row] = RULING.tainted
  }
  const result = TAINT_KERNELS[method](
    { ...graph, count },
    rulings,
    options.maxMoves ?? DEFAULT_MAX_MOVES,
    options.watch ?? null,
    options.provenance ?? false,
  )

  const carried = (row: number) => partOf(result.carried[row]!, exactAmount(columns, row))
  const sum = ({ offsets, events }: Csr, holding: number) => {
    let total = 0n
    for (const row of events.subarray(offsets[holding], offsets[holding + 1]))
      if (row < count) total += carried(row)
    return total
  }
  const partOf = (tainted: number, of: bigint) => (of === 0n ? 0n : amountOfShare(tainted / Number(of), of))
  return {
    method,
    truncated: result.truncated,
    carriedBy(transferId) {
      const row = chain.rowOf(transferId)
      return row < 0 || row >= count ? null : carried(row)
    },
    turnoverOf(account, asset) {
      const holding = chain.find(account, asset)
      if (holding < 0) return { received: 0n, sent: 0n }
      return { received: sum(chain.incoming, holding), sent: sum(chain.outgoing, holding) }
    },
    heldBy(account, asset) {
      const holding = chain.find(account, asset)
      return holding < 0 ? 0n : partOf(result.held[holding]!, balanceAt(chain, holding, count))
    },
    lotsOf(account, asset) {
      if (!('lotsOf' in result)) return null
      const holding = chain.find(account, asset)
      if (holding < 0) return []
      const held = balanceAt(chain, holding, count)
      return (result as LotResult).lotsOf(holding).map(({ amount, origin }) => {
        const row = origin === CLEAN ? null : origin >= 0 ? origin : cleanFrom(origin)
        const transferId = row === null ? null : columns.ids.at(row)!
        return { transferId, amount: partOf(amount, held), tainted: origin >= 0 }
      })
    },
    totalsOf(asset) {
      let seeded = 0n
      for (let row = 0; row < count; row++) {
        if (rulings[row] !== RULING.tainted || chain.assetOf(columns.from[row]!) !== asset) continue
        seeded += exactAmount(columns, row)
      }
      let held = 0
      for (let holding = 0; holding < chain.holdingCount; holding++) {
        if (result.held[holding]! > 0 && chain.assetOf(holding) === asset) held += result.held[holding]!
      }
      const share = seeded === 0n ? 0 : held / Number(seeded)
      return { seeded, held: share > 1 + 1e-12 ? BigInt(Math.floor(held)) : amountOfShare(share, seeded) }
    },
    originsOf(account, asset) {
      if (!('lotsOf' in result)) return null
      const holding = chain.find(account, asset)
      if (holding < 0) return []
      const held = balanceAt(chain, holding, count)
      const amounts = new Map<number, number>()
      for (const { amount, origin } of (result as LotResult).lotsOf(holding)) {
        if (origin >= 0) amounts.set(origin, (amounts.get(origin) ?? 0) + amount)
      }
      return [...amounts].map(([row, amount]) => ({
        transferId: columns.ids.at(row)!,
        amount: partOf(amount, held),
      }))
    },
  }
}
