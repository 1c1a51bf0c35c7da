import type { WorldLabel, WorldTransfer } from '../types.ts'

/** Categories of the default direct rules. */
export const DIRECT_CATEGORIES: ReadonlySet<string> = new Set([
  'sanctioned-entity',
  'ransomware',
  'mixer',
  'stolen-funds',
  'darknet-market',
  'scam',
  'illicit-actor',
  'gambling',
  'internal-exited',
  'terrorism',
  'high-risk-exchange',
  'instant-exchange',
])
export const SEVERE_CATEGORIES: ReadonlySet<string> = new Set([
  'sanctioned-entity',
  'ransomware',
  'stolen-funds',
  'darknet-market',
])
/** What marks the funds that leave an address. Everything else that is attributed absorbs what enters it. */
const RISK_CATEGORIES: ReadonlySet<string> = new Set([
  ...DIRECT_CATEGORIES,
  'sanctioned-jurisdiction',
  'terrorism',
  'fraud-shop',
  'phishing',
])

/** Category in force and known at an instant; a risk claim wins over a service claim. Undefined = unattributed. */
export function categoryAt(labels: readonly WorldLabel[], time: number): string | undefined {
  const inForce = labels.filter(
    ({ validFrom, validUntil, knownFrom }) =>
      knownFrom <= time && (validFrom ?? 0) <= time && (validUntil === null || time < validUntil),
  )
  return (inForce.find(({ category }) => RISK_CATEGORIES.has(category)) ?? inForce[0])?.category
}

export function labelIndex(labels: readonly WorldLabel[]): Map<string, WorldLabel[]> {
  return Map.groupBy(labels, ({ address }) => address.canonical)
}

interface Part {
  readonly category: string
  /** Transfers since the attributed address. */
  readonly hops: number
  readonly value: number
}

/**
 * Deliberately naive forward haircut, written apart from the product's engine, for judging the planted instances.
 * Calls `seen` for each transfer with the shares of its funds by category and distance.
 */
export function forwardHaircut(
  transfers: readonly WorldTransfer[],
  labels: ReadonlyMap<string, readonly WorldLabel[]>,
  seen: (transfer: WorldTransfer, parts: readonly Part[]) => void,
): void {
  const holdings = new Map<string, { balance: number; parts: Part[] }>()
  const of = (account: string, asset: string) => {
    const key = `${account}|${asset}`
    const found = holdings.get(key) ?? { balance: 0, parts: [] }
    holdings.set(key, found)
    return found
  }
  for (const transfer of transfers) {
    const amount = Number(transfer.amount)
    const sender = of(transfer.from.canonical, transfer.asset)
    const category = categoryAt(labels.get(transfer.from.canonical) ?? [], transfer.time)
    const fraction = sender.balance > 0 ? Math.min(1, amount / sender.balance) : 0
    let moved: Part[]
    if (category === undefined) {
      moved = sender.parts.map((part) => ({ ...part, hops: part.hops + 1, value: part.value * fraction }))
    } else {
      moved = RISK_CATEGORIES.has(category) ? [{ category, hops: 1, value: amount }] : []
    }
    sender.parts = sender.parts.map((part) => ({ ...part, value: part.value * (1 - fraction) }))
    sender.balance = Math.max(0, sender.balance - amount)
    const receiver = of(transfer.to.canonical, transfer.asset)
    receiver.balance += amount
    receiver.parts = merge([...receiver.parts, ...moved])
    seen(
      transfer,
      moved.map((part) => ({ ...part, value: amount > 0 ? part.value / amount : 0 })),
    )
  }
}

function merge(parts: readonly Part[]): Part[] {
  const groups = Map.groupBy(parts, ({ category, hops }) => `${category}/${hops}`)
  return [...groups.values()].map((group) => ({
    ...group[0]!,
    value: group.reduce((sum, { value }) => sum + value, 0),
  }))
}
