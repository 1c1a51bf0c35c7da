import { describe, expect, test } from 'vitest'
import { answerOfTransactions } from '../opening/answers.ts'
import { edge, graph, key, node, rest } from '../graph.fixture.ts'
import type { GraphAnswer } from '../picture.ts'
import { assemble } from './assemble.ts'
import { createRecord } from './record.ts'

const CHAIN = 'bip122:000000000019d6689c085ae165831e93'
const HASH = 'ab'.repeat(32)

/** An account with a transaction beside it, of which more outputs are held than are drawn. */
const AROUND_S: GraphAnswer = {
  ...graph('s', {
    nodes: [node('s', 0), node('tx', 1), node('a', 2)],
    edges: [edge('s', 'tx', '100'), edge('tx', 'a', '60')],
    notLoaded: [rest('tx', 'out', 3, '40')],
    surroundings: [
      { account: key('s'), direction: 'out', counterparties: 1, drawn: 1 },
      { account: key('tx'), direction: 'out', counterparties: 4, drawn: 1 },
    ],
  }),
  cursors: { in: null, out: 'next of s' },
}
const ALL_OF_TX: GraphAnswer = {
  ...graph('tx', {
    nodes: [node('tx', 0), node('a', 1), node('b', 1)],
    edges: [edge('tx', 'a', '60'), edge('tx', 'b', '40')],
    surroundings: [{ account: key('tx'), direction: 'out', counterparties: 4, drawn: 4 }],
  }),
  cursors: { in: null, out: null },
}

function picture(...answers: readonly GraphAnswer[]) {
  const record = createRecord({ by: 'u-1', now: () => 1, newId: () => crypto.randomUUID() })
  for (const answer of answers)
    record.take(
      {
        kind: 'expand',
        account: answer.subject,
        direction: 'out',
        asset: null,
        rank: 'value',
        limit: 12,
        drew: answer.nodes.map((each) => each.account.key),
        facts: null,
      },
      [answer],
    )
  const { steps, answers: given } = record.store.getState()
  return assemble(steps, given)
}

describe('what an answer says of a transaction beside its account', () => {
  test('is drawn and counted, and has no next page of its own', () => {
    const { graph: drawn, cursorOf } = picture(AROUND_S)
    expect(drawn.nodes.map(({ account, layer }) => [account.address, layer])).toEqual([
      ['0xs', 0],
      ['0xtx', 1],
      ['0xa', 2],
    ])
    expect(drawn.notLoaded).toEqual([rest('tx', 'out', 3, '40')])
    expect([cursorOf(key('s'), 'out'), cursorOf(key('tx'), 'out')]).toEqual(['next of s', null])
  })

  test('counts less than an answer about the transaction, also where it comes later', () => {
    for (const order of [
      [AROUND_S, ALL_OF_TX],
      [ALL_OF_TX, AROUND_S],
    ]) {
      const { graph: drawn } = picture(...order)
      expect(drawn.notLoaded).toEqual([])
    }
  })
})

describe('a transaction of coins put on a picture', () => {
  const account = (address: string) => ({ key: `${CHAIN}:${address}`, chain: CHAIN, address })
  const hub = account(`tx-${HASH}`)
  const asset = { id: `${CHAIN}/slip44:0`, symbol: 'BTC', decimals: 8 }
  const part = (transferId: string, of: string | null, units: string) => ({
    transferId,
    account: of === null ? null : account(of),
    asset,
    units,
  })
  const coinNode = (of: ReturnType<typeof account>) => ({ ...node('any', 0), account: of })

  test('stands between who put in and who got out; which input paid which output is not made up', () => {
    const answer = answerOfTransactions({
      transactions: [
        {
          id: `${CHAIN}/${HASH}`,
          chain: CHAIN,
          hash: HASH,
          block: 7,
          time: null,
          model: 'coins',
          inputs: [part('i0', 'p', '60'), part('i1', 'q', '40')],
          outputs: [part('o0', 'r', '70'), part('o1', 'p', '20'), part('o2', null, '5')],
          inputCount: 2,
          outputCount: 3,
          fee: { asset, units: '5' },
          coinbase: false,
          subsidy: null,
        },
      ],
      nodes: ['p', 'q', 'r'].map((of) => coinNode(account(of))).concat(coinNode(hub)),
      stops: [],
      notLoaded: 0,
      nextCursor: null,
      facts: { ledgerDigest: '', labelSetDigest: '', block: 7, time: null, knownAt: '', engineVersion: '' },
    })
    expect(answer.subject).toBe(hub.key)
    expect(answer.nodes.map(({ account: { address }, layer }) => [address, layer])).toEqual([
      ['p', -1],
      ['q', -1],
      ['r', 1],
      [hub.address, 0],
    ])
    const short = (of: string) => of.slice(CHAIN.length + 1)
    expect(answer.edges.map(({ from, to, units }) => [short(from), short(to), units])).toEqual([
      ['p', hub.address, '60'],
      ['q', hub.address, '40'],
      [hub.address, 'r', '70'],
      [hub.address, 'p', '20'],
    ])
  })
})
