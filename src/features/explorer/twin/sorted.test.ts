import { expect, test } from 'vitest'
import { edge, USDC } from '../graph.fixture.ts'
import { byAmount, byText, sortedRows } from './sorted.ts'

const DAI = { ...USDC, id: 'eip155:1/erc20:0xdai', symbol: 'DAI' }
const rows = [
  edge('a', 'b', '90000000000000000001'),
  edge('a', 'c', '5', DAI),
  edge('a', 'd', '90000000000000000000'),
]
const orders = {
  amount: byAmount<(typeof rows)[number]>((row) => ({ assetId: row.asset.id, units: row.units })),
  to: byText<(typeof rows)[number]>((row) => row.to),
}

test('amounts are compared to the last unit, and never across assets', () => {
  const sorted = sortedRows(rows, { column: 'amount', descending: true }, orders)
  expect(sorted.map((row) => [row.asset.symbol, row.units])).toEqual([
    ['USDC', '90000000000000000001'],
    ['USDC', '90000000000000000000'],
    ['DAI', '5'],
  ])
})

test('without a column the rows stay as they came', () => {
  expect(sortedRows(rows, null, orders)).toBe(rows)
  expect(sortedRows(rows, { column: 'nothing', descending: false }, orders)).toBe(rows)
})
