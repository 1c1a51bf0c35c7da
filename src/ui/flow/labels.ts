import type { LayerBand } from '#core/flow/layout/types.ts'
import type { FlowDirection, FlowEdge, FlowNode } from './model.ts'
import type { CategoryFamily } from './categories.ts'

export interface FlowSummaryFacts {
  readonly subject: string | null
  readonly nodes: number
  readonly flows: number
  /** Transactions drawn between the nodes. */
  readonly transactions: number
  readonly hopsIn: number
  readonly hopsOut: number
  readonly risks: readonly string[]
  readonly services: number
  readonly folded: number
}

/** Every word the flow graph shows or says, in the reader's language (`useFlowLabels`). */
export interface FlowLabels {
  readonly graph: string
  readonly graphRole: string
  readonly table: string
  readonly showTable: string
  readonly showGraph: string
  readonly fit: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly tidy: string
  readonly exportPng: string
  readonly legend: string
  readonly legendWidth: string
  readonly legendScale: string
  readonly legendPath: string
  readonly legendOther: string
  readonly legendSubject: string
  readonly legendOurs: string
  readonly legendMore: string
  readonly legendTaint: string
  readonly legendFold: string
  readonly legendTransaction: string
  readonly empty: string
  readonly laidOut: string
  /** WebGL was to draw and could not: the canvas draws now. */
  readonly webglLost: string
  readonly keys: string
  readonly from: string
  readonly to: string
  readonly amount: string
  readonly transfers: string
  readonly time: string
  readonly path: string
  readonly onPath: string
  readonly node: string
  readonly category: string
  readonly hop: string
  readonly inflows: string
  readonly outflows: string
  readonly balance: string
  readonly nodesTable: string
  readonly edgesTable: string
  readonly unknownTime: string
  readonly family: (family: CategoryFamily) => string
  readonly severity: (severity: number) => string
  /** Over a column in which nothing but transactions of coins stands. */
  readonly passed: string
  /** Of a column: its hop, or the span of time that it covers. */
  readonly caption: (band: LayerBand) => string
  readonly summary: (facts: FlowSummaryFacts) => string
  readonly flow: (from: string, to: string) => string
  readonly announceNode: (node: FlowNode, inflows: number, outflows: number) => string
  readonly announceEdge: (edge: FlowEdge, from: string, to: string) => string
  readonly announceEnd: (direction: FlowDirection, node: FlowNode) => string
  readonly announceExpand: (direction: FlowDirection, node: FlowNode) => string
}
