import { transfersIn, type FlowDirection, type FlowEdge, type FlowNode } from './model.ts'
import type { CategoryFamily } from './categories.ts'

export interface FlowSummaryFacts {
  readonly subject: string | null
  readonly nodes: number
  readonly flows: number
  readonly hopsIn: number
  readonly hopsOut: number
  readonly risks: readonly string[]
  readonly services: number
  readonly folded: number
}

/** Every word the flow graph shows or says. The caller translates; the defaults are English. */
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
  readonly empty: string
  readonly laidOut: string
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
  readonly unattributed: string
  readonly family: (family: CategoryFamily) => string
  readonly severity: (severity: number) => string
  readonly caption: (layer: number) => string
  readonly summary: (facts: FlowSummaryFacts) => string
  readonly flow: (from: string, to: string) => string
  readonly announceNode: (node: FlowNode, inflows: number, outflows: number) => string
  readonly announceEdge: (edge: FlowEdge, from: string, to: string) => string
  readonly announceEnd: (direction: FlowDirection, node: FlowNode) => string
  readonly announceExpand: (direction: FlowDirection, node: FlowNode) => string
}

const FAMILIES: Readonly<Record<CategoryFamily, string>> = {
  sanctions: 'Sanctions',
  severe: 'Severe crime',
  ransomware: 'Ransomware or malware',
  stolen: 'Stolen funds',
  darknet: 'Darknet or illicit shop',
  scam: 'Scam or fraud',
  mixer: 'Mixer',
  exchange: 'Exchange or custodian',
  bridge: 'Bridge',
  defi: 'DeFi',
  gambling: 'Gambling',
  payment: 'Payment service',
  mining: 'Mining or staking',
  contract: 'Issuer or token contract',
  watchlist: 'Internal watchlist',
  unknown: 'Unattributed',
}

const SEVERITIES = ['Unknown', 'Info', 'Low', 'Medium', 'High', 'Critical']

function count(value: number, one: string, many = `${one}s`): string {
  return `${value} ${value === 1 ? one : many}`
}

function hops(layer: number): string {
  return count(Math.abs(layer), 'hop')
}

function describe(node: FlowNode): string {
  const severity = node.severity === undefined ? '' : `, ${SEVERITIES[node.severity]!.toLowerCase()} severity`
  return `${node.label}${node.sublabel ? `, ${node.sublabel}` : ''}${severity}`
}

function summary(facts: FlowSummaryFacts): string {
  const parts = [
    count(facts.nodes, 'address or entity', 'addresses and entities'),
    count(facts.flows, 'flow'),
    facts.hopsIn > 0 ? `sources up to ${hops(facts.hopsIn)} back` : 'no sources shown',
    facts.hopsOut > 0 ? `destinations up to ${hops(facts.hopsOut)} on` : 'no destinations shown',
  ]
  const risks = facts.risks.length === 0 ? '' : ` Risk: ${facts.risks.join('; ')}.`
  const services = facts.services === 0 ? '' : ` ${count(facts.services, 'service')}, where the trace ends.`
  const folded = facts.folded === 0 ? '' : ` ${count(facts.folded, 'group')} not opened.`
  return `${facts.subject ? `Flow of funds around ${facts.subject}` : 'Flow of funds'}: ${parts.join(', ')}.${risks}${services}${folded}`
}

export const ENGLISH_FLOW_LABELS: FlowLabels = {
  graph: 'Flow of funds',
  graphRole: 'fund flow graph',
  table: 'Flow of funds as a table',
  showTable: 'Table',
  showGraph: 'Graph',
  fit: 'Fit to view',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  tidy: 'Tidy up',
  exportPng: 'Save as PNG',
  legend: 'Legend',
  legendWidth: 'Line width = value',
  legendScale: 'log scale',
  legendPath: 'Risk path',
  legendOther: 'Other flow',
  legendSubject: 'Subject',
  legendOurs: 'Our customer or wallet',
  legendMore: 'Not opened',
  empty: 'No flows to draw',
  laidOut: 'Laid out again',
  keys: 'Right and left arrows follow the largest flow out and in, up and down go through flows of equal direction, Enter selects, E expands, H returns to the subject, Escape leaves the selection.',
  from: 'From',
  to: 'To',
  amount: 'Amount',
  transfers: 'Transfers',
  time: 'Time',
  path: 'Path',
  onPath: 'On path',
  node: 'Address or entity',
  category: 'Category',
  hop: 'Hop',
  inflows: 'Flows in',
  outflows: 'Flows out',
  balance: 'Balance',
  nodesTable: 'Addresses and entities',
  edgesTable: 'Flows',
  unknownTime: 'not known',
  unattributed: 'Unattributed',
  family: (family) => FAMILIES[family],
  severity: (severity) => SEVERITIES[severity] ?? SEVERITIES[0]!,
  caption: (layer) =>
    layer === 0 ? 'Subject' : layer < 0 ? `Source · ${hops(layer)}` : `Destination · ${hops(layer)}`,
  summary,
  flow: (from, to) => `${from} → ${to}`,
  announceNode: (node, inflows, outflows) =>
    `${describe(node)}. ${count(inflows, 'flow')} in, ${outflows} out.`,
  announceEdge: (edge, from, to) =>
    `${edge.amountText} from ${from} to ${to}, ${count(transfersIn(edge), 'transfer')}${edge.onPath ? ', on the path' : ''}.`,
  announceEnd: (direction, node) =>
    `${direction === 'in' ? 'Nothing flows in to' : 'Nothing flows out of'} ${node.label} here.`,
  announceExpand: (direction, node) =>
    `Asked for more ${direction === 'in' ? 'sources' : 'destinations'} of ${node.label}.`,
}
