import type { z } from 'zod'
import type { Graph, GraphEdge, GraphNode, NotLoaded } from '#core/contract/graph.ts'
import { shortenMiddle, toEpoch } from '#src/platform/format.ts'
import { toSeverity } from '#src/ui/severity.tsx'
import {
  logWeight,
  type FlowDirection,
  type FlowEdge,
  type FlowGraphData,
  type FlowNode,
  type FlowWidthScale,
} from './model.ts'

export type WireGraph = z.output<typeof Graph>
export type WireNode = z.output<typeof GraphNode>
export type WireEdge = z.output<typeof GraphEdge>
export type WireRest = z.output<typeof NotLoaded>

/** The words and numbers of a picture, in the reader's language. */
export interface GraphWords {
  readonly category: (slug: string) => string
  /** Smallest units as an amount without its symbol. */
  readonly amount: (units: string, decimals: number) => string
  /** "12 more". */
  readonly more: (counterparties: number) => string
  /** "3 assets": amounts of different assets are never added. */
  readonly assets: (count: number) => string
  /** Ends of the width scale in words: each asset has its own scale, so no amount fits them all. */
  readonly widthScale: FlowWidthScale
  readonly time: (edge: Pick<WireEdge, 'firstTime' | 'lastTime' | 'firstBlock'>) => string | undefined
}

/** What stands beside an account but is not drawn, in one direction. */
export interface Stub {
  readonly id: string
  readonly account: string
  readonly direction: FlowDirection
  readonly counterparties: number
  readonly rests: readonly WireRest[]
}

export interface FlowPicture {
  readonly data: FlowGraphData
  /** By id of their node. */
  readonly stubs: ReadonlyMap<string, Stub>
}

/**
 * The graph of the API as the flow graph draws it. Widths are on one log scale for each asset: amounts of different
 * assets have no common measure. What was left out by the budget becomes one node per account and direction.
 */
export function flowFromGraph(graph: WireGraph, words: GraphWords): FlowPicture {
  const scales = scalesOf(graph)
  const layers = new Map(graph.nodes.map((node) => [node.account.key, node.layer]))
  const stubs = new Map(stubsOf(graph).map((stub) => [stub.id, stub]))
  const rests = [...stubs.values()]
  return {
    data: {
      nodes: [
        ...graph.nodes.map((node) => toNode(node, words)),
        ...rests.map((stub) => stubNode(stub, layers.get(stub.account) ?? 0, words)),
      ],
      edges: [
        ...graph.edges.map((edge) => toEdge(edge, scales, words)),
        ...rests.map((stub) => stubEdge(stub, words)),
      ],
    },
    stubs,
  }
}

function toNode(node: WireNode, words: GraphWords): FlowNode {
  const name = node.customer?.name ?? node.actor
  const short = shortenMiddle(node.account.address, 8, 6)
  const category = node.category === null ? null : words.category(node.category)
  const sublabel = name === null ? category : category === null ? short : `${category} · ${short}`
  return {
    id: node.account.key,
    kind: 'address',
    label: name ?? short,
    ...(sublabel === null ? {} : { sublabel }),
    ...(node.category === null ? {} : { category: node.category, severity: toSeverity(node.severity) }),
    role: node.role,
    layer: node.layer,
  }
}

function toEdge(edge: WireEdge, scales: ReadonlyMap<string, Scale>, words: GraphWords): FlowEdge {
  const { min, max } = scales.get(edge.asset.id) ?? { min: 0n, max: 0n }
  const timeText = words.time(edge)
  return {
    id: edge.id,
    source: edge.from,
    target: edge.to,
    amountText: words.amount(edge.units, edge.asset.decimals),
    assetSymbol: edge.asset.symbol,
    weight: logWeight(BigInt(edge.units), min, max),
    transferIds: edge.transferIds,
    transferCount: edge.transferCount,
    onPath: edge.onPath,
    units: edge.units,
    assetId: edge.asset.id,
    decimals: edge.asset.decimals,
    firstTime: epochOf(edge.firstTime),
    lastTime: epochOf(edge.lastTime),
    ...(timeText === undefined ? {} : { timeText }),
  }
}

function epochOf(instant: string | null): number | null {
  return instant === null ? null : toEpoch(instant)
}

interface Scale {
  readonly min: bigint
  readonly max: bigint
}

function scalesOf(graph: WireGraph): ReadonlyMap<string, Scale> {
  const scales = new Map<string, Scale>()
  for (const { asset, units } of graph.edges) {
    const value = BigInt(units)
    const known = scales.get(asset.id) ?? { min: value, max: value }
    scales.set(asset.id, {
      min: value < known.min ? value : known.min,
      max: value > known.max ? value : known.max,
    })
  }
  return scales
}

/** One stub for each account and direction of which not everything is drawn. */
export function stubsOf(graph: Pick<WireGraph, 'notLoaded' | 'surroundings'>): readonly Stub[] {
  const groups = Map.groupBy(graph.notLoaded, ({ account, direction }) => stubId(account, direction))
  return [...groups].flatMap(([id, rests]) => {
    const { account, direction } = rests[0]!
    const around = graph.surroundings.find((item) => item.account === account && item.direction === direction)
    // Counterparties of different assets overlap, so their sum is no count; the largest is a lower bound.
    const counterparties = around
      ? around.counterparties - around.drawn
      : Math.max(...rests.map((rest) => rest.counterparties))
    return counterparties <= 0 ? [] : [{ id, account, direction, counterparties, rests }]
  })
}

export function stubId(account: string, direction: FlowDirection): string {
  return `more:${direction}:${account}`
}

function stubNode(stub: Stub, layer: number, words: GraphWords): FlowNode {
  return {
    id: stub.id,
    kind: 'more',
    label: `${words.more(stub.counterparties)} · ${restText(stub, words)}`,
    layer: layer + (stub.direction === 'in' ? -1 : 1),
  }
}

function stubEdge(stub: Stub, words: GraphWords): FlowEdge {
  const [source, target] = stub.direction === 'in' ? [stub.id, stub.account] : [stub.account, stub.id]
  const only = stub.rests.length === 1 ? stub.rests[0]! : null
  return {
    id: `${stub.id}:flow`,
    source,
    target,
    amountText: only ? words.amount(only.units, only.asset.decimals) : words.assets(stub.rests.length),
    assetSymbol: only?.asset.symbol ?? '',
    weight: 0,
    transferIds: [],
    transferCount: stub.rests.reduce((sum, rest) => sum + rest.transfers, 0),
    onPath: false,
  }
}

function restText(stub: Stub, words: GraphWords): string {
  const [first] = stub.rests
  if (first === undefined || stub.rests.length > 1) return words.assets(stub.rests.length)
  return `${words.amount(first.units, first.asset.decimals)} ${first.asset.symbol}`
}
