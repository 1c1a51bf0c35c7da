import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Address } from '#src/data/addresses.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AssetAmount } from '#src/ui/amount.tsx'
import css from './explorer.module.css'

/** How many alerts are open on the account, and the way to them. */
export function OpenAlerts({ facts }: { readonly facts: Address }) {
  const { t } = useTranslation('explorer')
  const format = useFormat()
  if (facts.openAlerts === 0) return t('noOpenAlerts')
  return (
    <Link to="/alerts" search={{ q: facts.account.address, open: true }}>
      {format.count(facts.openAlerts)}
    </Link>
  )
}

/** What came in and went out of each asset: never added up over assets. */
export function Totals({ balances }: Pick<Address, 'balances'>) {
  const { t } = useTranslation('explorer')
  const format = useFormat()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className={css['totals']} role="region" aria-label={t('totals')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('asset')}</th>
            <th scope="col">{t('received')}</th>
            <th scope="col">{t('sent')}</th>
            <th scope="col">{t('transfers')}</th>
          </tr>
        </thead>
        <tbody>
          {balances.map(({ asset, received, sent, transfers }) => (
            <tr key={asset.id}>
              <th scope="row" title={asset.id}>
                {asset.symbol}
              </th>
              <td>
                <AssetAmount units={received} decimals={asset.decimals} symbol={asset.symbol} />
              </td>
              <td>
                <AssetAmount units={sent} decimals={asset.decimals} symbol={asset.symbol} />
              </td>
              <td>{format.count(transfers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
