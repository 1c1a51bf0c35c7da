/** What the flow graph draws. Pure data: every text in it is ready to be read. */

import type { FoldKind } from '#core/flow/picture/fold.ts'

/** `more`: counterparties that are not loaded. `fold`: loaded nodes drawn as one, which opens in place. */
export type FlowNodeKind = 'address' | 'entity' | 'transaction' | 'more' | 'fold'
export type FlowRole = 'subject' | 'risk' | 'service' | 'unattributed' | 'ours'
export type FlowSeverity = 0 | 1 | 2 | 3 | 4 | 5
export type FlowDirection = 'in' | 'out'

export interface FlowNode {
  readonly id: string
  readonly kind: FlowNodeKind
  readonly label: string
  readonly sublabel?: string
  /** What it is said to be, in words: its category, whose account it is here, or that it is unattributed. */
  readonly attribution?: string
  /** Category slug of the label claim; decides shape, icon and colour. Absent is unattributed. */
  readonly category?: string
  readonly severity?: FlowSeverity
  readonly role?: FlowRole
  /** Whose account it is at this institution: a customer's, or its own. */
  readonly holder?: 'customer' | 'own'
  /** Signed hop: sources of funds below zero, destinations above. Computed from the edges when absent. */
  readonly layer?: number
  readonly balanceText?: string
  /** Epoch ms of the first transfer that names it, for the layout by time; null: no source gave one. */
  readonly time?: number | null
  /** More lines for its tooltip. */
  readonly facts?: readonly string[]
  /** What the reader takes it to be a part of, an owner above all: nodes that share one fold together. */
  readonly entity?: { readonly id: string; readonly name: string }
  /** Of a fold: its kind, how many nodes it holds, and their ids. */
  readonly fold?: {
    readonly kind: FoldKind
    readonly count: number
    readonly members: readonly string[]
  }
}

/** All transfers of one asset from `source` to `target`, as one flow. */
export interface FlowEdge {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly amountText: string
  readonly assetSymbol: string
  /** 0 to 1 on the log scale of `logWeight`. */
  readonly weight: number
  readonly transferIds: readonly string[]
  /** How many there are, where `transferIds` names only the first of them. */
  readonly transferCount?: number
  /** On the path that the alert or the question is about. */
  readonly onPath: boolean
  readonly timeText?: string
  /** Amount in smallest units of the asset `assetId`, as decimal digits: what folds and totals add up. */
  readonly units?: string
  readonly assetId?: string
  readonly decimals?: number
  /** Epoch ms; null: no source gave one. */
  readonly firstTime?: number | null
  readonly lastTime?: number | null
  /** Of an edge of a fold: the edges that it stands for. */
  readonly edgeIds?: readonly string[]
  /** Of a leg of a transaction: the flows of which it is a part. */
  readonly flows?: readonly string[]
}

export interface FlowGraphData {
  readonly nodes: readonly FlowNode[]
  readonly edges: readonly FlowEdge[]
}

/**
 * Transactions between the nodes of a graph. They are laid between what stands, so a graph is the same with and
 * without them; one whose id the graph has takes the place of that node.
 */
export interface FlowBetween {
  readonly nodes: readonly FlowNode[]
  /** Their legs, and flows that say less than before because a part of them is drawn as transactions. */
  readonly edges: readonly FlowEdge[]
  /** Flows of the graph that are not drawn, or are drawn as `edges` has them. */
  readonly replaces: ReadonlySet<string>
}

/** The graph as it is drawn, with its transactions. */
export function withBetween(graph: FlowGraphData, between: FlowBetween | null): FlowGraphData {
  if (between === null) return graph
  const own = new Set(between.nodes.map((node) => node.id))
  return {
    nodes: [...graph.nodes.filter((node) => !own.has(node.id)), ...between.nodes],
    edges: [...graph.edges.filter((edge) => !between.replaces.has(edge.id)), ...between.edges],
  }
}

export type FlowSelection =
  | { readonly type: 'node'; readonly node: FlowNode }
  | { readonly type: 'edge'; readonly edge: FlowEdge }

/** Taint along edges under one policy, painted over the graph. Edges that are not named carry none. */
export interface FlowPaint {
  readonly edges: ReadonlyMap<string, { readonly share: number; readonly text: string }>
}

/** Words of the reader on the picture: below a node, on a flow, or standing free. */
export interface FlowNote {
  readonly id: string
  readonly text: string
  readonly at:
    | { readonly node: string }
    | { readonly edge: string }
    | { readonly point: { readonly x: number; readonly y: number } }
}

/** A colour that the reader gave a node: its place in the palette (from 1), and its name in words. */
export interface FlowColour {
  readonly place: number
  readonly text: string
}

/** A box around nodes, with its title. */
export interface FlowGroup {
  readonly id: string
  readonly title: string
  readonly members: readonly string[]
}

/** The two ends of the width scale, as they are written in the legend. */
export interface FlowWidthScale {
  readonly minText: string
  readonly maxText: string
}

/** Number of transfers in a flow. */
export function transfersIn(edge: Pick<FlowEdge, 'transferIds' | 'transferCount'>): number {
  return edge.transferCount ?? edge.transferIds.length
}

export const MIN_EDGE_WIDTH = 1.25
export const MAX_EDGE_WIDTH = 7

/** Line width in px for an edge weight of 0 to 1. */
export function edgeWidth(weight: number): number {
  const bounded = Number.isFinite(weight) ? Math.min(1, Math.max(0, weight)) : 0
  return Math.round((MIN_EDGE_WIDTH + bounded * (MAX_EDGE_WIDTH - MIN_EDGE_WIDTH)) * 100) / 100
}

/**
 * Weight of an amount on a logarithmic scale: 0 at `min`, 1 at `max`, all in the same smallest unit.
 * Works on the digits, so no amount is ever rounded through a Number. Amounts of different assets share no scale.
 */
export function logWeight(amount: bigint, min: bigint, max: bigint): number {
  const [low, high] = [log10(min), log10(max)]
  if (high <= low) return 1
  return Math.min(1, Math.max(0, (log10(amount) - low) / (high - low)))
}

function log10(value: bigint): number {
  if (value <= 0n) return 0
  const digits = value.toString()
  return digits.length - 1 + Math.log10(Number(`${digits[0]}.${digits.slice(1, 16) || '0'}`))
}

/** "12.4 ETH": the symbol is added unless the amount's text carries it. */
export function amountOf(edge: Pick<FlowEdge, 'amountText' | 'assetSymbol'>): string {
  return edge.amountText.includes(edge.assetSymbol)
    ? edge.amountText
    : `${edge.amountText} ${edge.assetSymbol}`
}
