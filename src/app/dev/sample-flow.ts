import { generator } from '#core/flow/layout/layout.fixture.ts'
import { logWeight, type FlowEdge, type FlowGraphData, type FlowNode } from '#src/ui/flow/model.ts'

const HOUR = 3_600_000
const START = Date.UTC(2026, 7, 1)

interface Transfer {
  readonly from: string
  readonly to: string
  readonly amount: number
  readonly onPath?: boolean
}

/** A made-up investigation with everything that the flow graph can draw. For the gallery only. */
export function sampleFlow(): FlowGraphData {
  const random = generator(11)
  const hash = (): string =>
    `0x${Math.floor(random() * 0xffff)
      .toString(16)
      .padStart(4, '0')}…${Math.floor(random() * 0xffff)
      .toString(16)
      .padStart(4, '0')}`
  const nodes: FlowNode[] = [
    named('subject', '陳大文 — Customer 7', 'address', { role: 'subject', sublabel: '本機構客戶' }),
    named('ransom', 'Locker crew', 'entity', {
      role: 'risk',
      category: 'ransomware',
      severity: 5,
      sublabel: 'Ransomware',
    }),
    named('mixer', 'Whirl', 'entity', { role: 'risk', category: 'mixer', severity: 4, sublabel: 'Mixer' }),
    named('exchange', 'Harbour Exchange 海港交易所', 'entity', {
      role: 'service',
      category: 'exchange',
      severity: 1,
      sublabel: 'Exchange',
    }),
    named('bridge', 'Span bridge', 'entity', {
      role: 'service',
      category: 'bridge',
      severity: 1,
      sublabel: 'Bridge',
    }),
    named('tx', '88df0164…3944b', 'transaction', { sublabel: '3 in · 2 out' }),
    named('more', '143 more · 12.4 ETH', 'more', {}),
  ]
  const transfers: Transfer[] = [
    { from: 'ransom', to: 'p0', amount: 900, onPath: true },
    { from: 'p4', to: 'mixer', amount: 610 },
    { from: 'p0', to: 'hop', amount: 300, onPath: true },
    { from: 'hop', to: 'subject', amount: 280, onPath: true },
    { from: 'mixer', to: 'subject', amount: 45 },
    { from: 'subject', to: 'exchange', amount: 210 },
    { from: 'subject', to: 'bridge', amount: 80 },
    { from: 'subject', to: 'tx', amount: 12 },
    { from: 'tx', to: 'out1', amount: 8 },
    { from: 'tx', to: 'out2', amount: 4 },
    { from: 'more', to: 'subject', amount: 12 },
    { from: 'exchange', to: 'subject', amount: 30 },
    ...Array.from({ length: 4 }, (_, at) => ({ from: `p${at}`, to: `p${at + 1}`, amount: 560 - 10 * at })),
    ...Array.from({ length: 16 }, (_, at) => ({
      from: `s${at}`,
      to: 'subject',
      amount: 1 + Math.floor(random() * 12),
    })),
  ]
  const known = new Set(nodes.map(({ id }) => id))
  for (const { from, to } of transfers) {
    for (const id of [from, to]) {
      if (known.has(id)) continue
      known.add(id)
      nodes.push(named(id, hash(), 'address', { role: 'unattributed', sublabel: '未能歸屬' }))
    }
  }
  return { nodes, edges: transfers.map((transfer, at) => edge(transfer, at)) }
}

function named(id: string, label: string, kind: FlowNode['kind'], more: Partial<FlowNode>): FlowNode {
  return { id, label, kind, ...more }
}

function edge({ from, to, amount, onPath = false }: Transfer, at: number): FlowEdge {
  const units = `${amount}${'0'.repeat(16)}`
  // One flow has no known time: no source gave one.
  const time = at === 7 ? null : START + ((at * 37) % 61) * 11 * HOUR
  return {
    id: `e${at}`,
    source: from,
    target: to,
    amountText: (amount / 100).toString(),
    assetSymbol: 'ETH',
    assetId: 'eth',
    decimals: 18,
    units,
    weight: logWeight(BigInt(units), 10n ** 16n, 900n * 10n ** 16n),
    transferIds: [`t${at}`],
    onPath,
    firstTime: time,
    lastTime: time,
  }
}
