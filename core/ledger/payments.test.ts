import { describe, expect, test } from 'vitest'
import { collectedFees, readEsploraTransaction } from './esplora.ts'
import { buildLedger } from './ledger.ts'
import { paymentsOf } from './payments.ts'
import { addressOf, type EsploraDraft, esploraTransaction, txidOf } from './testing/esplora-file.ts'
import { transfersOfUtxo } from './utxo.ts'

const CHAIN = 'bip122:000000000019d6689c085ae165831e93'

function ledgerOf(drafts: readonly EsploraDraft[]) {
  const read = drafts.map((draft) => readEsploraTransaction(esploraTransaction(draft)))
  return buildLedger(
    read.flatMap((tx) =>
      transfersOfUtxo(tx, { chain: CHAIN, asset: 'btc', accounts: 'addresses', fees: collectedFees(tx) }),
    ),
  )
}

const paid = (drafts: readonly EsploraDraft[]) => {
  const { ledger, payersOf } = paymentsOf(ledgerOf(drafts))
  const chain = ledger.chains.get(CHAIN)
  const rows = Array.from({ length: chain?.count ?? 0 }, (_, row) => chain!.transfer(row))
  const short = (account: string) => account.slice(CHAIN.length + 1)
  return {
    payersOf,
    payments: rows.map(({ id, from, to, amount }) => [id, short(from), short(to), amount]),
  }
}

describe('payments', () => {
  test('are outputs: change, fees and messages are none; who put most in stands for all who paid', () => {
    const { payments, payersOf } = paid([
      {
        name: 'two',
        block: 7,
        inputs: [
          ['ana', 10],
          ['mate', 50],
          ['ana', 30],
        ],
        outputs: [
          ['ben', 60],
          ['ana', 25],
          [null, 0],
        ],
      },
    ])
    expect(payments).toEqual([[`${txidOf('two')}:out:0`, addressOf('mate'), addressOf('ben'), 60n]])
    expect(payersOf(`${txidOf('two')}:out:0`)).toEqual([
      { account: `${CHAIN}:${addressOf('mate')}`, amount: 50n, transferId: `${txidOf('two')}:in:1` },
      { account: `${CHAIN}:${addressOf('ana')}`, amount: 40n, transferId: `${txidOf('two')}:in:2` },
    ])
    expect(payersOf(`${txidOf('two')}:in:0`)).toBeNull()
  })

  test('a value that a script without an address holds is paid; new coins come from nobody', () => {
    const { payments } = paid([
      { name: 'mined', block: 700_000, outputs: [['pool', 625_000_100]] },
      { name: 'locked', block: 700_001, inputs: [['pool', 90]], outputs: [[null, 80]], script: 'multisig' },
    ])
    expect(payments).toEqual([
      [`${txidOf('mined')}:out:0`, 'subsidy', addressOf('pool'), 625_000_100n],
      [`${txidOf('locked')}:out:0`, addressOf('pool'), `${txidOf('locked')}-0`, 80n],
    ])
  })

  test('moving coins among the addresses that paid is no payment at all', () => {
    const moved = {
      name: 'moved',
      block: 1,
      inputs: [['ana', 9]],
      outputs: [['ana', 8]],
    } satisfies EsploraDraft
    expect(paid([moved]).payments).toEqual([])
    expect(paymentsOf(ledgerOf([moved])).ledger.count).toBe(0)
  })

  test('chains without coins, and chains of coins given as who paid whom, are as they were', () => {
    const row = {
      asset: 'x',
      txHash: 'h',
      amount: 1n,
      block: 1,
      txIndex: null,
      logIndex: null,
      time: null,
    }
    const ledger = buildLedger([
      { ...row, id: 'a', chain: 'eip155:1', from: 'eip155:1:0x1', to: 'eip155:1:0x2' },
      {
        ...row,
        id: 'b',
        chain: CHAIN,
        from: `${CHAIN}:${addressOf('ana')}`,
        to: `${CHAIN}:${addressOf('ben')}`,
      },
    ])
    const payments = paymentsOf(ledger)
    expect([...payments.ledger.chains.values()]).toEqual([...ledger.chains.values()])
    expect(payments.payersOf('b')).toBeNull()
  })
})
