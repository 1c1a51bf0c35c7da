import {
  foldGraph,
  type AssetTotals,
  type Fold,
  type FoldedEdge,
  type FoldEdge,
  type FoldOptions,
} from '#core/flow/picture/fold.ts'
import { type CategoryFamily, familyOfNode } from './categories.ts'
import { logWeight, transfersIn, type FlowEdge, type FlowGraphData, type FlowNode } from './model.ts'

/** The words and numbers of folds, in the reader's language. */
export interface FoldWords {
  /** "37 small senders", "peel chain, 17 addresses", "Harbour Exchange, 4 addresses". */
  readonly title: (fold: Fold, look: FoldLook) => string
  /** Smallest units as an amount without its symbol. */
  readonly amount: (units: string, decimals: number) => string
  /** "3 assets": amounts of different assets are never added. */
  readonly assets: (count: number) => string
}

export interface FoldLook {
  readonly family: CategoryFamily
  /** What all its members are said to be, in words; null: different things, or nobody says anything. */
  readonly attribution: string | null
  readonly name: string | null
}

export interface FoldedPicture {
  readonly data: FlowGraphData
  /** Folds drawn as one node, by the id of that node. */
  readonly folds: ReadonlyMap<string, Fold>
  /** Folds the reader opened, which can be closed again, by id. */
  readonly opened: ReadonlyMap<string, Fold>
}

export interface FoldRequest {
  /** Ids of folds that are open. */
  readonly open: ReadonlySet<string>
  /** Nodes that nothing folds by itself: selected, pinned, noted, on a path that was asked for. */
  readonly keep: ReadonlySet<string>
  /** Of them, those that are selected: they stand by themselves also where the reader took them for one entity. */
  readonly selected?: ReadonlySet<string>
}

/**
 * The picture with what repeats folded (core/flow/picture/fold.ts). The subject, services, our own and what stands on
 * the path are never hidden in a fan or a chain, risk only in a crowd of its like, which looks as they do; what the reader took for one entity folds whatever it is, but
 * for what is selected. Each fold carries its count and the totals of each asset. Edges without `units` fold as well,
 * but state no amount: what is not known is not counted as nothing.
 */
export function foldPicture(
  graph: FlowGraphData,
  request: FoldRequest,
  words: FoldWords,
  options: Partial<Omit<FoldOptions, 'open'>> = {},
): FoldedPicture {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const edges = new Map(graph.edges.map((edge) => [edge.id, edge]))
  const onPath = new Set(
    graph.edges.filter((edge) => edge.onPath).flatMap((edge) => [edge.source, edge.target]),
  )
  const together = entitiesOf(graph.nodes, request.selected ?? new Set())
  const folded = foldGraph(
    graph.nodes.map((node) => {
      const entity = together.get(node.id)
      const look = { id: node.id, look: lookOf(node) }
      if (entity !== undefined) return { ...look, entity, isFoldable: true }
      return { ...look, ...foldabilityOf(node, request.keep.has(node.id) || onPath.has(node.id)) }
    }),
    graph.edges.map(toFoldEdge),
    { ...options, open: request.open },
  )
  const assets = assetsOf(graph)
  const stated = new Set(graph.edges.filter((edge) => edge.units !== undefined).map((edge) => edge.id))
  return {
    data: {
      nodes: [
        ...graph.nodes.filter((node) => folded.drawnAs.get(node.id) === node.id),
        ...folded.folds.map((fold) => foldNode(fold, nodes, assets, words)),
      ],
      edges: weighed(
        folded.edges.map((edge) => {
          const only = edge.edges.length === 1 ? edges.get(edge.edges[0]!)! : null
          if (only && only.id === edge.id) return only
          return foldedEdge(edge, edges, stated, words)
        }),
      ),
    },
    folds: new Map(folded.folds.map((fold) => [fold.id, fold])),
    opened: new Map(folded.opened.map((fold) => [fold.id, fold])),
  }
}

/** By node the entity as which it folds: one of which two or more may. */
function entitiesOf(nodes: readonly FlowNode[], selected: ReadonlySet<string>): ReadonlyMap<string, string> {
  const may = nodes.filter((node) => node.entity && !selected.has(node.id))
  const groups = Map.groupBy(may, (node) => node.entity!.id)
  return new Map(
    [...groups].flatMap(([entity, members]) =>
      members.length < 2 ? [] : members.map(({ id }) => [id, entity] as const),
    ),
  )
}

/** From so many on, risk of one category and severity around one hub is a wall that says no more than its count. */
const CROWD = 20

function foldabilityOf(node: FlowNode, isKept: boolean): { isFoldable: boolean; crowd?: number } {
  if (isKept || (node.kind !== 'address' && node.kind !== 'entity')) return { isFoldable: false }
  if (isRisk(node)) return { isFoldable: false, ...(node.role === 'risk' ? { crowd: CROWD } : {}) }
  return { isFoldable: node.role === undefined || node.role === 'unattributed' }
}

function isRisk(node: FlowNode): boolean {
  return node.role === 'risk' || (node.severity ?? 0) >= 3
}

/** What must be alike in nodes that fold together: of risk its very category and severity, which the fold then shows. */
function lookOf(node: FlowNode): string {
  if (isRisk(node)) return `risk ${node.category ?? ''} ${node.severity ?? 0}`
  return `${node.kind} ${familyOfNode(node)} ${node.attribution ?? ''}`
}

function toFoldEdge(edge: FlowEdge): FoldEdge {
  return {
    id: edge.id,
    source: edge.source,
    target: edge.target,
    asset: edge.assetId ?? edge.assetSymbol,
    units: BigInt(edge.units ?? 0),
    transfers: transfersIn(edge),
  }
}

interface AssetLook {
  readonly symbol: string
  readonly decimals: number
}

function assetsOf(graph: FlowGraphData): ReadonlyMap<string, AssetLook> {
  const assets = new Map<string, AssetLook>()
  for (const edge of graph.edges)
    if (edge.units !== undefined && edge.decimals !== undefined)
      assets.set(edge.assetId ?? edge.assetSymbol, { symbol: edge.assetSymbol, decimals: edge.decimals })
  return assets
}

function foldNode(
  fold: Fold,
  nodes: ReadonlyMap<string, FlowNode>,
  assets: ReadonlyMap<string, AssetLook>,
  words: FoldWords,
): FlowNode {
  const members = fold.members.map((id) => nodes.get(id)!)
  const [first] = members
  const layers = members.flatMap(({ layer }) => (layer === undefined ? [] : [layer]))
  const times = members.flatMap(({ time }) => (typeof time === 'number' ? [time] : []))
  const name = fold.kind === 'cluster' ? (first!.entity?.name ?? first!.label) : null
  const alike = members.every(({ attribution }) => attribution === first!.attribution)
  const attribution = alike ? first!.attribution : undefined
  // Where the subject is in it, it is the subject: the picture is about it still.
  const role = members.some((node) => node.role === 'subject') ? 'subject' : first!.role
  const isSaid = first!.category !== undefined || first!.holder !== undefined
  return {
    id: fold.id,
    kind: 'fold',
    label: words.title(fold, {
      family: familyOfNode(first!),
      attribution: isSaid ? (attribution ?? null) : null,
      name,
    }),
    sublabel: totalsText(moved(fold), assets, words),
    ...(attribution === undefined ? {} : { attribution }),
    ...(first!.category === undefined ? {} : { category: first!.category }),
    ...(role === undefined ? {} : { role }),
    ...(first!.holder === undefined ? {} : { holder: first!.holder }),
    ...(first!.severity === undefined ? {} : { severity: first!.severity }),
    ...(layers.length === 0
      ? {}
      : { layer: layers.reduce((near, layer) => (Math.abs(layer) < Math.abs(near) ? layer : near)) }),
    ...(times.length === 0 ? {} : { time: Math.min(...times) }),
    fold: { kind: fold.kind, count: members.length, members: fold.members },
  }
}

/** What a fold is about: what small senders sent, what a chain took in, what went through a cluster. */
function moved(fold: Fold): AssetTotals {
  if (fold.kind === 'fan-in') return fold.outflow
  return fold.inflow.size > 0 ? fold.inflow : fold.outflow
}

/** "12.5 ETH", "12.5 ETH · 300 USDC", or "4 assets". Never a sum over assets. */
function totalsText(totals: AssetTotals, assets: ReadonlyMap<string, AssetLook>, words: FoldWords): string {
  const known = [...totals].filter(([asset, units]) => units > 0n && assets.has(asset))
  if (known.length > 2 || known.length === 0) return words.assets(totals.size)
  return known
    .map(([asset, units]) => {
      const { symbol, decimals } = assets.get(asset)!
      return `${words.amount(String(units), decimals)} ${symbol}`
    })
    .join(' · ')
}

function foldedEdge(
  edge: FoldedEdge,
  edges: ReadonlyMap<string, FlowEdge>,
  stated: ReadonlySet<string>,
  words: FoldWords,
): FlowEdge {
  const parts = edge.edges.map((id) => edges.get(id)!)
  const [first] = parts
  const isStated = parts.every((part) => stated.has(part.id))
  return {
    id: edge.id,
    source: edge.source,
    target: edge.target,
    amountText:
      isStated && first!.decimals !== undefined ? words.amount(String(edge.units), first!.decimals) : '–',
    assetSymbol: first!.assetSymbol,
    weight: parts.reduce((most, part) => Math.max(most, part.weight), 0),
    transferIds: parts.flatMap((part) => part.transferIds).slice(0, 100),
    transferCount: edge.transfers,
    onPath: parts.some((part) => part.onPath),
    ...(isStated ? { units: String(edge.units) } : {}),
    ...(first!.assetId === undefined ? {} : { assetId: first!.assetId }),
    ...(first!.decimals === undefined ? {} : { decimals: first!.decimals }),
    firstTime: extreme(
      parts.map((part) => part.firstTime ?? part.lastTime ?? null),
      Math.min,
    ),
    lastTime: extreme(
      parts.map((part) => part.lastTime ?? part.firstTime ?? null),
      Math.max,
    ),
    edgeIds: edge.edges,
  }
}

/** The span of flows of which some have no time is the span of the others: the table names those without. */
function extreme(times: readonly (number | null)[], pick: (a: number, b: number) => number): number | null {
  return times.reduce(
    (found, time) => (time === null ? found : found === null ? time : pick(found, time)),
    null,
  )
}

/** Widths again on one log scale for each asset: a fold's flow may be wider than any single one. */
function weighed(edges: readonly FlowEdge[]): readonly FlowEdge[] {
  const ends = new Map<string, { min: bigint; max: bigint }>()
  const assetOf = (edge: FlowEdge): string => edge.assetId ?? edge.assetSymbol
  for (const edge of edges) {
    if (edge.units === undefined) continue
    const units = BigInt(edge.units)
    const known = ends.get(assetOf(edge)) ?? { min: units, max: units }
    ends.set(assetOf(edge), {
      min: units < known.min ? units : known.min,
      max: units > known.max ? units : known.max,
    })
  }
  return edges.map((edge) => {
    const scale = edge.units === undefined ? undefined : ends.get(assetOf(edge))
    if (!scale) return edge
    const weight = logWeight(BigInt(edge.units!), scale.min, scale.max)
    return weight === edge.weight ? edge : { ...edge, weight }
  })
}
