import { expect, test } from 'vitest'
import {
  coinAccount,
  coinAccountOf,
  feesAccount,
  isTransactionAccount,
  newCoinsAccount,
  transactionAccount,
} from './coin-accounts.ts'
import { addressOf, txidOf } from './testing/esplora-file.ts'

const CHAIN = 'bip122:000000000019d6689c085ae165831e93'

test('every name that a transaction needs beside addresses is read back as what it is', () => {
  const txid = txidOf('any')
  expect(coinAccountOf(transactionAccount(CHAIN, txid))).toEqual({ role: 'transaction', of: txid })
  expect(coinAccountOf(feesAccount(CHAIN, 700_000))).toEqual({ role: 'fees', of: '700000' })
  expect(coinAccountOf(feesAccount(CHAIN, txid))).toEqual({ role: 'fees', of: txid })
  expect(coinAccountOf(newCoinsAccount(CHAIN))).toEqual({ role: 'new-coins', of: '' })
  expect(coinAccountOf(coinAccount(CHAIN, `${txid}:12`))).toEqual({ role: 'coin', of: `${txid}:12` })
  expect(isTransactionAccount(transactionAccount(CHAIN, txid))).toBe(true)
})

test('an address is none of them, and no other chain has any', () => {
  expect(coinAccountOf(`${CHAIN}:${addressOf('ana')}`)).toBeNull()
  expect(coinAccountOf(`${CHAIN}:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa`)).toBeNull()
  expect(coinAccountOf('antelope:aca376f206b8fc25a6ed44dbdc66547c:subsidy')).toBeNull()
  expect(coinAccountOf(transactionAccount('eip155:1', txidOf('any')))).toBeNull()
})
