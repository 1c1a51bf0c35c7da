/** One end of a bridge hop, as decoded from its chain. */
export interface BridgeEnd {
  readonly transferId: string
  readonly bridge: string
  /** What is bridged, e.g. `USDC`: the same name on both sides. */
  readonly family: string
  /** In units that both sides share (scale decimals first). */
  readonly amount: bigint
  /** Epoch milliseconds. */
  readonly time: number
  /** Recipient as the deposit declares it, or as the withdrawal pays it; null if not known. */
  readonly recipient: string | null
  /** The bridge's own key (message id, nonce, transfer id); null if not decoded. */
  readonly messageId: string | null
  /** Both ends on one chain are no hop; left out, the end may be on any. */
  readonly chain?: string
}

export interface BridgeHop {
  readonly deposit: string
  readonly withdrawal: string
  /** `explicit`: both carry the bridge's own key. `implicit`: amount, time and recipient fit. */
  readonly tier: 'explicit' | 'implicit'
  /** 1 for explicit; else the pair's own weight (at most 0.9), shared with the rivals either end has. */
  readonly confidence: number
}

export interface BridgeLinkOptions {
  /** Longest time from deposit to withdrawal, in ms. */
  readonly within?: number
  /** How much more than was deposited may come out, in millionths (rounding of the bridge). */
  readonly tolerance?: number
  /** Most that the bridge may have kept, in millionths of the deposit. */
  readonly fee?: number
}

interface Pair {
  readonly deposit: number
  readonly withdrawal: number
  readonly weight: number
}

const MILLION = 1_000_000n

/**
 * Pairs near enough in time that may be looked at for one bridge and asset. Where there are more, every end has so
 * many rivals that no link would say anything, and none is made.
 */
const MAX_PAIRS_LOOKED_AT = 4_000_000

/**
 * Links deposits into bridges with withdrawals out of them (engine 1.8), one to one. First by the bridge's own
 * key; then, per bridge and asset family, pairs with 0 < dt <= within, a fitting amount and no contradicting
 * recipient, heaviest first. Greedy: at least half the weight of the best matching, and repeatable. What finds
 * no partner stays unlinked: the trace ends at the bridge.
 */
export function linkBridgeHops(
  deposits: readonly BridgeEnd[],
  withdrawals: readonly BridgeEnd[],
  options: BridgeLinkOptions = {},
): BridgeHop[] {
  const usedDeposits = new Set<number>()
  const usedWithdrawals = new Set<number>()
  const hops: BridgeHop[] = []
  const link = (deposit: number, withdrawal: number, tier: BridgeHop['tier'], confidence: number): void => {
    usedDeposits.add(deposit)
    usedWithdrawals.add(withdrawal)
    hops.push({
      deposit: deposits[deposit]!.transferId,
      withdrawal: withdrawals[withdrawal]!.transferId,
      tier,
      confidence,
    })
  }
  for (const [deposit, withdrawal] of sameMessage(deposits, withdrawals, options))
    link(deposit, withdrawal, 'explicit', 1)
  const pairs = fittingPairs(deposits, withdrawals, usedDeposits, usedWithdrawals, options)
  const rivals = weightPerEnd(pairs)
  for (const pair of pairs.sort((a, b) => comparePairs(a, b, deposits, withdrawals))) {
    if (usedDeposits.has(pair.deposit) || usedWithdrawals.has(pair.withdrawal)) continue
    const all = rivals.deposit.get(pair.deposit)! + rivals.withdrawal.get(pair.withdrawal)! - pair.weight
    link(pair.deposit, pair.withdrawal, 'implicit', pair.weight / Math.max(1, all))
  }
  return hops
}

/** Pairs that share the bridge's key, where the key names one deposit and one withdrawal that can be one hop. */
function sameMessage(
  deposits: readonly BridgeEnd[],
  withdrawals: readonly BridgeEnd[],
  options: BridgeLinkOptions,
) {
  const key = (end: BridgeEnd) =>
    end.messageId === null ? null : JSON.stringify([end.bridge, end.messageId])
  const targets = Map.groupBy(withdrawals.keys(), (at) => key(withdrawals[at]!))
  const sources = Map.groupBy(deposits.keys(), (at) => key(deposits[at]!))
  const pairs: [number, number][] = []
  for (const [name, from] of sources) {
    const to = targets.get(name) ?? []
    if (name === null || from.length !== 1 || to.length !== 1) continue
    const [deposit, withdrawal] = [deposits[from[0]!]!, withdrawals[to[0]!]!]
    const { tolerance = 0 } = options
    if (
      withdrawal.time > deposit.time &&
      (deposit.chain === undefined || deposit.chain !== withdrawal.chain) &&
      withdrawal.amount * MILLION <= deposit.amount * (MILLION + BigInt(tolerance))
    ) {
      pairs.push([from[0]!, to[0]!])
    }
  }
  return pairs
}

/** All pairs that could be one hop, by amount and time; O(n log n) plus the pairs. */
function fittingPairs(
  deposits: readonly BridgeEnd[],
  withdrawals: readonly BridgeEnd[],
  usedDeposits: ReadonlySet<number>,
  usedWithdrawals: ReadonlySet<number>,
  options: BridgeLinkOptions,
): Pair[] {
  const { within = 3_600_000, tolerance = 0, fee = 10_000 } = options
  const lane = (end: BridgeEnd) => JSON.stringify([end.bridge, end.family])
  const free = [...deposits.keys()].filter((at) => !usedDeposits.has(at))
  const lanes = Map.groupBy(free, (at) => lane(deposits[at]!))
  for (const list of lanes.values()) list.sort((a, b) => deposits[a]!.time - deposits[b]!.time)
  const crowded = crowdedLanes(deposits, withdrawals, lanes, lane, within)
  const pairs: Pair[] = []
  for (const [at, out] of withdrawals.entries()) {
    if (usedWithdrawals.has(at) || crowded.has(lane(out))) continue
    const candidates = lanes.get(lane(out)) ?? []
    for (
      let place = firstAfter(deposits, candidates, out.time - within);
      place < candidates.length;
      place++
    ) {
      const deposit = deposits[candidates[place]!]!
      if (deposit.time >= out.time) break
      const weight = fit(deposit, out, within, tolerance, fee)
      if (weight > 0) pairs.push({ deposit: candidates[place]!, withdrawal: at, weight })
    }
  }
  return pairs
}

function crowdedLanes(
  deposits: readonly BridgeEnd[],
  withdrawals: readonly BridgeEnd[],
  lanes: ReadonlyMap<string, readonly number[]>,
  lane: (end: BridgeEnd) => string,
  within: number,
): Set<string> {
  const looks = new Map<string, number>()
  for (const out of withdrawals) {
    const name = lane(out)
    const list = lanes.get(name) ?? []
    const near = firstAfter(deposits, list, out.time) - firstAfter(deposits, list, out.time - within)
    looks.set(name, (looks.get(name) ?? 0) + near)
  }
  return new Set([...looks].flatMap(([name, count]) => (count > MAX_PAIRS_LOOKED_AT ? [name] : [])))
}

/** Between 0 (cannot be) and 0.9 (nothing implicit is certain): recipient, then nearness of time and amount. */
function fit(deposit: BridgeEnd, out: BridgeEnd, within: number, tolerance: number, fee: number): number {
  if (deposit.messageId !== null && out.messageId !== null) return 0
  if (deposit.chain !== undefined && deposit.chain === out.chain) return 0
  const kept = deposit.amount - out.amount
  if (out.amount * MILLION > deposit.amount * (MILLION + BigInt(tolerance))) return 0
  if (kept * MILLION > deposit.amount * BigInt(fee)) return 0
  const known = deposit.recipient !== null && out.recipient !== null
  if (known && deposit.recipient !== out.recipient) return 0
  const nearTime = 1 - (out.time - deposit.time) / (2 * within)
  const nearAmount = kept <= 0n ? 1 : 1 - Number(kept) / Number(deposit.amount)
  return (known ? 0.9 : 0.6) * nearTime * nearAmount
}

function firstAfter(deposits: readonly BridgeEnd[], sorted: readonly number[], time: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (deposits[sorted[middle]!]!.time < time) low = middle + 1
    else high = middle
  }
  return low
}

function weightPerEnd(pairs: readonly Pair[]) {
  const deposit = new Map<number, number>()
  const withdrawal = new Map<number, number>()
  for (const pair of pairs) {
    deposit.set(pair.deposit, (deposit.get(pair.deposit) ?? 0) + pair.weight)
    withdrawal.set(pair.withdrawal, (withdrawal.get(pair.withdrawal) ?? 0) + pair.weight)
  }
  return { deposit, withdrawal }
}

/** Heaviest first; ties by transfer ids, so that the order of the input does not matter. */
function comparePairs(
  a: Pair,
  b: Pair,
  deposits: readonly BridgeEnd[],
  withdrawals: readonly BridgeEnd[],
): number {
  if (a.weight !== b.weight) return b.weight - a.weight
  const [nameA, nameB] = [a, b].map((pair) =>
    [deposits[pair.deposit]!.transferId, withdrawals[pair.withdrawal]!.transferId].join(' '),
  )
  return nameA! < nameB! ? -1 : nameA! > nameB! ? 1 : 0
}
