import { describe, expect, it } from 'vitest'
import { familyOfNode } from './categories.ts'
import { flowFromGraph, type GraphWords, type WireEdge, type WireGraph, type WireNode } from './from-graph.ts'

const WORDS: GraphWords = {
  category: (slug) => `<${slug}>`,
  holder: (holder) => `our ${holder}`,
  unattributed: 'nobody said',
  coin: (role) => role,
  amount: (units) => units,
  more: (count) => `${count} more`,
  notLoaded: (least, most) => `${least} to ${most}`,
  assets: (count) => `${count} assets`,
  widthScale: { minText: 'least', maxText: 'most' },
  time: () => undefined,
}
const asset = (symbol: string) => ({ id: `eip155:1/symbol:${symbol}`, symbol, decimals: 6 })

function node(key: string, more: Partial<WireNode> = {}): WireNode {
  return {
    account: { key, chain: 'eip155:1', address: key },
    role: 'unattributed',
    category: null,
    severity: 0,
    actor: null,
    customer: null,
    layer: 0,
    stopsTrace: false,
    ...more,
  }
}

function edge(from: string, to: string, symbol: string, units: string): WireEdge {
  return {
    id: `${from}>${to}>${symbol}`,
    from,
    to,
    asset: asset(symbol),
    units,
    transferCount: 1,
    transferIds: [],
    firstTime: null,
    lastTime: null,
    firstBlock: null,
    onPath: false,
  }
}

function graph(nodes: WireNode[], edges: WireEdge[], more: Partial<WireGraph> = {}): WireGraph {
  return {
    subject: 'hub',
    nodes,
    edges,
    notLoaded: [],
    surroundings: [],
    asOf: { block: null, time: null },
    ...more,
  }
}

describe('an answer as a picture', () => {
  it('says of what is not loaded how much of the value it is, asset by asset and side by side', () => {
    const rest = { account: 'hub', direction: 'in' as const, counterparties: 90, transfers: 90 }
    const { data } = flowFromGraph(
      graph(
        [node('hub', { role: 'subject' }), node('a'), node('b')],
        [edge('a', 'hub', 'ETH', '25'), edge('b', 'hub', 'USDC', '400'), edge('hub', 'a', 'ETH', '9000')],
        {
          notLoaded: [
            { ...rest, asset: asset('ETH'), units: '75' },
            { ...rest, asset: asset('USDC'), units: '100' },
          ],
          surroundings: [{ account: 'hub', direction: 'in', counterparties: 92, drawn: 2 }],
        },
      ),
      WORDS,
    )
    const [more] = data.nodes.filter(({ kind }) => kind === 'more')
    expect(more).toMatchObject({ label: '90 more · 2 assets', sublabel: '0.2 to 0.75' })
  })

  it('draws an account of ours as ours and as nothing better; what a label says comes first', () => {
    const chan = { ref: 'C-1', name: 'Chan' }
    const { data } = flowFromGraph(
      graph(
        [
          node('customer', { role: 'ours', customer: chan }),
          node('wallet', { role: 'ours' }),
          node('subject', { role: 'subject', customer: chan }),
          node('flagged', { role: 'risk', category: 'mixer', severity: 4, customer: chan }),
          node('nobody'),
        ],
        [],
      ),
      WORDS,
    )
    expect(data.nodes.map(familyOfNode)).toEqual(['customer', 'own', 'customer', 'mixer', 'unknown'])
  })

  it('says of everybody what they are: who a label names, whose account it is here, or that nobody has said', () => {
    const { data } = flowFromGraph(
      graph(
        [
          node('aaaa', { role: 'ours', customer: { ref: 'C-1', name: 'Chan' } }),
          node('bbbb', { actor: 'Whirl', category: 'mixer', severity: 4 }),
          node('cccc', { category: 'illicit-actor', severity: 4 }),
          node('dddd', { role: 'ours' }),
          node('eeee'),
        ],
        [],
      ),
      WORDS,
    )
    expect(data.nodes.map(({ label, sublabel, attribution }) => [label, sublabel, attribution])).toEqual([
      ['Chan', 'C-1 · aaaa', 'our customer'],
      ['Whirl', '<mixer> · bbbb', '<mixer>'],
      ['cccc', '<illicit-actor>', '<illicit-actor>'],
      ['dddd', 'our own', 'our own'],
      ['eeee', 'nobody said', 'nobody said'],
    ])
  })

  it('compares widths within one asset only, and states their ends as amounts only there', () => {
    const [eth, usdc] = [
      [edge('a', 'us', 'ETH', '1000'), edge('b', 'us', 'ETH', '1000000')],
      edge('c', 'us', 'USDC', '5'),
    ]
    const both = flowFromGraph(graph([], [...eth, usdc]), WORDS)
    expect(both.data.edges.map(({ weight }) => weight)).toEqual([0, 1, 1])
    expect(both.widthScale).toEqual({ minText: 'least', maxText: 'most' })
    expect(flowFromGraph(graph([], eth), WORDS).widthScale).toEqual({
      minText: '1000 ETH',
      maxText: '1000000 ETH',
    })
  })

  it('gives the same object for what is as it was, and another one where its scale has grown', () => {
    const [hub, a, b] = [node('hub'), node('a'), node('b')]
    const [small, middle] = [edge('a', 'hub', 'ETH', '10'), edge('b', 'hub', 'ETH', '100')]
    const first = flowFromGraph(graph([hub, a, b], [small, middle]), WORDS).data
    const again = flowFromGraph(graph([hub, a, b], [small, middle]), WORDS).data
    expect(again.nodes.every((card, at) => card === first.nodes[at])).toBe(true)
    expect(again.edges.every((line, at) => line === first.edges[at])).toBe(true)
    const grown = flowFromGraph(
      graph([hub, a, b], [small, middle, edge('a', 'b', 'ETH', '1000')]),
      WORDS,
    ).data
    expect(grown.edges[0]).toBe(first.edges[0])
    expect(grown.edges[1]!.weight).toBeCloseTo(0.5)
    expect(first.edges[1]!.weight).toBe(1)
  })
})
