import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { chainName } from '#core/chain/chains.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AssetAmount } from './amount.tsx'
import css from './bridge-hops.module.css'
import { Timestamp } from './timestamp.tsx'

interface End {
  readonly chain: string
  readonly txHash: string
  readonly block: number | null
  readonly time: string | null
  readonly amount: {
    readonly asset: { readonly symbol: string; readonly decimals: number }
    readonly units: string
  }
}

/** A deposit into a bridge and the withdrawal elsewhere that it was matched with. */
interface Hop {
  readonly deposit: End & { readonly id: string }
  readonly withdrawal: End
  readonly tier: 'explicit' | 'implicit'
  readonly confidencePpm: number
  readonly sharePpm: number
}

export interface BridgeHopsProps {
  readonly hops: readonly Hop[]
  /** Of how many; the rest is said to be there. */
  readonly count: number
  /** A transaction as the page shows one. */
  readonly transaction: (end: End) => ReactNode
}

/** The bridge crossings that an exposure followed: both ends, why they were matched, and how likely that is. */
export function BridgeHops({ hops, count, transaction }: BridgeHopsProps) {
  const { t } = useTranslation('bridges')
  const format = useFormat()
  if (hops.length === 0) return null
  return (
    <section className={css['hops']} aria-label={t('title')}>
      <h4>{t('title')}</h4>
      <ol>
        {hops.map((hop) => (
          <li key={hop.deposit.id}>
            <p className={css['head']}>
              <b>{`${chainName(hop.deposit.chain)} → ${chainName(hop.withdrawal.chain)}`}</b>
              <span>{t('arrived', { share: format.ppm(hop.sharePpm) })}</span>
            </p>
            <BridgeEnd name={t('into')} end={hop.deposit} transaction={transaction} />
            <BridgeEnd name={t('out')} end={hop.withdrawal} transaction={transaction} />
            <p className={css['why']}>
              {`${t(hop.tier)} · ${t('confidence', { value: format.ppm(hop.confidencePpm) })}`}
            </p>
          </li>
        ))}
      </ol>
      {count > hops.length && <p className={css['why']}>{t('more', { count: count - hops.length })}</p>}
      <p className={css['why']}>{t('hint')}</p>
    </section>
  )
}

interface BridgeEndProps extends Pick<BridgeHopsProps, 'transaction'> {
  readonly name: string
  readonly end: End
}

function BridgeEnd({ name, end, transaction }: BridgeEndProps) {
  const { asset, units } = end.amount
  return (
    <p className={css['end']}>
      <span className={css['name']}>{name}</span>
      <span>
        <AssetAmount units={units} decimals={asset.decimals} symbol={asset.symbol} maxFraction={2} />
        <Timestamp at={end.time} block={end.block} />
        {transaction(end)}
      </span>
    </p>
  )
}
