import type { UtxoTransaction } from '#core/ledger/utxo.ts'
import type { ChangeHeuristic } from './change.ts'
import { noChange, uniqueChange } from './change.ts'
import { indexCoins } from './coin-index.ts'
import { isCoinJoin } from './coinjoin.ts'

export interface ClusterOptions {
  /** Acted on only where it leaves a single output, and never in a mix. Default: none, co-spending alone. */
  readonly change?: ChangeHeuristic
  /** Transactions of several parties, which never merge anything. Default {@link isCoinJoin}. */
  readonly isMix?: (tx: UtxoTransaction) => boolean
}

/** Why two addresses are taken for one owner's: the evidence behind every cluster. */
export interface MergeReason {
  readonly txid: string
  readonly kind: 'co-spend' | 'change'
  readonly addresses: readonly [string, string]
}

export interface Clustering {
  /** Addresses of each cluster, sorted; clusters sorted by their first address. Singles are included. */
  readonly clusters: readonly (readonly string[])[]
  /** Every merge that was made, in the order of the transactions. */
  readonly reasons: readonly MergeReason[]
  /** The cluster of an address, named by its alphabetically first member; null for an unknown address. */
  readonly clusterOf: (address: string) => string | null
}

/**
 * Addresses that one owner controls, as far as the transactions show: inputs spent together (H1), except in
 * mixes and for coins without a single owner (multisig), and unique change (H2). Union-find, O(inputs α).
 *
 * A union cannot be undone, so a clustering is never edited: to take transactions back or to change a
 * heuristic, cluster again; the reasons of the old result say what rested on what.
 */
export function clusterAddresses(
  transactions: readonly UtxoTransaction[],
  options: ClusterOptions = {},
): Clustering {
  const { change = noChange, isMix = isCoinJoin } = options
  const index = indexCoins(transactions)
  const forest = new Forest()
  const reasons: MergeReason[] = []
  const merge = (txid: string, kind: MergeReason['kind'], a: string, b: string): void => {
    if (forest.union(a, b)) reasons.push({ txid, kind, addresses: [a, b] })
  }
  for (const tx of transactions) {
    for (const { address } of [...tx.inputs, ...tx.outputs]) if (address !== null) forest.add(address)
    if (tx.coinbase || isMix(tx)) continue
    const owned = tx.inputs.map((input) => input.address).filter((address) => address !== null)
    const first = owned[0]
    if (first === undefined) continue
    for (const other of owned) merge(tx.txid, 'co-spend', first, other)
    const output = owned.length === tx.inputs.length ? uniqueChange(change, tx, index) : null
    if (output !== null) merge(tx.txid, 'change', first, tx.outputs[output]!.address!)
  }
  return toClustering(forest, reasons)
}

function toClustering(forest: Forest, reasons: MergeReason[]): Clustering {
  const members = new Map<string, string[]>()
  for (const address of [...forest.addresses()].sort()) {
    const root = forest.find(address)
    const list = members.get(root)
    if (list === undefined) members.set(root, [address])
    else list.push(address)
  }
  const name = (address: string) => members.get(forest.find(address))![0]!
  return {
    clusters: [...members.values()],
    reasons,
    clusterOf: (address) => (forest.has(address) ? name(address) : null),
  }
}

/** Union-find over strings, with union by size and path halving. */
class Forest {
  private readonly parent = new Map<string, string>()
  private readonly size = new Map<string, number>()

  add(address: string): void {
    if (!this.parent.has(address)) this.parent.set(address, address)
  }

  has(address: string): boolean {
    return this.parent.has(address)
  }

  addresses(): Iterable<string> {
    return this.parent.keys()
  }

  find(address: string): string {
    let at = address
    for (let up = this.parent.get(at)!; up !== at; up = this.parent.get(at)!) {
      this.parent.set(at, this.parent.get(up)!)
      at = this.parent.get(at)!
    }
    return at
  }

  /** True if the two were separate before. */
  union(a: string, b: string): boolean {
    const [rootA, rootB] = [this.find(a), this.find(b)]
    if (rootA === rootB) return false
    const [sizeA, sizeB] = [this.size.get(rootA) ?? 1, this.size.get(rootB) ?? 1]
    const [root, child] = sizeA >= sizeB ? [rootA, rootB] : [rootB, rootA]
    this.parent.set(child, root)
    this.size.set(root, sizeA + sizeB)
    return true
  }
}
