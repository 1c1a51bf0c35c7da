import { BITCOIN, ETHEREUM } from './addresses.ts'
import type { PlacedTx } from './ledger.ts'
import type { PriceBook } from './prices.ts'
import type { Random } from './random.ts'
import type { WorldTransfer } from './types.ts'

/** Where a chain's numbering has got to: other people's transactions fill the gaps. */
export interface ChainCursor {
  block: number
  txIndex: number
  logIndex: number
}

export const startOfChain = (): ChainCursor => ({ block: -1, txIndex: 0, logIndex: 0 })

/**
 * Numbers one transaction after everything its chain has had before. Token transfers count logs through the
 * block; ether has no log and bitcoin counts outputs, so both start at 0 in every transaction.
 */
export function numberTransfers(
  tx: PlacedTx,
  cursor: ChainCursor,
  random: Random,
  prices: PriceBook,
): WorldTransfer[] {
  const { chain } = tx.moves[0]!.asset
  const { block, time } = tx.point
  if (block === cursor.block) {
    cursor.txIndex += random.int(1, 12)
    cursor.logIndex += random.int(1, 20)
  } else {
    cursor.block = block
    cursor.txIndex = random.int(1, 60)
    cursor.logIndex = random.int(0, 90)
  }
  const txHash = `${chain === ETHEREUM ? '0x' : ''}${random.hex(32)}`
  return tx.moves.map(({ from, to, asset, amount, note }, at) => {
    const counted = chain !== BITCOIN && !asset.id.includes('slip44')
    if (counted && at > 0) cursor.logIndex += 1
    const logIndex = counted ? cursor.logIndex : at
    return {
      key: `${chain}:${txHash}:${logIndex}`,
      chain,
      txHash,
      block,
      txIndex: cursor.txIndex,
      logIndex,
      time,
      from: from.address,
      to: to.address,
      asset: asset.id,
      amount,
      fiatMinor: prices.fiat(asset, amount, time),
      note: note ?? null,
    }
  })
}
