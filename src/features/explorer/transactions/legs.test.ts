import { describe, expect, test } from 'vitest'
import { foldPicture } from '#src/ui/flow/folding.ts'
import { flowFromGraph, type GraphWords } from '#src/ui/flow/from-graph.ts'
import { withBetween } from '#src/ui/flow/model.ts'
import { edge, graph, key, node, USDC } from '../graph.fixture.ts'
import { betweenOf } from './between.ts'
import { type Transaction, transactionPicture } from './legs.ts'
import { transfersToDraw } from './pick.ts'
import type { TransactionWords } from './use-transaction-words.ts'

const CHAIN = 'eip155:1'
const account = (name: string) => ({ key: key(name), chain: CHAIN, address: `0x${name}` })
const part = (transferId: string, name: string | null, units: string) => ({
  transferId,
  account: name === null ? null : account(name),
  asset: USDC,
  units,
})

function transaction(hash: string, change: Partial<Transaction>): Transaction {
  const { inputs = [], outputs = [] } = change
  return {
    id: `${CHAIN}/${hash}`,
    chain: CHAIN,
    hash,
    block: 7,
    time: null,
    model: 'account',
    inputs,
    outputs,
    inputCount: inputs.length,
    outputCount: outputs.length,
    fee: null,
    coinbase: false,
    subsidy: null,
    ...change,
  }
}

const flow = (from: string, to: string, units: string, transferIds: readonly string[], onPath = false) => ({
  ...edge(from, to, units),
  transferIds: [...transferIds],
  transferCount: transferIds.length,
  onPath,
})
const shown = graph('s', {
  nodes: [node('a', -1), node('s', 0), node('b', 1)],
  edges: [flow('a', 's', '100', ['t1', 't2', 't3']), flow('s', 'b', '80', ['t4'])],
})
const FIRST = transaction('h1', {
  inputs: [part('t1', 'a', '30'), part('t4', 's', '80'), part('t9', 's', '5')],
  outputs: [part('t1', 's', '30'), part('t4', 'b', '80'), part('t9', 'z', '5')],
})

describe('transfersToDraw', () => {
  test('takes one of each flow before a second of any, those of the path first, and stops at the limit', () => {
    const edges = [flow('a', 's', '1', ['a1', 'a2']), flow('s', 'b', '1', ['b1', 'b2'], true)]
    expect(transfersToDraw(edges, 3)).toEqual(['b1', 'a1', 'b2'])
    expect(transfersToDraw(edges, 50)).toEqual(['b1', 'a1', 'b2', 'a2'])
    expect(transfersToDraw([], 3)).toEqual([])
  })
})

describe('transactionPicture', () => {
  test('adds the parts of an account up, keeps who is not on the picture, and counts what is drawn', () => {
    const { drawn, parts, transfers, flowsOf } = transactionPicture(shown, [FIRST])
    expect(transfers).toEqual({ drawn: 2, all: 4 })
    const [one] = drawn
    expect(
      one?.legs.map(({ side, account: who, units, isDrawn }) => [side, who?.key, units, isDrawn]),
    ).toEqual([
      ['in', key('a'), '30', true],
      ['in', key('s'), '85', true],
      ['out', key('s'), '30', true],
      ['out', key('b'), '80', true],
      ['out', key('z'), '5', false],
    ])
    expect(parts.get(shown.edges[0]!.id)).toEqual(new Map([['t1', 30n]]))
    expect(flowsOf.get(one!.id)).toEqual(shown.edges.map(({ id }) => id))
  })

  test('a transaction of coins takes the place of the account it is between its inputs and outputs', () => {
    const hub = `${CHAIN}:tx-c1`
    const pictured = graph('s', {
      nodes: [node('a', -1), { ...node('hub', 0), account: { key: hub, chain: CHAIN, address: 'tx-c1' } }],
      edges: [{ ...flow('a', 'hub', '9', ['i']), to: hub, id: `${key('a')}>${hub}>${USDC.id}` }],
    })
    const coins = transaction('c1', {
      model: 'coins',
      inputs: [part('i', 'a', '9')],
      outputs: [part('o', null, '8')],
      fee: { asset: USDC, units: '1' },
    })
    const { drawn, transfers } = transactionPicture(pictured, [coins])
    expect(drawn.map(({ id }) => id)).toEqual([hub])
    expect(transfers).toEqual({ drawn: 1, all: 1 })
  })

  test('a transaction with nobody on the picture is not drawn', () => {
    const strange = transaction('x', { inputs: [part('q', 'y', '1')], outputs: [part('q', 'z', '1')] })
    expect(transactionPicture(shown, [strange]).drawn).toEqual([])
  })
})

describe('betweenOf', () => {
  const amount = (units: string) => units
  const flowWords = {
    amount,
    assets: String,
    more: String,
    category: String,
    holder: String,
    unattributed: '',
    coin: () => '',
    time: () => undefined,
  }
  const words: TransactionWords = {
    amount,
    moved: () => '115 USDC',
    hash: ({ hash }) => hash,
    facts: () => ['fee not known'],
    fee: () => 'fee not known',
    time: () => ({}),
  }
  const drawnWith = (transactions: readonly Transaction[]) => {
    const { data } = flowFromGraph(shown, flowWords as unknown as GraphWords)
    const folded = foldPicture(
      data,
      { open: new Set(), keep: new Set() },
      { title: String, amount, assets: String },
    )
    const between = betweenOf(transactionPicture(shown, transactions), folded, new Set(['t1']), words)
    return { between, drawn: withBetween(folded.data, between) }
  }

  test('legs stand for what they carry, the rest of a flow stays a flow: nothing is counted twice or lost', () => {
    const { between, drawn } = drawnWith([FIRST])
    expect(between.nodes).toMatchObject([{ kind: 'transaction', label: '115 USDC', sublabel: 'h1' }])
    const between1 = drawn.edges.find(({ id }) => id === shown.edges[0]!.id)
    expect(between1).toMatchObject({ units: '70', transferCount: 2, transferIds: ['t2', 't3'] })
    expect(drawn.edges.some(({ id }) => id === shown.edges[1]!.id)).toBe(false)
    const legs = between.edges.filter((leg) => leg.flows !== undefined)
    expect(legs.map(({ source, target, units, onPath }) => [source, target, units, onPath])).toEqual([
      [key('a'), between.nodes[0]!.id, '30', true],
      [key('s'), between.nodes[0]!.id, '85', false],
      [between.nodes[0]!.id, key('s'), '30', true],
      [between.nodes[0]!.id, key('b'), '80', false],
    ])
  })

  test('without transactions the graph is what it was', () => {
    const { between, drawn } = drawnWith([])
    expect([between.nodes, between.edges, between.replaces.size]).toEqual([[], [], 0])
    expect(drawn.edges.map(({ id }) => id)).toEqual(shown.edges.map(({ id }) => id))
  })
})
