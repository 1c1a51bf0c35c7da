/** TEMPORARY until the parsers are merged. */
export interface RowNotice {
  readonly code: string
  readonly field: string | null
  readonly message: string
}
export interface ParsedRow<T> {
  readonly ok: true
  readonly line: number
  readonly value: T
  readonly notices: readonly RowNotice[]
}
export interface RejectedRow {
  readonly ok: false
  readonly line: number
  readonly field: string | null
  readonly value: string
  readonly reason: string
  readonly code: string
}
export type Row<T> = ParsedRow<T> | RejectedRow
interface RowAccount {
  readonly canonical: string
  readonly display: string
}
export interface TransferRow {
  readonly chain: string
  readonly txHash: string
  readonly logIndex: number | null
  readonly txIndex: number | null
  readonly block: number | null
  readonly time: number | null
  readonly from: RowAccount
  readonly to: RowAccount
  readonly asset: { readonly id: string; readonly symbol: string; readonly decimals: number }
  readonly amount: bigint
  readonly fiat: { readonly currency: string; readonly minor: bigint } | null
  readonly priceSource: string | null
  readonly note: string | null
  readonly key: string
}
export interface LabelRow {
  readonly address: string
  readonly display: string
  readonly family: string
  readonly namespace: string
  readonly chain: string | null
  readonly category: string
  readonly label: string
  readonly actor: string | null
  readonly source: string
  readonly confidence: number
  readonly validFrom: number | null
  readonly validUntil: number | null
  readonly validFromBlock: number | null
  readonly validUntilBlock: number | null
  readonly uri: string | null
  readonly note: string | null
}
