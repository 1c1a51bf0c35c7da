import { chains } from './fold-chain.ts'
import { clusters } from './fold-cluster.ts'
import { fans } from './fold-fan.ts'

/** What folding must know of a node. */
export interface FoldNode {
  readonly id: string
  /** Entity or co-spend cluster the address belongs to; null or absent: none is known. */
  readonly entity?: string | null
  /** Only nodes of one look fold together: an exchange never disappears among unattributed addresses. */
  readonly look?: string
  /** False for what the reader asked about, selected, pinned or noted, and for what stands on the path. */
  readonly isFoldable: boolean
  /** Of what is not foldable otherwise: so many of its look around one hub fold into a fan all the same. */
  readonly crowd?: number
}

/** Transfers of one asset between two nodes; `units` in the smallest unit of `asset`. */
export interface FoldEdge {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly asset: string
  readonly units: bigint
  readonly transfers: number
}

export type FoldKind = 'cluster' | 'chain' | 'fan-in' | 'fan-out'

/** Sums by asset id, in smallest units. Amounts of different assets are never added. */
export type AssetTotals = ReadonlyMap<string, bigint>

export interface Fold {
  readonly id: string
  readonly kind: FoldKind
  /** Ids of the nodes in it; of a chain in the order of the money. */
  readonly members: readonly string[]
  /** What crosses into the fold, out of it, and what moves between its members. */
  readonly inflow: AssetTotals
  readonly outflow: AssetTotals
  readonly inner: AssetTotals
}

/** An edge of the folded picture; `edges` are those it stands for, one when it is the original. */
export interface FoldedEdge extends FoldEdge {
  readonly edges: readonly string[]
}

export interface FoldedGraph {
  /** Folds that are drawn as one node. */
  readonly folds: readonly Fold[]
  /** Folds the reader has opened: their members are drawn, and they can be closed again. */
  readonly opened: readonly Fold[]
  /** Node id to the id it is drawn as. */
  readonly drawnAs: ReadonlyMap<string, string>
  readonly edges: readonly FoldedEdge[]
}

export interface FoldOptions {
  /** Ids of folds that are open. */
  readonly open: ReadonlySet<string>
  /** Fewest addresses in a row that make a chain worth folding. */
  readonly chainLength: number
  /** Share of what an address received that it must pass on to the next for both to be one chain, ppm. */
  readonly carryPpm: number
  /** Fewest small counterparties that fold into a fan. */
  readonly fanSize: number
  /** Largest counterparties of each asset that stay outside a fan. */
  readonly fanKeep: number
}

export const DEFAULT_FOLD: FoldOptions = {
  open: new Set(),
  chainLength: 3,
  carryPpm: 500_000,
  fanSize: 5,
  fanKeep: 3,
}

/** A group of nodes found to fold, before its totals are known. */
export interface FoldGroup {
  readonly id: string
  readonly kind: FoldKind
  readonly members: readonly string[]
}

/**
 * Folds what repeats: addresses of one entity, peel chains, and fans of small counterparties, in this order;
 * what is folded once does not fold again. Ids of folds depend only on what they are about (entity, first
 * address of a chain, hub of a fan), so that an open fold stays open while the picture grows. Deterministic.
 */
export function foldGraph(
  nodes: readonly FoldNode[],
  edges: readonly FoldEdge[],
  partial: Partial<FoldOptions> = {},
): FoldedGraph {
  const options: FoldOptions = { ...DEFAULT_FOLD, ...partial }
  const drawnAs = new Map(nodes.map((node) => [node.id, node.id]))
  const known = edges.filter((edge) => drawnAs.has(edge.source) && drawnAs.has(edge.target))
  const closed: FoldGroup[] = []
  const opened: FoldGroup[] = []
  const apply = (groups: readonly FoldGroup[]): void => {
    for (const group of groups) {
      if (options.open.has(group.id)) opened.push(group)
      else {
        closed.push(group)
        for (const member of group.members) drawnAs.set(member, group.id)
      }
    }
  }
  // What was opened must not be swallowed by the next kind of fold.
  const free = (): FoldNode[] => {
    const touched = new Set(opened.flatMap((group) => group.members))
    return nodes.filter((node) => drawnAs.get(node.id) === node.id && !touched.has(node.id))
  }
  apply(clusters(nodes))
  apply(chains(free(), merged(known, drawnAs), options))
  apply(fans(free(), merged(known, drawnAs), options))
  const order = (a: FoldGroup, b: FoldGroup): number => (a.id < b.id ? -1 : 1)
  return {
    folds: withTotals(closed.toSorted(order), known),
    opened: withTotals(opened.toSorted(order), known),
    drawnAs,
    edges: merged(known, drawnAs),
  }
}

/** Edges as drawn: one for each pair and asset where an end is a fold, the originals elsewhere. */
function merged(edges: readonly FoldEdge[], drawnAs: ReadonlyMap<string, string>): readonly FoldedEdge[] {
  const result = new Map<string, FoldedEdge>()
  for (const edge of edges) {
    const [source, target] = [drawnAs.get(edge.source)!, drawnAs.get(edge.target)!]
    if (source === edge.source && target === edge.target) {
      result.set(edge.id, { ...edge, edges: [edge.id] })
      continue
    }
    if (source === target) continue
    const id = `${source}>${target}>${edge.asset}`
    const before = result.get(id)
    result.set(id, {
      id,
      source,
      target,
      asset: edge.asset,
      units: (before?.units ?? 0n) + edge.units,
      transfers: (before?.transfers ?? 0) + edge.transfers,
      edges: [...(before?.edges ?? []), edge.id],
    })
  }
  return [...result.values()]
}

/** Groups share no member, so that one look at each edge tells what moved through all of them. */
function withTotals(groups: readonly FoldGroup[], edges: readonly FoldEdge[]): readonly Fold[] {
  const sums = groups.map((group) => ({
    ...group,
    inflow: new Map<string, bigint>(),
    outflow: new Map<string, bigint>(),
    inner: new Map<string, bigint>(),
  }))
  const inside = new Map(sums.flatMap((fold) => fold.members.map((member) => [member, fold] as const)))
  const add = (sum: Map<string, bigint> | undefined, { asset, units }: FoldEdge): void =>
    void sum?.set(asset, (sum.get(asset) ?? 0n) + units)
  for (const edge of edges) {
    const [from, to] = [inside.get(edge.source), inside.get(edge.target)]
    if (from !== undefined && from === to) add(from.inner, edge)
    else {
      add(from?.outflow, edge)
      add(to?.inflow, edge)
    }
  }
  return sums
}
