import { expect, test } from 'vitest'
import { byTransaction } from './merges.ts'

const account = (address: string) => ({ key: `c:${address}`, chain: 'c', address })
const reason = (txHash: string, a: string, b: string, kind: 'co-spend' | 'change' = 'co-spend') => ({
  txHash,
  kind,
  accounts: [account(a), account(b)],
})

test('a transaction that joined many is one reason with each address once; kinds stay apart', () => {
  const found = byTransaction([
    reason('t1', 'a', 'b'),
    reason('t2', 'b', 'd'),
    reason('t1', 'a', 'c'),
    reason('t1', 'a', 'e', 'change'),
  ])
  expect(
    found.map(({ txHash, kind, accounts }) => [txHash, kind, accounts.map(({ address }) => address)]),
  ).toEqual([
    ['t1', 'co-spend', ['a', 'b', 'c']],
    ['t2', 'co-spend', ['b', 'd']],
    ['t1', 'change', ['a', 'e']],
  ])
})
