import { describe, expect, test } from 'vitest'
import { buildLedger } from '#core/ledger/ledger.ts'
import { transfersOfUtxo } from '#core/ledger/utxo.ts'
import { createEngine } from './engine.ts'
import { utxoTransactions } from './testing/utxo.ts'
import type { LabelClaim } from './types.ts'

const CHAIN = 'bip122:000000000019d6689c085ae165831e93'
const txid = (n: number) => n.toString(16).padStart(64, '0')
const key = (address: string) => `${CHAIN}:${address}`

const risk = (address: string): LabelClaim => ({
  id: `label-${address}`,
  account: key(address),
  category: 'ransomware',
  role: 'risk',
  actor: null,
  source: 'test',
  confidence: 60,
  validFrom: null,
  validUntil: null,
})

/** far pays bad, bad and mate pay near together, near pays last. */
const TRANSACTIONS = utxoTransactions([
  { txid: txid(1), block: 1, spends: [['0:0', 100n]], pays: [60n, 40n], to: ['bad', 'mate'] },
  { txid: txid(2), block: 2, spends: [`${txid(1)}:0`, `${txid(1)}:1`], pays: [90n], to: ['near'] },
  { txid: txid(3), block: 3, spends: [`${txid(2)}:0`], pays: [80n], to: ['last'] },
])
const ledger = buildLedger(
  TRANSACTIONS.flatMap((tx) => transfersOfUtxo(tx, { chain: CHAIN, asset: 'btc', accounts: 'addresses' })),
)

describe('hops over transactions of coins', () => {
  const engine = createEngine(ledger, [risk('bad')])

  test('who put an input in is the neighbour of who is paid by an output: direct, one hop', () => {
    const { parts } = engine.exposureOf(key('near'), 'btc', { denominator: 'lifetime-inflow' })
    expect(parts).toMatchObject([{ kind: 'direct', hops: 1, share: 0.6, amount: 54n }])
    expect(parts[0]?.path).toEqual([`${txid(2)}:in:0`, `${txid(2)}:out:0`])
    const output = engine.exposureOfTransfer(`${txid(2)}:out:0`, { evidence: true })
    expect(output.parts).toMatchObject([{ kind: 'direct', hops: 1, share: 0.6 }])
    expect(output.evidence).toMatchObject([{ transferId: `${txid(2)}:in:0`, kind: 'direct' }])
  })

  test('one transaction on it is the second hop, whichever way the question goes', () => {
    const { parts } = engine.exposureOf(key('last'), 'btc')
    expect(parts).toMatchObject([{ kind: 'indirect', hops: 2, amount: 48n }])
    expect(parts[0]?.share).toBeCloseTo(0.6, 12)
    expect(parts[0]?.path).toHaveLength(4)
    const forward = createEngine(ledger, [risk('last')])
    const sent = { side: 'destination', denominator: 'lifetime-outflow' } as const
    expect(forward.exposureOf(key('near'), 'btc', sent).parts).toMatchObject([{ kind: 'direct', hops: 1 }])
    expect(forward.exposureOf(key('bad'), 'btc', sent).parts).toMatchObject([{ kind: 'indirect', hops: 2 }])
  })
})
