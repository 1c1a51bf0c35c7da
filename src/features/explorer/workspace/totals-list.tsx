import { Sigma } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { AssetAmount } from '#src/ui/amount.tsx'
import { Button } from '#src/ui/button.tsx'
import { Popover } from '#src/ui/popover.tsx'
import type { AssetTotal } from './totals.ts'
import css from './workspace.module.css'

interface TotalsListProps {
  readonly totals: readonly AssetTotal[]
  /** Whether they are of what is chosen; else of everything that is drawn and not filtered out. */
  readonly isChosen: boolean
}

/** Every asset's exact sum, never over several assets, however many there are. */
export function TotalsList({ totals, isChosen }: TotalsListProps) {
  const { t } = useTranslation('investigation')
  const format = useFormat()
  const title = t(isChosen ? 'status.totalsChosen' : 'status.totals')
  return (
    <Popover
      label={title}
      placement="top start"
      trigger={
        <Button size="small" variant="ghost" icon={Sigma} isDisabled={totals.length === 0}>
          {t('status.assets', { count: totals.length, formatted: format.count(totals.length) })}
        </Button>
      }
    >
      <table className={css['totals']}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('filter.assets')}</th>
            <th scope="col">{t('twin.amount')}</th>
            <th scope="col">{t('twin.flows')}</th>
            <th scope="col">{t('twin.transfers')}</th>
          </tr>
        </thead>
        <tbody>
          {totals.map(({ asset, units, flows, transfers }) => (
            <tr key={asset.id}>
              <th scope="row" title={asset.id}>
                {asset.symbol}
              </th>
              <td>
                <AssetAmount
                  units={String(units)}
                  decimals={asset.decimals}
                  symbol={asset.symbol}
                  maxFraction={asset.decimals}
                />
              </td>
              <td>{format.count(flows)}</td>
              <td>{format.count(transfers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Popover>
  )
}
