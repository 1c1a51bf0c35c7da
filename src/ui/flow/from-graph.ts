import type { z } from 'zod'
import type { Graph, GraphEdge, GraphNode, NotLoaded } from '#core/contract/graph.ts'
import { coinRoleOf, shortAddress } from '#src/ui/coin-account.ts'
import { toEpoch } from '#src/platform/format.ts'
import { toSeverity } from '#src/ui/severity.tsx'
import { attributionOf, type AttributionWords, holderOf } from './attribution.ts'
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
export interface GraphWords extends AttributionWords {
  /** Smallest units as an amount without its symbol. */
  readonly amount: (units: string, decimals: number) => string
  /** "12 more". */
  readonly more: (counterparties: number) => string
  /** "71–88% of value not loaded": shares from 0 to 1, of several assets the least and the most. */
  readonly notLoaded: (least: number, most: number) => string
  /** "3 assets": amounts of different assets are never added. */
  readonly assets: (count: number) => string
  /** Ends of the width scale in words, for several assets: each has its own scale, so no amount fits them all. */
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
  /** The ends of the width scale: amounts where all are of one asset, else words. */
  readonly widthScale: FlowWidthScale
}

/**
 * The graph of the API as the flow graph draws it. Widths are on one log scale for each asset: amounts of different
 * assets have no common measure. What was left out by the budget becomes one node per account and direction.
 */
export function flowFromGraph(graph: WireGraph, words: GraphWords): FlowPicture {
  const scales = scalesOf(graph)
  const drawn = drawnBefore(words)
  const layers = new Map(graph.nodes.map((node) => [node.account.key, node.layer]))
  const stubs = new Map(stubsOf(graph).map((stub) => [stub.id, stub]))
  const rests = [...stubs.values()]
  const loaded = loadedBeside(graph)
  return {
    data: {
      nodes: [
        ...graph.nodes.map((node) => drawn.node(node)),
        ...rests.map((stub) => stubNode(stub, layers.get(stub.account) ?? 0, loaded, words)),
      ],
      edges: [
        ...graph.edges.map((edge) => drawn.edge(edge, scales)),
        ...rests.map((stub) => stubEdge(stub, words)),
      ],
    },
    stubs,
    widthScale: widthScaleOf(scales, words),
  }
}

function widthScaleOf(scales: ReadonlyMap<string, Scale>, words: GraphWords): FlowWidthScale {
  const [only, ...others] = scales.values()
  if (only === undefined || others.length > 0) return words.widthScale
  const text = (units: bigint) => `${words.amount(String(units), only.decimals)} ${only.symbol}`
  return { minText: text(only.min), maxText: text(only.max) }
}

interface Drawn {
  readonly node: (node: WireNode) => FlowNode
  readonly edge: (edge: WireEdge, scales: ReadonlyMap<string, Scale>) => FlowEdge
}

const known = new WeakMap<GraphWords, Drawn>()

/**
 * What was drawn before in these words is the same object again: a picture grows by a few elements at a time, and
 * whoever compares it with the one before is soon done. A flow whose scale has grown is another one.
 */
function drawnBefore(words: GraphWords): Drawn {
  const before = known.get(words)
  if (before) return before
  const nodes = new WeakMap<WireNode, FlowNode>()
  const edges = new WeakMap<WireEdge, FlowEdge>()
  const drawn: Drawn = {
    node: (node) => {
      const made = nodes.get(node) ?? toNode(node, words)
      nodes.set(node, made)
      return made
    },
    edge: (edge, scales) => {
      const weight = weightOf(edge, scales)
      const made = edges.get(edge)
      if (made?.weight === weight) return made
      const next = made ? { ...made, weight } : toEdge(edge, weight, words)
      edges.set(edge, next)
      return next
    },
  }
  known.set(words, drawn)
  return drawn
}

function weightOf({ asset, units }: WireEdge, scales: ReadonlyMap<string, Scale>): number {
  const { min, max } = scales.get(asset.id)!
  return logWeight(BigInt(units), min, max)
}

function toNode(node: WireNode, words: GraphWords): FlowNode {
  const name = node.customer?.name ?? node.actor
  const short = shortAddress(node.account.address)
  const attribution = attributionOf(node, words)
  const holder = holderOf(node)
  // It is drawn as what it is also where flows are drawn, and not as an account that nobody has attributed.
  if (coinRoleOf(node.account.address) === 'transaction') {
    const { role, layer } = node
    return { id: node.account.key, kind: 'transaction', label: attribution, sublabel: short, role, layer }
  }
  // Of a customer the sign says what it is, so that there is room for who.
  const what = node.category === null ? (node.customer?.ref ?? null) : attribution
  return {
    id: node.account.key,
    kind: 'address',
    label: name ?? short,
    sublabel: name === null ? attribution : what === null ? short : `${what} · ${short}`,
    attribution,
    ...(node.category === null ? {} : { category: node.category, severity: toSeverity(node.severity) }),
    role: node.role,
    ...(holder === undefined ? {} : { holder }),
    layer: node.layer,
  }
}

function toEdge(edge: WireEdge, weight: number, words: GraphWords): FlowEdge {
  const timeText = words.time(edge)
  return {
    id: edge.id,
    source: edge.from,
    target: edge.to,
    amountText: words.amount(edge.units, edge.asset.decimals),
    assetSymbol: edge.asset.symbol,
    weight,
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

/** Smallest and largest flow of an asset: widths compare only what is counted in the same unit. */
interface Scale {
  readonly min: bigint
  readonly max: bigint
  readonly symbol: string
  readonly decimals: number
}

function scalesOf(graph: WireGraph): ReadonlyMap<string, Scale> {
  const scales = new Map<string, Scale>()
  for (const { asset, units } of graph.edges) {
    const value = BigInt(units)
    const known = scales.get(asset.id) ?? { min: value, max: value }
    scales.set(asset.id, {
      symbol: asset.symbol,
      decimals: asset.decimals,
      min: value < known.min ? value : known.min,
      max: value > known.max ? value : known.max,
    })
  }
  return scales
}

/** One stub for each account and direction of which not everything is drawn. */
export function stubsOf(graph: Pick<WireGraph, 'notLoaded' | 'surroundings'>): readonly Stub[] {
  const groups = Map.groupBy(graph.notLoaded, ({ account, direction }) => stubId(account, direction))
  const surroundings = new Map(
    graph.surroundings.map((item) => [stubId(item.account, item.direction), item] as const),
  )
  return [...groups].flatMap(([id, rests]) => {
    const { account, direction } = rests[0]!
    const around = surroundings.get(id)
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

/** What is drawn on a side of an account, by side and asset, in smallest units. */
function loadedBeside({ edges }: WireGraph): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const { from, to, asset, units } of edges) {
    if (from === to) continue
    for (const side of [stubId(from, 'out'), stubId(to, 'in')]) {
      const key = `${side} ${asset.id}`
      sums.set(key, (sums.get(key) ?? 0n) + BigInt(units))
    }
  }
  return sums
}

/** How much of the value is not loaded, of the asset of which least is missing and of the one of which most is. */
function sharesLeft({ id, rests }: Stub, loaded: ReadonlyMap<string, bigint>): readonly [number, number] {
  const shares = rests.map(({ asset, units }) => {
    const left = BigInt(units)
    const whole = left + (loaded.get(`${id} ${asset.id}`) ?? 0n)
    return whole === 0n ? 0 : Number((left * 1_000_000n) / whole) / 1_000_000
  })
  return [Math.min(...shares), Math.max(...shares)]
}

function stubNode(
  stub: Stub,
  layer: number,
  loaded: ReadonlyMap<string, bigint>,
  words: GraphWords,
): FlowNode {
  return {
    id: stub.id,
    kind: 'more',
    label: `${words.more(stub.counterparties)} · ${restText(stub, words)}`,
    sublabel: words.notLoaded(...sharesLeft(stub, loaded)),
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
