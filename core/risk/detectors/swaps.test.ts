import { describe, expect, it } from 'vitest'
import { buildLedger } from '#core/ledger/ledger.ts'
import type { Transfer } from '#core/ledger/types.ts'
import { hkd, transferOf } from '#core/risk/testing.ts'
import { isEvenSwap, swapInto } from './swaps.ts'

const A = 'eip155:1/slip44:60'
const B = 'eip155:1/erc20:0xb'
const C = 'eip155:1/erc20:0xc'
const leg = (
  id: string,
  from: string,
  to: string,
  asset: string,
  amount = 100n,
  change: Partial<Transfer> = {},
) => transferOf({ id, from, to, asset, amount, txHash: '0xswap', ...change })

/** The swap by which the transfer with this id reached its receiver. */
function swapOf(id: string, legs: readonly Transfer[]) {
  const chain = [...buildLedger(legs).chains.values()][0]!
  const swap = swapInto(chain, chain.rowOf(id))
  return swap === null ? null : [swap.given, swap.taken].map((side) => side.map((each) => each.id))
}

describe('a swap in one transaction', () => {
  const paid = leg('give', 'who', 'pool', A)
  const got = leg('take', 'pool', 'who', B)

  it('is one asset paid and another got, whatever happens between others', () => {
    expect(swapOf('take', [paid, got])).toEqual([['give'], ['take']])
    const routed = [
      leg('give', 'who', 'router', A),
      leg('x', 'router', 'pool', C),
      leg('take', 'pool2', 'who', B),
    ]
    expect(swapOf('take', routed)).toEqual([['give'], ['take']])
    expect(swapOf('take', [paid, leg('more', 'who', 'pool3', A, 5n), got])).toEqual([
      ['give', 'more'],
      ['take'],
    ])
  })

  it('may give change back, and is none of the change alone', () => {
    const change = leg('change', 'pool', 'who', A, 10n)
    expect(swapOf('take', [paid, change, got])).toEqual([['give'], ['take']])
    expect(swapOf('change', [paid, change, got])).toBeNull()
  })

  it('is none where two assets were paid, two were got, or nothing was', () => {
    expect(swapOf('take', [paid, leg('also', 'who', 'pool', C), got])).toBeNull()
    expect(swapOf('take', [paid, got, leg('bonus', 'pool', 'who', C)])).toBeNull()
    expect(swapOf('take', [got])).toBeNull()
    expect(swapOf('take', [leg('give', 'who', 'pool', A, 0n), got])).toBeNull()
    expect(swapOf('take', [leg('give', 'who', 'pool', B), got])).toBeNull()
  })

  it('is none of two transactions, also where their rows lie between each other', () => {
    const other = { txHash: '0xother' }
    expect(swapOf('take', [leg('give', 'who', 'pool', A, 100n, other), got])).toBeNull()
    const mixed = [
      leg('a-give', 'who', 'pool', A, 100n, { txIndex: null }),
      leg('b-noise', 'x', 'y', C, 1n, { ...other, txIndex: null }),
      leg('c-take', 'pool', 'who', B, 100n, { txIndex: null }),
    ]
    expect(swapOf('c-take', mixed)).toEqual([['a-give'], ['c-take']])
  })
})

describe('an even swap', () => {
  const swap = { given: [leg('g', 'who', 'pool', A)], taken: [leg('t', 'pool', 'who', B)] }
  const at = (given: number, taken: number) => isEvenSwap(swap, 5, (id) => hkd(id === 'g' ? given : taken))

  it('is worth the same on both sides, give or take 5 %', () => {
    expect([at(100, 95), at(100, 94.99), at(100, 105), at(100, 105.01)]).toEqual([true, false, true, false])
    expect([at(0, 0), at(0, 5)]).toEqual([false, false])
  })

  it('cannot be told without a price on both', () => {
    expect(isEvenSwap(swap, 5, (id) => (id === 'g' ? hkd(100) : null))).toBeNull()
  })
})
