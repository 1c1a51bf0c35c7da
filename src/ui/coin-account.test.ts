import { expect, test } from 'vitest'
import { coinRoleOf, shortAddress } from './coin-account.ts'

const HASH = '0123456789abcdef'.repeat(4)

test.each([
  ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', null, 'bc1qw508…v8f3t4'],
  ['0x00000000000000000000000000000000000000ff', null, '0x000000…0000ff'],
  [`tx-${HASH}`, 'transaction', '012345…cdef'],
  [`${HASH}-12`, 'coin', '012345…cdef:12'],
  ['fees-840000', 'fees', '#840000'],
  ['subsidy', 'new-coins', 'coinbase'],
])('%s', (address, role, short) => {
  expect(coinRoleOf(address)).toBe(role)
  expect(shortAddress(address)).toBe(short)
})
