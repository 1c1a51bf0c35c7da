import type { FlowEdge, FlowGraphData } from './model.ts'

function flow(
  id: string,
  source: string,
  target: string,
  amount: string,
  weight: number,
  onPath = false,
): FlowEdge {
  return {
    id,
    source,
    target,
    amountText: amount,
    assetSymbol: 'ETH',
    weight,
    transferIds: [`t-${id}`],
    onPath,
  }
}

/** A small graph with every kind of node: a risk path in, a service out, and what is not opened. */
export const SAMPLE: FlowGraphData = {
  nodes: [
    {
      id: 'risk',
      kind: 'entity',
      label: 'Locker crew',
      sublabel: 'Ransomware',
      category: 'ransomware',
      severity: 5,
      role: 'risk',
    },
    { id: 'hop', kind: 'address', label: '0xb071…c772', role: 'unattributed' },
    { id: 'subject', kind: 'address', label: 'Customer 7', role: 'subject', balanceText: '3.2 ETH' },
    {
      id: 'exchange',
      kind: 'entity',
      label: 'Harbour Exchange',
      category: 'exchange',
      severity: 1,
      role: 'service',
    },
    { id: 'other', kind: 'address', label: '0x11aa…22bb', role: 'unattributed' },
    { id: 'more', kind: 'more', label: '143 more · 12.4 ETH' },
  ],
  edges: [
    flow('e1', 'risk', 'hop', '20', 0.9, true),
    flow('e2', 'hop', 'subject', '18', 0.8, true),
    flow('e3', 'subject', 'exchange', '9.5', 0.6),
    flow('e4', 'subject', 'other', '1.25', 0.2),
    flow('e5', 'more', 'subject', '12.4', 0.7),
  ],
}
