import { exactAmount } from '#core/ledger/amounts.ts'
import type { ChainLedger } from '#core/ledger/ledger.ts'

/**
 * Balance of a holding after the first `rows` rows, from the transfers alone: what was received minus what
 * was sent, where a holding that sends more than it was seen to receive counts as empty afterwards.
 * In the asset's smallest unit. O(transfers of the holding).
 */
export function balanceAt(chain: ChainLedger, holding: number, rows: number): bigint {
  const { incoming, outgoing, columns } = chain
  let into = incoming.offsets[holding]!
  let out = outgoing.offsets[holding]!
  const intoEnd = incoming.offsets[holding + 1]!
  const outEnd = outgoing.offsets[holding + 1]!
  let balance = 0n
  for (;;) {
    const received = into < intoEnd ? incoming.events[into]! : rows
    const sent = out < outEnd ? outgoing.events[out]! : rows
    if (received >= rows && sent >= rows) return balance
    if (sent <= received) {
      const amount = exactAmount(columns, sent)
      balance = balance > amount ? balance - amount : 0n
      out++
    }
    if (received <= sent) {
      balance += exactAmount(columns, received)
      into++
    }
  }
}

/** All a holding received (or sent) in the first `rows` rows, in the asset's smallest unit. */
export function turnover(chain: ChainLedger, holding: number, rows: number, direction: 'in' | 'out'): bigint {
  const { offsets, events } = direction === 'in' ? chain.incoming : chain.outgoing
  let total = 0n
  for (let at = offsets[holding]!; at < offsets[holding + 1]! && events[at]! < rows; at++) {
    total += exactAmount(chain.columns, events[at]!)
  }
  return total
}
