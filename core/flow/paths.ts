import { exactAmount } from '#core/ledger/amounts.ts'
import type { ChainLedger } from '#core/ledger/ledger.ts'
import type { OrderPoint } from '#core/ledger/types.ts'
import { rowOfEvent } from './graph.ts'
import { amountOfShare } from './shares.ts'
import type { FoundPath, PathValue } from './top-paths.ts'
import { topPaths } from './top-paths.ts'
import type { EventBudget, ExposureSide } from './types.ts'
import type { FlowView } from './views.ts'
import type { Watch } from './watch.ts'

export interface PathOptions {
  /** `source`: paths that lead to the subject (the default). `destination`: paths that start from it. */
  readonly side?: ExposureSide
  /** Account at the far end, or any of several; absent or null: wherever a risk label was in force. */
  readonly other?: string | readonly string[] | null
  /** More accounts at the near end, in the same asset: the best paths to any of them, and through none of them. */
  readonly also?: readonly string[]
  /** Most transfers on a path; absent: any number. */
  readonly maxHops?: number
  readonly asOf?: OrderPoint | null
  /** Most paths to return. */
  readonly count?: number
  readonly by?: PathValue
  /** Paths worth less are not looked for, in the asset's smallest unit. */
  readonly floor?: bigint
  /** Most events the search may look at. */
  readonly maxEvents?: number
  /** Hears how far the search is and may end it. */
  readonly watch?: Watch
}

export interface ValuePath {
  /** Transfer ids from source to destination, strictly in order. */
  readonly transfers: readonly string[]
  /** `bottleneck`: exact. `carried`: rounded down from float64. In the asset's smallest unit. */
  readonly value: bigint
  /** Account at the far end, and the label that was in force there (null where only the account was asked for). */
  readonly account: string
  readonly labelId: string | null
}

export interface PathResult {
  readonly paths: readonly ValuePath[]
  readonly by: PathValue
  /** Paths below this were not looked for. */
  readonly floor: bigint
  /** True: the budget ended the search; better paths than the last one shown may exist. */
  readonly truncated: boolean
  /** Most events that the search could look at, and how many it did. */
  readonly budget: EventBudget
}

const DEFAULT_PATHS = 10
const DEFAULT_PATH_EVENTS = 500_000

/** The answer where there is nothing to search. */
export function noPaths({ by = 'carried', floor = 0n, maxEvents }: PathOptions): PathResult {
  const budget = { events: maxEvents ?? DEFAULT_PATH_EVENTS, used: 0 }
  return { paths: [], by, floor, truncated: false, budget }
}

/** Searches one view (see engine.ts) and names what it found. */
export function findPaths(view: FlowView, subject: number, before: number, options: PathOptions): PathResult {
  const { chain } = view.graph
  const by = options.by ?? 'carried'
  const floor = options.floor ?? 0n
  const other = options.other ?? null
  const from = other === null ? null : accountsOf(chain, typeof other === 'string' ? [other] : other)
  if (from?.size === 0) return noPaths(options)
  const asset = chain.assetOf(subject)
  const also = (options.also ?? []).map((account) => chain.find(account, asset)).filter((node) => node >= 0)
  const found = topPaths(view.graph, view.labels, {
    before,
    to: [...new Set([subject, ...also])],
    from,
    maxHops: options.maxHops ?? Infinity,
    count: options.count ?? DEFAULT_PATHS,
    by,
    floor: Number(floor),
    maxEvents: options.maxEvents ?? DEFAULT_PATH_EVENTS,
    watch: options.watch ?? null,
  })
  return {
    paths: found.paths.map((path) => describe(view, path, by)),
    by,
    floor,
    truncated: found.truncated,
    budget: { events: options.maxEvents ?? DEFAULT_PATH_EVENTS, used: found.steps },
  }
}

function accountsOf(chain: ChainLedger, accounts: readonly string[]): Set<number> {
  return new Set(accounts.map((account) => chain.accountIndex(account)).filter((index) => index >= 0))
}

function describe(view: FlowView, path: FoundPath, by: PathValue): ValuePath {
  const { graph, labels } = view
  const { chain } = graph
  const rows = path.events.map((event) => rowOfEvent(graph, event))
  const amounts = rows.map((row) => exactAmount(chain.columns, row))
  const far = graph.src[path.events[0]!]!
  const smallest = amounts.reduce((least, amount) => (amount < least ? amount : least))
  const first = graph.amount[path.events[0]!]!
  return {
    transfers: (graph.side === 'source' ? rows : rows.toReversed()).map((row) => chain.columns.ids.at(row)!),
    value: by === 'bottleneck' ? smallest : amountOfShare(path.value / first, amounts[0]!),
    account: chain.accountOf(far),
    labelId: path.claim < 0 ? null : labels.claims[path.claim]!.id,
  }
}
