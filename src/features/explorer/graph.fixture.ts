import type { Graph } from '#src/data/addresses.ts'
import type { GraphEdge, GraphNode } from './picture.ts'

/** Account keys of a small made-up neighbourhood, for tests. */
export const key = (name: string) => `eip155:1:0x${name}`

export const USDC = { id: 'eip155:1/erc20:0xusdc', symbol: 'USDC', decimals: 6 }

export function node(name: string, layer: number, part: Partial<GraphNode> = {}): GraphNode {
  return {
    account: { key: key(name), chain: 'eip155:1', address: `0x${name}` },
    role: layer === 0 ? 'subject' : 'unattributed',
    category: null,
    severity: 0,
    actor: null,
    customer: null,
    layer,
    stopsTrace: false,
    ...part,
  }
}

export function edge(from: string, to: string, units: string, asset = USDC): GraphEdge {
  return {
    id: `${key(from)}>${key(to)}>${asset.id}`,
    from: key(from),
    to: key(to),
    asset,
    units,
    transferCount: 1,
    transferIds: [`${from}-${to}`],
    firstTime: '2026-11-01T04:00:00.000Z',
    lastTime: '2026-11-02T04:00:00.000Z',
    firstBlock: 100,
    onPath: false,
  }
}

export function rest(
  account: string,
  direction: 'in' | 'out',
  counterparties: number,
  units: string,
): Graph['notLoaded'][number] {
  return { account: key(account), direction, asset: USDC, counterparties, transfers: counterparties, units }
}

export function graph(subject: string, part: Partial<Graph>): Graph {
  return {
    subject: key(subject),
    nodes: [],
    edges: [],
    notLoaded: [],
    surroundings: [],
    asOf: { block: 200, time: '2026-11-22T00:00:00.000Z' },
    ...part,
  }
}
