import { BITCOIN, ETHEREUM, TRON } from './addresses.ts'
import type { ChainId } from './types.ts'

export interface BlockPoint {
  readonly block: number
  /** Epoch milliseconds. */
  readonly time: number
}

/** A known height and time per chain (rounded); block heights after it are plausible, not the real chain's. */
const ANCHORS: Record<string, { readonly block: number; readonly time: number; readonly interval: number }> =
  {
    [ETHEREUM]: { block: 15_537_394, time: Date.UTC(2022, 8, 15, 6, 42, 47), interval: 12_000 },
    [TRON]: { block: 47_000_000, time: Date.UTC(2023, 0, 1), interval: 3_000 },
    [BITCOIN]: { block: 769_787, time: Date.UTC(2023, 0, 1), interval: 600_000 },
  }

/** Bitcoin blocks come unevenly: up to four minutes early or late, in whole seconds, never out of order. */
function wobble(chain: ChainId, n: number): number {
  if (chain !== BITCOIN) return 0
  const mixed = Math.imul(n ^ (n >>> 7), 0x9e3779b1) >>> 0
  return ((mixed % 481) - 240) * 1000
}

/**
 * First block of the chain at or after an instant: a transaction sent at `time` is in this block.
 * @throws RangeError for an instant before 2024, where the anchors do not reach.
 */
export function blockAtOrAfter(chain: ChainId, time: number): BlockPoint {
  if (time < Date.UTC(2024, 0, 1))
    throw new RangeError('the demonstration history starts in 2024 at the earliest')
  const anchor = ANCHORS[chain]!
  let n = Math.max(0, Math.floor((time - anchor.time) / anchor.interval) - 1)
  while (anchor.time + n * anchor.interval + wobble(chain, n) < time) n += 1
  return { block: anchor.block + n, time: anchor.time + n * anchor.interval + wobble(chain, n) }
}
