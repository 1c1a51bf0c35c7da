import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { edge, key, node, USDC } from '../graph.fixture.ts'
import { selectionTotals, totalsByAsset } from './totals.ts'

const FAKE = { ...USDC, id: 'eip155:1/erc20:0xfake' }
const nodes = [node('a', 0), node('b', 1), node('c', 1)]
const edges = [
  edge('a', 'b', '1000000'),
  edge('a', 'b', '5', FAKE),
  edge('a', 'c', '2000000'),
  edge('c', 'b', '7'),
]

test('two tokens that share a symbol are never one sum', () => {
  const totals = selectionTotals(new Set(edges.map(({ id }) => id)), nodes, edges)
  expect(totals.assets.map(({ asset, units }) => [asset.id, units])).toEqual([
    [USDC.id, 3_000_007n],
    [FAKE.id, 5n],
  ])
  expect(totals).toMatchObject({ nodes: 0, flows: 4, transfers: 4 })
})

test('selected addresses stand for what moved among them', () => {
  const totals = selectionTotals(new Set([key('a'), key('c')]), nodes, edges)
  expect(totals).toMatchObject({ nodes: 2, flows: 1 })
  expect(totals.assets[0]!.units).toBe(2_000_000n)
})

test('a selected flow is counted, not the others between the same addresses', () => {
  const totals = selectionTotals(new Set([key('a'), key('b'), edges[0]!.id]), nodes, edges)
  expect(totals).toMatchObject({ nodes: 2, flows: 1 })
  expect(totals.assets).toHaveLength(1)
})

test('no amount is lost, however large', () => {
  const units = fc.array(fc.bigInt({ min: 0n, max: 10n ** 40n }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(units, (amounts) => {
      const flows = amounts.map((amount, at) => ({ ...edge('a', 'b', String(amount)), id: String(at) }))
      expect(totalsByAsset(flows)[0]!.units).toBe(amounts.reduce((sum, amount) => sum + amount, 0n))
    }),
  )
})
