import type { Transfer } from '#core/ledger/types.ts'
import type { LabelClaim } from '#core/flow/types.ts'

/** Small ledgers for tests, written as sentences: `row('a', 'b', 5)` is the next transfer, in its own block. */
export const CHAIN = 'eip155:1'
export const ASSET = 'eip155:1/slip44:60'

export const account = (name: string) => `${CHAIN}:${name}`

export type Row = readonly [from: string, to: string, amount: number | bigint]

/** One transfer per row, one block and one minute per transfer, ids `t0`, `t1` and so on. */
export function transfersOf(rows: readonly Row[], asset: string = ASSET): Transfer[] {
  return rows.map(([from, to, amount], at) => ({
    id: `t${at}`,
    chain: CHAIN,
    asset,
    txHash: `0x${at.toString(16)}`,
    from: account(from),
    to: account(to),
    amount: BigInt(amount),
    block: at,
    txIndex: 0,
    logIndex: null,
    time: at * 60_000,
  }))
}

/** A claim with plain defaults. */
export function claim(
  name: string,
  role: LabelClaim['role'] = 'risk',
  more: Partial<LabelClaim> = {},
): LabelClaim {
  return {
    id: `label:${name}`,
    account: account(name),
    category: role === 'service' ? 'exchange' : 'scam',
    role,
    actor: null,
    source: 'test',
    confidence: 50,
    validFrom: null,
    validUntil: null,
    ...more,
  }
}
