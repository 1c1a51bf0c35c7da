import { describe, expect, it } from 'vitest'
import { foldPicture, type FoldWords } from './folding.ts'
import type { FlowEdge, FlowGraphData, FlowNode } from './model.ts'

const WORDS: FoldWords = {
  title: (fold, { family, attribution, name }) =>
    `${fold.kind} ${attribution ?? family} ${name ?? ''} ${fold.members.length}`,
  amount: (units) => units,
  assets: (count) => `${count} assets`,
}
const sender = (id: string, more: Partial<FlowNode> = {}): FlowNode => ({
  id,
  kind: 'address',
  label: id,
  role: 'unattributed',
  ...more,
})
const flow = (source: string, units: number, symbol = 'ETH'): FlowEdge => ({
  id: `${source}-${symbol}`,
  source,
  target: 'hub',
  amountText: String(units),
  assetSymbol: symbol,
  assetId: symbol.toLowerCase(),
  decimals: 0,
  units: String(units),
  weight: 0.5,
  transferIds: [],
  transferCount: 2,
  onPath: false,
  firstTime: units * 1000,
  lastTime: null,
})
const IDS = Array.from({ length: 10 }, (_, at) => `s${at}`)
const GRAPH: FlowGraphData = {
  nodes: [
    { id: 'hub', kind: 'address', label: 'hub', role: 'subject' },
    ...IDS.map((id) => sender(id)),
    sender('x'),
  ],
  edges: [...IDS.map((id, at) => flow(id, at + 1)), { ...flow('x', 9), source: 'hub', target: 'x' }],
}
const NONE = { open: new Set<string>(), keep: new Set<string>() }

describe('foldPicture', () => {
  it('draws small senders as one node with count, total and the span of time of its flows', () => {
    const { data, folds } = foldPicture(GRAPH, NONE, WORDS)
    const node = data.nodes.find(({ kind }) => kind === 'fold')!
    expect(node).toMatchObject({
      label: 'fan-in unknown  7',
      sublabel: '28 ETH',
      role: 'unattributed',
      fold: { kind: 'fan-in', count: 7 },
    })
    const edge = data.edges.find(({ source }) => source === node.id)!
    expect(edge).toMatchObject({ units: '28', transferCount: 14, firstTime: 1000, lastTime: 7000, weight: 1 })
    expect(edge.edgeIds).toHaveLength(7)
    expect([...folds.keys()]).toEqual([node.id])
  })

  it('adds no amounts of different assets', () => {
    const edges = GRAPH.edges.flatMap((edge) => [
      edge,
      { ...edge, id: `${edge.id}2`, assetId: 'usdc', assetSymbol: 'USDC' },
    ])
    const { data } = foldPicture({ ...GRAPH, edges }, NONE, WORDS)
    const node = data.nodes.find(({ kind }) => kind === 'fold')!
    expect(node.sublabel).toBe('28 ETH · 28 USDC')
    expect(data.edges.filter(({ source }) => source === node.id)).toHaveLength(2)
  })

  it('states no total where an amount is not known', () => {
    const edges = GRAPH.edges.map((edge): FlowEdge => {
      const { units: _units, ...rest } = edge
      return edge.id === 's0-ETH' ? rest : edge
    })
    const { data } = foldPicture({ ...GRAPH, edges }, NONE, WORDS)
    const edge = data.edges.find(({ edgeIds }) => edgeIds !== undefined)!
    expect(edge.amountText).toBe('–')
    expect(edge.units).toBeUndefined()
  })

  it('folds a crowd of one risk as that risk, and fewer never; other risk stays beside it', () => {
    const crowd = (size: number): FlowGraphData => {
      const ids = Array.from({ length: size }, (_, at) => `r${at}`)
      const risk = { role: 'risk' as const, category: 'scam', severity: 4 as const }
      return {
        nodes: [
          { id: 'hub', kind: 'address', label: 'hub', role: 'subject' },
          ...ids.map((id) => sender(id, risk)),
          sender('other', { ...risk, severity: 5 }),
        ],
        edges: [...ids.map((id, at) => flow(id, at + 1)), flow('other', 1)],
      }
    }
    // The three largest stay beside the fold.
    const { data } = foldPicture(crowd(23), NONE, WORDS)
    const fold = data.nodes.find(({ kind }) => kind === 'fold')
    expect(fold).toMatchObject({ role: 'risk', category: 'scam', severity: 4, fold: { count: 20 } })
    expect(data.nodes.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['hub', 'r20', 'r21', 'r22', 'other']),
    )
    expect(foldPicture(crowd(22), NONE, WORDS).folds.size).toBe(0)
  })

  it('never folds risk, services, the path, or what the reader keeps; and opens in place', () => {
    const marked: FlowGraphData = {
      nodes: GRAPH.nodes.map((node) =>
        node.id === 's0' ? { ...node, role: 'risk' as const, severity: 5 as const } : node,
      ),
      edges: GRAPH.edges.map((edge) => (edge.id === 's1-ETH' ? { ...edge, onPath: true } : edge)),
    }
    const { data, folds } = foldPicture(marked, { ...NONE, keep: new Set(['s2']) }, WORDS, { fanSize: 2 })
    const drawn = new Set(data.nodes.map(({ id }) => id))
    for (const id of ['hub', 's0', 's1', 's2']) expect(drawn.has(id)).toBe(true)
    const [id] = [...folds.keys()]
    const open = foldPicture(marked, { open: new Set([id!]), keep: new Set(['s2']) }, WORDS, { fanSize: 2 })
    expect(open.data.nodes.map((node) => node.id)).toEqual(marked.nodes.map((node) => node.id))
    expect([...open.opened.keys()]).toEqual([id])
  })

  it('draws what the reader took for one as one, whatever it is, but for what is selected', () => {
    const entity = { id: 'Pool', name: 'Prism Pool' }
    const nodes: FlowNode[] = [
      sender('hub', { role: 'subject' }),
      sender('a', { role: 'service', category: 'exchange', attribution: 'Exchange', entity }),
      sender('b', { role: 'service', category: 'exchange', attribution: 'Exchange', entity }),
      sender('c', { role: 'service', category: 'defi', attribution: 'DeFi', entity }),
    ]
    const graph = { nodes, edges: [flow('a', 5), flow('b', 7), flow('c', 9)] }
    const keep = new Set(['a', 'b', 'c'])
    const { data } = foldPicture(graph, { open: new Set(), keep }, WORDS)
    expect(data.nodes.map(({ id, label }) => [id, label])).toEqual([
      ['hub', 'hub'],
      ['fold:cluster:Pool', 'cluster exchange Prism Pool 3'],
    ])
    // An exchange and a pool are not both an exchange: of what they are, nothing is said in words.
    expect(data.nodes[1]?.attribution).toBeUndefined()
    expect(data.edges).toMatchObject([{ units: '21', target: 'hub' }])
    const one = foldPicture(graph, { open: new Set(), keep, selected: new Set(['a', 'c']) }, WORDS)
    expect(one.folds.size).toBe(0)
    const withSubject = { ...graph, nodes: [sender('hub', { role: 'subject', entity }), ...nodes.slice(1)] }
    expect(foldPicture(withSubject, { open: new Set(), keep }, WORDS).data.nodes).toMatchObject([
      { kind: 'fold', role: 'subject' },
    ])
  })
})
