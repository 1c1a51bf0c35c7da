/**
 * Interning. A holding is one account's position in one asset: the node of every flow graph, because funds
 * of one asset never mix with funds of another. Numbers are given in order of arrival and mean nothing
 * outside one ledger; nothing that leaves the engine depends on them.
 */
export class HoldingTable {
  readonly accounts: string[] = []
  readonly assets: string[] = []
  private readonly accountIds = new Map<string, number>()
  /** Per asset, account name to holding: one look-up an end of a transfer. */
  private readonly byAsset = new Map<
    string,
    { readonly asset: number; readonly holdings: Map<string, number> }
  >()
  private readonly holdingAccount: number[] = []
  private readonly holdingAsset: number[] = []

  /** A table of the same holdings in the same order, from their columns. O(holdings). */
  static restore(
    accounts: readonly string[],
    assets: readonly string[],
    accountOf: Uint32Array,
    assetOf: Uint32Array,
  ): HoldingTable {
    const table = new HoldingTable()
    for (const account of accounts) table.internAccount(account)
    for (const asset of assets) table.assetTable(asset)
    for (let holding = 0; holding < accountOf.length; holding++)
      table.intern(accounts[accountOf[holding]!]!, assets[assetOf[holding]!]!)
    return table
  }

  get count(): number {
    return this.holdingAccount.length
  }

  /** Index of the account, or -1. */
  accountIndex(account: string): number {
    return this.accountIds.get(account) ?? -1
  }

  accountOf(holding: number): number {
    return this.holdingAccount[holding]!
  }

  assetOf(holding: number): number {
    return this.holdingAsset[holding]!
  }

  /** Index of the holding, or -1. */
  find(account: string, asset: string): number {
    return this.byAsset.get(asset)?.holdings.get(account) ?? -1
  }

  /** Index of the holding, made if new. */
  intern(account: string, asset: string): number {
    const table = this.assetTable(asset)
    const known = table.holdings.get(account)
    if (known !== undefined) return known
    const holding = this.holdingAccount.length
    table.holdings.set(account, holding)
    this.holdingAccount.push(this.internAccount(account))
    this.holdingAsset.push(table.asset)
    return holding
  }

  private assetTable(asset: string) {
    let table = this.byAsset.get(asset)
    if (table === undefined) {
      table = { asset: this.assets.length, holdings: new Map<string, number>() }
      this.byAsset.set(asset, table)
      this.assets.push(asset)
    }
    return table
  }

  private internAccount(account: string): number {
    const known = this.accountIds.get(account)
    if (known !== undefined) return known
    const id = this.accounts.length
    this.accountIds.set(account, id)
    this.accounts.push(account)
    return id
  }
}
