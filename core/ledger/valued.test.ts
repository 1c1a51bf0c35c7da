import { expect, test } from 'vitest'
import { buildLedger } from './ledger.ts'
import type { Transfer } from './types.ts'
import { fiatAsset, valuedView } from './valued.ts'

const transfer = (id: string, asset: string, from: string, to: string, amount: bigint): Transfer => ({
  id,
  chain: 'eip155:1',
  asset,
  txHash: '0x00',
  from: `eip155:1:${from}`,
  to: `eip155:1:${to}`,
  amount,
  block: Number(id),
  txIndex: 0,
  logIndex: null,
  time: null,
})

test('assets of one account are one pot, by value; what has no price is named and left out', () => {
  const ledger = buildLedger([
    transfer('1', 'usdc', 'x', 'a', 100n),
    transfer('2', 'ether', 'y', 'a', 3n),
    transfer('3', 'unpriced', 'z', 'a', 7n),
  ])
  const prices: Record<string, bigint> = { usdc: 1n, ether: 200n }
  const view = valuedView(ledger, 'USD', ({ asset, amount }) =>
    prices[asset] === undefined ? null : prices[asset] * amount,
  )
  const chain = view.ledger.chains.get('eip155:1')!
  const rows = [0, 1].map((row) => chain.transfer(row))
  expect(rows.map(({ id, amount, asset }) => [id, amount, asset])).toEqual([
    ['1', 100n, fiatAsset('USD')],
    ['2', 600n, fiatAsset('USD')],
  ])
  expect(view.unvalued).toEqual(['3'])
  expect(chain.incoming.offsets[chain.find('eip155:1:a', fiatAsset('USD')) + 1]).toBeGreaterThan(1)
})
