import { describe, expect, it } from 'vitest'
import type { Graph } from '#src/data/addresses.ts'
import { formatAmount } from '#src/platform/format.ts'
import { flowModel, type GraphWords, lanesOf, notDrawn } from './graph-model.ts'

const words: GraphWords = {
  amount: (units, decimals) => formatAmount(units, decimals),
  category: (slug) => `<${slug}>`,
  shorten: (address) => address.slice(0, 4),
  time: (instant) => instant.slice(0, 10),
  block: (block) => `block ${block}`,
  transfers: (count) => `${count} transfers`,
}

const ETH = { id: 'eip155:1/slip44:60', symbol: 'ETH', decimals: 18 }
const USDC = { id: 'eip155:1/erc20:0xA0', symbol: 'USDC', decimals: 6 }
const account = (name: string) => ({ key: `eip155:1:${name}`, chain: 'eip155:1', address: `${name}address` })

type Node = Graph['nodes'][number]
type Edge = Graph['edges'][number]

const node = (name: string, more: Partial<Node> = {}): Node => ({
  account: account(name),
  role: 'unattributed',
  category: null,
  severity: 0,
  actor: null,
  customer: null,
  layer: 0,
  stopsTrace: false,
  ...more,
})

const edge = (from: string, to: string, units: string, more: Partial<Edge> = {}): Edge => ({
  id: `${from}-${to}`,
  from: account(from).key,
  to: account(to).key,
  asset: ETH,
  units,
  transferCount: 1,
  transferIds: ['t'],
  firstTime: null,
  lastTime: null,
  firstBlock: null,
  onPath: false,
  ...more,
})

const graph = (nodes: Node[], edges: Edge[], more: Partial<Graph> = {}): Graph => ({
  subject: account('us').key,
  nodes,
  edges,
  notLoaded: [],
  surroundings: [],
  asOf: { block: null, time: null },
  ...more,
})

describe('the picture of an alert', () => {
  it('keeps the layers, so that the risk source stands left of the subject', () => {
    const { data } = flowModel(
      graph([node('risk', { role: 'risk', layer: -2 }), node('us', { role: 'subject' })], []),
      words,
    )
    expect(data.nodes.map(({ role, layer }) => [role, layer])).toEqual([
      ['risk', -2],
      ['subject', 0],
    ])
  })

  it('writes an amount exactly, beyond what a Number holds', () => {
    const { data } = flowModel(graph([], [edge('a', 'b', '123456789012345678901')]), words)
    expect(data.edges[0]?.amountText).toBe('123.456789012345678901')
  })

  it('names customers and actors, and calls nobody clean: no label is unattributed, severity 0 is none', () => {
    const { data } = flowModel(
      graph(
        [
          node('aaaa', { customer: { ref: 'C-1', name: 'Chan' } }),
          node('bbbb', { actor: 'Whirl', category: 'mixer', severity: 4 }),
          node('cccc'),
        ],
        [],
      ),
      words,
    )
    expect(
      data.nodes.map(({ kind, label, sublabel, severity }) => [kind, label, sublabel, severity]),
    ).toEqual([
      ['entity', 'Chan', 'C-1', undefined],
      ['entity', 'Whirl', '<mixer>', 4],
      ['address', 'cccc', '<unknown>', undefined],
    ])
  })

  it('compares widths within one asset only', () => {
    const edges = [edge('a', 'us', '1000'), edge('b', 'us', '1000000'), edge('c', 'us', '5', { asset: USDC })]
    const { data, widthScale } = flowModel(graph([], edges), words)
    expect(data.edges.map(({ weight }) => weight)).toEqual([0, 1, 1])
    expect(widthScale).toBeUndefined()
    expect(flowModel(graph([], edges.slice(0, 2)), words).widthScale).toEqual({
      minText: '0.000000000000001 ETH',
      maxText: '0.000000000001 ETH',
    })
  })

  it('says when funds flowed only where that is known', () => {
    const times = (more: Partial<Edge>) =>
      flowModel(graph([], [edge('a', 'b', '1', more)]), words).data.edges[0]?.timeText
    expect(times({})).toBeUndefined()
    expect(times({ firstBlock: 7 })).toBe('block 7')
    expect(times({ firstTime: '2026-01-01T00:00:00Z', lastTime: '2026-01-01T05:00:00Z' })).toBe('2026-01-01')
    expect(
      times({ firstTime: '2026-01-01T00:00:00Z', lastTime: '2026-01-03T00:00:00Z', transferCount: 3 }),
    ).toBe('2026-01-01 – 2026-01-03 · 3 transfers')
  })

  it('counts what it leaves out beside the subject only', () => {
    const around = (name: string, direction: 'in' | 'out', counterparties: number, drawn: number) => ({
      account: account(name).key,
      direction,
      counterparties,
      drawn,
    })
    const surroundings = [around('us', 'in', 9, 4), around('us', 'out', 2, 2), around('else', 'in', 50, 0)]
    expect(notDrawn(graph([], [], { surroundings }))).toEqual({ senders: 5, recipients: 0 })
  })

  it('is as high as its fullest layer', () => {
    const { data } = flowModel(
      graph([node('a', { layer: -1 }), node('b', { layer: -1 }), node('us')], []),
      words,
    )
    expect(lanesOf(data)).toBe(2)
    expect(lanesOf({ nodes: [], edges: [] })).toBe(1)
  })
})
