import { useFormat } from '#src/platform/use-format.ts'
import css from './chip.module.css'
import { cx } from './cx.ts'

export interface AssetAmountProps {
  /** Smallest units, as a decimal string or BigInt. */
  readonly units: string | bigint
  readonly decimals: number
  readonly symbol: string
  /** Fraction digits shown; what is cut shows as `…` and stands in the title. Default 6. */
  readonly maxFraction?: number
}

/** An amount of an asset, exact in its title. */
export function AssetAmount({ units, decimals, symbol, maxFraction = 6 }: AssetAmountProps) {
  const format = useFormat()
  return (
    <span className={cx(css['amount'])} title={`${format.amount(units, decimals)} ${symbol}`}>
      {format.amount(units, decimals, Math.min(maxFraction, decimals))}
      <span className={cx(css['unit'])}>{symbol}</span>
    </span>
  )
}

export interface FiatAmountProps {
  /** Minor units (cents), or null where no price is known: shown as a dash, never as zero. */
  readonly minor: string | bigint | null
  readonly currency: string
  readonly isCompact?: boolean
  /** Where the price comes from and of when, for the title. */
  readonly priceNote?: string
}

export function FiatAmount({ minor, currency, isCompact = false, priceNote }: FiatAmountProps) {
  const format = useFormat()
  if (minor === null) return <span title={priceNote}>–</span>
  const exact = format.fiat(minor, currency)
  return (
    <span className={cx(css['amount'])} title={priceNote === undefined ? exact : `${exact} · ${priceNote}`}>
      {isCompact ? format.fiatCompact(minor, currency) : exact}
    </span>
  )
}
