/** What the demonstration world consists of. Facts only: nothing here is an alert or a judgement of the product. */

export type WorldSize = 'small' | 'normal' | 'large'

export interface WorldOptions {
  readonly size: WorldSize
  /** Same seed, size and end: the same world, byte for byte. */
  readonly seed: string
  /** Epoch milliseconds: the instant at which the 90 days of history end. */
  readonly endsAt: number
}

export type ChainId = 'eip155:1' | 'tron:0x2b6653dc' | 'bip122:000000000019d6689c085ae165831e93'

/** An address as it is compared (`canonical`) and as it is shown (`display`, EIP-55 on EVM chains). */
export interface WorldAddress {
  readonly chain: ChainId
  readonly canonical: string
  readonly display: string
}

export interface WorldAsset {
  /** CAIP-19, contract in canonical form. */
  readonly id: string
  readonly symbol: string
  readonly name: string
  readonly decimals: number
  readonly chain: ChainId
  /** True for an asset that exists in this world only. */
  readonly invented: boolean
}

/** HKD cents for one whole unit of the asset on one UTC day. */
export interface WorldPrice {
  readonly asset: string
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
  readonly hkdMinor: bigint
  readonly source: 'demonstration price'
}

export interface WorldTransfer {
  /** `<chain>:<txHash>:<logIndex>`. */
  readonly key: string
  readonly chain: ChainId
  readonly txHash: string
  readonly block: number
  readonly txIndex: number
  readonly logIndex: number
  /** Epoch milliseconds of the block. */
  readonly time: number
  readonly from: WorldAddress
  readonly to: WorldAddress
  /** CAIP-19. */
  readonly asset: string
  /** Smallest units. */
  readonly amount: bigint
  /** HKD cents at the day's demonstration price, half up (`hkdMinorOf`). */
  readonly fiatMinor: bigint
  /** What the book-keeping system says of the transfer; never a suspicion. */
  readonly note: string | null
}

export type WalletRole = 'customer-deposit' | 'customer-withdrawal' | 'hot' | 'cold'

export interface ScopeEntry {
  readonly address: WorldAddress
  readonly role: WalletRole
  readonly customerRef: string | null
}

export type WorldBook =
  | {
      readonly id: string
      readonly kind: 'platform'
      readonly name: string
      readonly scope: readonly ScopeEntry[]
    }
  | {
      readonly id: string
      readonly kind: 'token' | 'instrument'
      readonly name: string
      readonly asset: string
    }

export interface Institution {
  readonly name: string
  readonly shortName: string
  readonly jurisdiction: 'HK'
  readonly notice: 'demonstration data'
  readonly books: readonly WorldBook[]
}

export interface WorldCustomer {
  readonly ref: string
  readonly name: string
  readonly type: 'individual' | 'corporate'
  readonly riskRating: 'low' | 'medium' | 'high'
  readonly onboardedAt: number
  readonly exitedAt: number | null
  readonly exitReason: string | null
  readonly wallets: readonly {
    readonly address: WorldAddress
    readonly role: 'customer-deposit' | 'customer-withdrawal'
  }[]
}

/** A dated claim by one source. Validity and knowledge are half-open intervals, null = unbounded. */
export interface WorldLabel {
  readonly id: string
  readonly address: WorldAddress
  readonly namespace: 'eip155' | 'tron' | 'bip122'
  /** CAIP-2, or null for a claim about the address on every chain of its namespace. */
  readonly chain: ChainId | null
  readonly category: string
  readonly text: string
  readonly actor: string | null
  readonly source: string
  /** 0 to 100 on the GraphSense ladder (ownership 100 ... web crawl 20, heuristic 10, unknown 5). */
  readonly confidence: number
  readonly validFrom: number | null
  readonly validUntil: number | null
  /** When this system learned of the claim. */
  readonly knownFrom: number
}

export type PersonRole = 'analyst' | 'approver' | 'mlro' | 'manager' | 'auditor' | 'admin'

export interface WorldPerson {
  readonly id: string
  readonly name: string
  readonly role: PersonRole
  /** 1 or 2 for analysts, null for others. */
  readonly level: 1 | 2 | null
  /** Probability that a decision of this person agrees with the answer key. */
  readonly skill: number
  readonly notice: 'demonstration data'
}

export type ExpectedRule =
  | { readonly kind: 'direct'; readonly category: string }
  | { readonly kind: 'indirect'; readonly category: string }
  | { readonly kind: 'structuring' }
  /** Behaviour or a shape: the rule of the catalogue that sees it. */
  | { readonly kind: 'pattern'; readonly rule: string }

/** One line of the answer key. */
export interface PlantedInstance {
  readonly id: string
  /** `T01` ... `T31`, design catalogue. */
  readonly typologyId: string
  readonly transferKeys: readonly string[]
  /** Canonical addresses that take part, without duplicates. */
  readonly addresses: readonly string[]
  readonly customerRef: string | null
  /** Rule that must fire on it; null where none does at the time (or none exists yet). */
  readonly expectedRule: ExpectedRule | null
  /** `suspicious`: right to escalate. `explainable`: true pattern, innocent. `noise`: should be closed as false. */
  readonly verdict: 'suspicious' | 'explainable' | 'noise'
  readonly note: string
}

/** One day of history: transfers in chain order, and the planted instances whose last transfer fell on it. */
export interface WorldBatch {
  readonly day: number
  readonly transfers: readonly WorldTransfer[]
  readonly planted: readonly PlantedInstance[]
}

export interface World {
  readonly options: WorldOptions
  readonly startsAt: number
  readonly institution: Institution
  readonly customers: readonly WorldCustomer[]
  readonly assets: readonly WorldAsset[]
  readonly prices: readonly WorldPrice[]
  readonly labels: readonly WorldLabel[]
  readonly people: readonly WorldPerson[]
  /** Canonical addresses whose funds come from before or outside the history: only these may go below zero. */
  readonly origins: ReadonlySet<string>
  /** The history, day by day; each call starts again and yields the same. Memory is bounded by one day. */
  batches(): IterableIterator<WorldBatch>
}
