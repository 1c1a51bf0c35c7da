import type { LabelClaim } from '#core/flow/types.ts'
import type { Transfer } from '#core/ledger/types.ts'

export const CHAIN = 'eip155:1'
export const ASSET = 'eip155:1/erc20:0x0000000000000000000000000000000000000001'

/** A seeded stream of numbers in [0, 1): mulberry32. */
export function randomStream(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const SKEW = 2.9

export interface SyntheticLedger {
  readonly transfers: Transfer[]
  readonly claims: LabelClaim[]
}

/**
 * A heavy-tailed ledger: a quarter as many accounts as transfers, both ends drawn from a power law (at a
 * million transfers the busiest account sends about 12,000), amounts log-normal in micro-units, 15 % of the
 * sends empty the account and the others leave a random part in it, so that funds of many origins mix. 1 account in 2,000 is a service (half of them among the busiest), as many
 * carry a risk label.
 */
export function syntheticLedger(rows: number, seed: number): SyntheticLedger {
  const random = randomStream(seed)
  const accounts = Math.max(4, Math.floor(rows / 4))
  const balance = new Float64Array(accounts)
  // Busy senders and busy receivers overlap but are not the same ranking.
  const pick = () => Math.floor(accounts * random() ** SKEW)
  const shifted = () => (pick() * 7919 + 13) % accounts
  const transfers: Transfer[] = []
  for (let row = 0; row < rows; row++) {
    const from = random() < 0.5 ? pick() : shifted()
    let to = random() < 0.5 ? pick() : shifted()
    if (to === from) to = (to + 1) % accounts
    const usual = Math.ceil(Math.exp(15 + 2 * normal(random)))
    const held = balance[from]!
    const part = random() < 0.15 ? 1 : 0.05 + 0.85 * random()
    const amount = held > 0 ? Math.max(1, Math.floor(Math.min(usual, held * part))) : usual
    balance[from] = Math.max(0, held - amount)
    balance[to]! += amount
    transfers.push({
      id: `t${row}`,
      chain: CHAIN,
      asset: ASSET,
      txHash: `0x${row.toString(16).padStart(64, '0')}`,
      from: accountName(from),
      to: accountName(to),
      amount: BigInt(amount),
      block: Math.floor(row / 150),
      txIndex: row % 150,
      logIndex: 0,
      time: 1_700_000_000_000 + Math.floor(row / 150) * 12_000,
    })
  }
  return { transfers, claims: labels(accounts, random) }
}

export const accountName = (account: number) => `${CHAIN}:0x${account.toString(16).padStart(40, '0')}`

function labels(accounts: number, random: () => number): LabelClaim[] {
  const count = Math.max(1, Math.round(accounts / 2000))
  const claims = new Map<number, LabelClaim>()
  const add = (account: number, role: LabelClaim['role']) => {
    if (claims.has(account)) return
    claims.set(account, {
      id: `l${account}`,
      account: accountName(account),
      category: role === 'risk' ? `risk-${account % 16}` : 'exchange',
      role,
      actor: null,
      source: 'synthetic',
      confidence: 50,
      validFrom: null,
      validUntil: null,
    })
  }
  for (let nr = 0; nr < count; nr++) {
    add(nr % 2 === 0 ? nr : Math.floor(random() * accounts), 'service')
    add(Math.floor(random() * accounts), 'risk')
  }
  return [...claims.values()]
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
