import { expect, it } from 'vitest'
import type { Graph } from '#src/data/addresses.ts'
import { lanesOf, notDrawn, withoutRests } from './beside.ts'

const around = (account: string, direction: 'in' | 'out', counterparties: number, drawn: number) => ({
  account,
  direction,
  counterparties,
  drawn,
})
const GRAPH: Graph = {
  subject: 'us',
  nodes: [],
  edges: [],
  notLoaded: [
    {
      account: 'us',
      direction: 'in',
      asset: { id: 'eip155:1/slip44:60', symbol: 'ETH', decimals: 18 },
      counterparties: 5,
      transfers: 5,
      units: '5',
    },
  ],
  surroundings: [around('us', 'in', 9, 4), around('us', 'out', 2, 2), around('else', 'in', 50, 0)],
  asOf: { block: null, time: null },
}

it('counts what it leaves out beside the subject only, and says so in words instead of cards', () => {
  expect(notDrawn(GRAPH)).toEqual({ senders: 5, recipients: 0 })
  expect(withoutRests(GRAPH).notLoaded).toEqual([])
  expect(notDrawn(withoutRests(GRAPH))).toEqual({ senders: 5, recipients: 0 })
})

it('is as high as its fullest layer', () => {
  const card = (id: string, layer: number) => ({ id, kind: 'address' as const, label: id, layer })
  expect(lanesOf({ nodes: [card('a', -1), card('b', -1), card('us', 0)], edges: [] })).toBe(2)
  expect(lanesOf({ nodes: [], edges: [] })).toBe(1)
})
