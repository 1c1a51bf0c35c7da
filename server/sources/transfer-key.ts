import type { TransferRow } from './transfers-csv.ts'

type Keyed = Pick<TransferRow, 'chain' | 'txHash' | 'logIndex' | 'from' | 'to' | 'asset' | 'amount'>

/**
 * Gives each transfer of one file its stable identity, so that importing a file twice adds nothing.
 *
 * With a log index: `<chain>:<tx hash>:<log index>`. Without one: `<chain>:<tx hash>:<from>:<to>:<asset>:<amount>#<n>`,
 * n being 1 for the first such row of the file, 2 for a second that is equal in all of these, and so on: two equal
 * payments in one transaction stay two. Counts are kept under a 53-bit hash, not the text, to bound the memory; a
 * collision (1 in 18,000 for a file of a million rows) only starts one row's n at 2, for every import of the file.
 */
export function createKeyMaker(): (transfer: Keyed) => string {
  const seen = new Map<number, number>()
  return ({ chain, txHash, logIndex, from, to, asset, amount }) => {
    if (logIndex !== null) return `${chain}:${txHash}:${logIndex}`
    const base = `${chain}:${txHash}:${from.canonical}:${to.canonical}:${asset.id}:${amount}`
    const hash = hash53(base)
    const n = (seen.get(hash) ?? 0) + 1
    seen.set(hash, n)
    return `${base}#${n}`
  }
}

/** Two 32-bit multiplicative hashes side by side, cut to the 53 bits of a safe integer. */
function hash53(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
