/**
 * Interning. A holding is one account's position in one asset: the node of every flow graph, because funds
 * of one asset never mix with funds of another. Numbers are given in order of arrival and mean nothing
 * outside one ledger; nothing that leaves the engine depends on them.
 */
export interface Holdings {
  readonly accounts: readonly string[]
  readonly assets: readonly string[]
  readonly count: number
  /** Index of the account, or -1. */
  accountIndex(account: string): number
  /** Index of the holding, or -1. */
  find(account: string, asset: string): number
  accountOf(holding: number): number
  assetOf(holding: number): number
}

const ASSET_BITS = 2 ** 20

export class HoldingTable implements Holdings {
  readonly accounts: string[] = []
  readonly assets: string[] = []
  private readonly accountIds = new Map<string, number>()
  private readonly assetIds = new Map<string, number>()
  private readonly holdingIds = new Map<number, number>()
  private readonly holdingAccount: number[] = []
  private readonly holdingAsset: number[] = []

  get count(): number {
    return this.holdingAccount.length
  }

  accountIndex(account: string): number {
    return this.accountIds.get(account) ?? -1
  }

  accountOf(holding: number): number {
    return this.holdingAccount[holding]!
  }

  assetOf(holding: number): number {
    return this.holdingAsset[holding]!
  }

  find(account: string, asset: string): number {
    const accountId = this.accountIds.get(account)
    const assetId = this.assetIds.get(asset)
    if (accountId === undefined || assetId === undefined) return -1
    return this.holdingIds.get(accountId * ASSET_BITS + assetId) ?? -1
  }

  /** Index of the holding, made if new. Throws RangeError above 2^20 assets on one chain. */
  intern(account: string, asset: string): number {
    const accountId = internString(account, this.accountIds, this.accounts)
    const assetId = internString(asset, this.assetIds, this.assets)
    if (assetId >= ASSET_BITS) throw new RangeError('more than 2^20 assets on one chain')
    const key = accountId * ASSET_BITS + assetId
    const known = this.holdingIds.get(key)
    if (known !== undefined) return known
    const holding = this.holdingAccount.length
    this.holdingIds.set(key, holding)
    this.holdingAccount.push(accountId)
    this.holdingAsset.push(assetId)
    return holding
  }

  /** A table that can grow without the original noticing. */
  copy(): HoldingTable {
    const copy = new HoldingTable()
    for (let holding = 0; holding < this.count; holding++) {
      copy.intern(this.accounts[this.accountOf(holding)]!, this.assets[this.assetOf(holding)]!)
    }
    return copy
  }
}

function internString(text: string, ids: Map<string, number>, list: string[]): number {
  const known = ids.get(text)
  if (known !== undefined) return known
  const id = list.length
  ids.set(text, id)
  list.push(text)
  return id
}
