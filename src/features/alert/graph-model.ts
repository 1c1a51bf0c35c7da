import type { Graph } from '#src/data/addresses.ts'
import { holderOf } from '#src/ui/flow/from-graph.ts'
import type { FlowEdge, FlowGraphData, FlowNode, FlowWidthScale } from '#src/ui/flow/model.ts'
import { logWeight } from '#src/ui/flow/model.ts'

type WireNode = Graph['nodes'][number]
type WireEdge = Graph['edges'][number]

/** The words and numbers of the picture in the reader's language. */
export interface GraphWords {
  /** Exact text of an amount in smallest units. */
  readonly amount: (units: string, decimals: number) => string
  readonly category: (slug: string) => string
  readonly shorten: (address: string) => string
  readonly time: (instant: string) => string
  readonly block: (block: number) => string
  /** `3 transfers`. */
  readonly transfers: (count: number) => string
}

export interface GraphModel {
  readonly data: FlowGraphData
  /** Ends of the width scale; undefined where the amounts are of more than one asset and share no scale. */
  readonly widthScale: FlowWidthScale | undefined
}

/**
 * The API's graph as the picture draws it. Layers are kept as they are (negative is where funds come from), so
 * the risk source stands where the money says it stands. Amounts pass as integers through the asset's decimals.
 */
export function flowModel(graph: Graph, words: GraphWords): GraphModel {
  const scales = scalesOf(graph.edges)
  const [only] = scales.size === 1 ? scales.values() : []
  return {
    data: {
      nodes: graph.nodes.map((node) => toNode(node, words)),
      edges: graph.edges.map((edge) => toEdge(edge, scales, words)),
    },
    widthScale: only && {
      minText: `${words.amount(String(only.min), only.decimals)} ${only.symbol}`,
      maxText: `${words.amount(String(only.max), only.decimals)} ${only.symbol}`,
    },
  }
}

function toNode(
  { account, actor, customer, category, severity, role, layer }: WireNode,
  words: GraphWords,
): FlowNode {
  const name = customer?.name ?? actor
  const short = words.shorten(account.address)
  return {
    id: account.key,
    kind: name === null ? 'address' : 'entity',
    label: name ?? short,
    sublabel: sublabelOf({ name, short, category, customer: customer?.ref ?? null }, words),
    ...(category === null ? {} : { category }),
    // 0 is "unknown", which the picture says by drawing the node as unattributed.
    ...(severity === 0 ? {} : { severity: severity as NonNullable<FlowNode['severity']> }),
    role,
    ...holderOf({ customer, role }),
    layer,
  }
}

interface Named {
  readonly name: string | null
  readonly short: string
  readonly category: string | null
  readonly customer: string | null
}

function sublabelOf({ name, short, category, customer }: Named, words: GraphWords): string {
  if (customer !== null) return customer
  if (category !== null) return words.category(category)
  return name === null ? words.category('unknown') : short
}

interface Scale {
  readonly min: bigint
  readonly max: bigint
  readonly symbol: string
  readonly decimals: number
}

/** Smallest and largest flow of each asset: widths compare only what is counted in the same unit. */
function scalesOf(edges: readonly WireEdge[]): ReadonlyMap<string, Scale> {
  const scales = new Map<string, Scale>()
  for (const { asset, units } of edges) {
    const value = BigInt(units)
    const known = scales.get(asset.id)
    scales.set(asset.id, {
      min: known === undefined || value < known.min ? value : known.min,
      max: known === undefined || value > known.max ? value : known.max,
      symbol: asset.symbol,
      decimals: asset.decimals,
    })
  }
  return scales
}

function toEdge(edge: WireEdge, scales: ReadonlyMap<string, Scale>, words: GraphWords): FlowEdge {
  const value = BigInt(edge.units)
  const scale = scales.get(edge.asset.id)
  const time = timeOf(edge, words)
  return {
    id: edge.id,
    source: edge.from,
    target: edge.to,
    amountText: words.amount(edge.units, edge.asset.decimals),
    assetSymbol: edge.asset.symbol,
    weight: scale === undefined ? 1 : logWeight(value, scale.min, scale.max),
    transferIds: edge.transferIds,
    onPath: edge.onPath,
    ...(time === null ? {} : { timeText: time }),
  }
}

/** When it flowed: a time, the span of several, else the block. Null where neither is known: never guessed. */
function timeOf(
  { firstTime, lastTime, firstBlock, transferCount }: WireEdge,
  words: GraphWords,
): string | null {
  const count = transferCount > 1 ? ` · ${words.transfers(transferCount)}` : ''
  if (firstTime === null) return firstBlock === null ? null : `${words.block(firstBlock)}${count}`
  const [first, last] = [words.time(firstTime), lastTime === null ? null : words.time(lastTime)]
  return `${last === null || last === first ? first : `${first} – ${last}`}${count}`
}

/** Counterparties of the subject that the picture leaves out, by direction. */
export function notDrawn(graph: Graph): { readonly senders: number; readonly recipients: number } {
  const rest = (direction: 'in' | 'out') =>
    graph.surroundings
      .filter((around) => around.account === graph.subject && around.direction === direction)
      .reduce((sum, around) => sum + Math.max(0, around.counterparties - around.drawn), 0)
  return { senders: rest('in'), recipients: rest('out') }
}

/** The most nodes that stand one under another: how high the picture has to be. */
export function lanesOf({ nodes }: FlowGraphData): number {
  const sizes = Map.groupBy(nodes, (node) => node.layer ?? 0)
  return Math.max(1, ...[...sizes.values()].map((column) => column.length))
}
