/** A family is one way of writing addresses; several chains may share it. */
export type AddressFamily =
  | 'evm'
  | 'bitcoin'
  | 'bitcoincash'
  | 'ecash'
  | 'bitcoingold'
  | 'litecoin'
  | 'dogecoin'
  | 'dash'
  | 'digibyte'
  | 'verge'
  | 'zcash'
  | 'tron'
  | 'neo'
  | 'xrp'
  | 'monero'
  | 'antelope'
  | 'solana'
  | 'stellar'
  | 'algorand'
  | 'substrate'
  | 'tezos'
  | 'filecoin'
  | 'cardano'
  | 'cosmos'
  | 'avalanche'
  | 'zilliqa'
  | 'oasis'
  | 'iota'
  | 'radix'

export type AddressErrorCode =
  | 'empty'
  | 'too-long'
  | 'bad-character'
  | 'bad-length'
  | 'bad-checksum'
  | 'bad-case'
  | 'wrong-variant'
  | 'unknown-version'
  | 'test-network'
  | 'looks-like-hash'
  | 'needs-chain'
  | 'unknown-format'

/** What one family's recogniser says of a text that is one of its addresses. */
export interface RecognisedAddress {
  readonly ok: true
  readonly family: AddressFamily
  /** The form in which two addresses are compared. */
  readonly canonical: string
  /** The form to show: with the checksum that the family has. */
  readonly display: string
  /** `p2pkh`, `p2tr`, `account`, `subaddress` … */
  readonly type: string
  /** CAIP-2 ids of the chains we know on which this is an address. */
  readonly possibleChains: readonly string[]
}

export interface RejectedAddress {
  readonly ok: false
  readonly code: AddressErrorCode
  /** A sentence for people. */
  readonly reason: string
}

export type Recognition = RecognisedAddress | RejectedAddress

export interface AddressNotice {
  readonly code: 'trimmed' | 'no-checksum' | 'hint-impossible'
  readonly message: string
  /** What the message names. */
  readonly values?: Readonly<Record<string, string>>
}

export interface DetectedAddress extends RecognisedAddress {
  /** CAIP-2 namespace of the (first) possible chain. */
  readonly namespace: string
  /** The one possible chain, or the one the hint chose among several; null while it is open. */
  readonly chain: string | null
  readonly notices: readonly AddressNotice[]
}

export function rejected(code: AddressErrorCode, reason: string): RejectedAddress {
  return { ok: false, code, reason }
}
