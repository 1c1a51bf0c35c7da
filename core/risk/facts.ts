/*
 * Records of other systems that some rules need: a desk may or may not be connected to them. A kind that is not
 * connected is `undefined`, and a rule that needs it is not evaluated; a kind that is connected and empty is an
 * empty list, and then "none" is an answer.
 */

/** How the ownership of an outside wallet was shown (SFC AML Guideline 12.10.6). */
export interface WalletProof {
  readonly account: string
  readonly customerRef: string
  readonly method: 'micropayment' | 'signed-message' | 'statement' | 'self-declaration'
  /** Epoch milliseconds. */
  readonly provenAt: number
  readonly withdrawnAt: number | null
}

/** What travelled with a transfer (SFC AML Guideline 12.11). */
export interface TravelRuleRecord {
  readonly transferId: string
  readonly receivedAt: number
  /** Names of required items that are missing or meaningless. */
  readonly missing: readonly string[]
  /** Whether the beneficiary's or originator's name is the one on the account; null where nobody compared. */
  readonly nameMatches: boolean | null
}

/** One sign-in or instruction of a customer. */
export interface AccessRecord {
  readonly customerRef: string
  readonly at: number
  /** A fingerprint of the device or the network address; equal text is the same device or address. */
  readonly device: string | null
  readonly ip: string | null
}

/** A change of a customer's bank account, wallet or contact details. */
export interface DetailChange {
  readonly id: string
  readonly customerRef: string
  readonly field: string
  readonly at: number
}

/** An account the issuer froze or blacklisted, from when until when. */
export interface FrozenAccount {
  readonly account: string
  readonly frozenFrom: number
  readonly frozenUntil: number | null
}

/** What the owner of tokens allowed somebody else to take of them (ERC-20 `approve` and its like). */
export interface TokenApproval {
  readonly id: string
  readonly owner: string
  readonly spender: string
  /** CAIP-19. */
  readonly asset: string
  /** In the asset's smallest unit; null for no limit (the reader knows which figure its chain writes for that). */
  readonly amount: bigint | null
  readonly at: number
  readonly revokedAt: number | null
}

/** An asset (CAIP-19) that the firm does not support, from when until when. */
export interface UnsupportedAsset {
  readonly asset: string
  readonly from: number
  readonly until: number | null
}

/** A trade of a customer on the platform's own book: `buy` gives money for an asset; null where nobody said. */
export interface TradeRecord {
  readonly customerRef: string
  readonly side: 'buy' | 'sell' | null
  readonly at: number
}

/** Money that a customer paid in from, or was paid out to, a bank account, a card or a counter. */
export interface FiatRecord {
  readonly id: string
  readonly customerRef: string
  readonly way: 'in' | 'out'
  /** Hong Kong cents. */
  readonly minor: bigint
  readonly at: number
}

/**
 * One asset given for another, as the venue or whoever decodes its contracts reports it: which transfer paid for
 * which. The two may lie on different chains and belong to different accounts.
 */
export interface SwapRecord {
  readonly id: string
  readonly given: string
  readonly taken: string
}

/** A customer whom the firm holds to be easily taken advantage of (age, illness, loss), from when until when. */
export interface VulnerableCustomer {
  readonly customerRef: string
  readonly from: number
  readonly until: number | null
}

/** What due diligence found about the service behind an account, from when until when. */
export interface VaspRecord {
  readonly account: string
  readonly name: string
  /** ISO 3166-1 alpha-2 of where it is established; null where nobody found out. */
  readonly jurisdiction: string | null
  /** Whether it holds the licence its jurisdiction asks for; null where nobody found out. */
  readonly licensed: boolean | null
  readonly from: number
  readonly until: number | null
}

/** A jurisdiction (ISO 3166-1 alpha-2) that the firm rates as high risk, from when until when. */
export interface RiskJurisdiction {
  readonly jurisdiction: string
  readonly from: number
  readonly until: number | null
}

/** Everything the desk is connected to. */
export interface Facts {
  readonly walletProofs?: readonly WalletProof[]
  readonly travelRuleRecords?: readonly TravelRuleRecord[]
  readonly accessRecords?: readonly AccessRecord[]
  readonly detailChanges?: readonly DetailChange[]
  readonly frozenAccounts?: readonly FrozenAccount[]
  readonly tokenApprovals?: readonly TokenApproval[]
  readonly unsupportedAssets?: readonly UnsupportedAsset[]
  readonly tradeRecords?: readonly TradeRecord[]
  readonly fiatRecords?: readonly FiatRecord[]
  readonly swapRecords?: readonly SwapRecord[]
  readonly vulnerableCustomers?: readonly VulnerableCustomer[]
  readonly vaspRecords?: readonly VaspRecord[]
  readonly riskJurisdictions?: readonly RiskJurisdiction[]
}

/** Whether something that holds from `from` until `until` (open where null) held at an instant, epoch ms. */
export function heldAt(
  { from, until }: { readonly from: number; readonly until: number | null },
  at: number,
): boolean {
  return from <= at && (until === null || at < until)
}
