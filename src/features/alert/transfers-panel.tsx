import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AlertFull } from '#src/data/alerts.ts'
import { AssetAmount, FiatAmount } from '#src/ui/amount.tsx'
import { AddressChip, HashChip } from '#src/ui/hash-chip.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import css from './alert.module.css'
import { useWords } from './use-alert-t.ts'

/** The transfers the alert is about, oldest first. */
export function TransfersPanel({ transfers }: { readonly transfers: AlertFull['transfers'] }) {
  const { t, format } = useWords()
  return (
    <Panel title={t('alert:transfers')} meta={format.count(transfers.length)} isFlush>
      <div className={css['scroll']}>
        <table className={css['table']} data-flush>
          <thead>
            <tr>
              <th scope="col">{t('alert:time')}</th>
              <th scope="col">{t('alert:transaction')}</th>
              <th scope="col">{t('alert:from')}</th>
              <th scope="col">{t('alert:to')}</th>
              <th scope="col">{t('alert:amount')}</th>
              <th scope="col">{t('alert:value')}</th>
            </tr>
          </thead>
          <tbody>
            {transfers.map((transfer) => (
              <tr key={transfer.id}>
                <td data-text>
                  <Timestamp at={transfer.time} block={transfer.block} />
                </td>
                <td data-text>
                  <HashChip hash={transfer.txHash} />
                </td>
                <td data-text>
                  <Account account={transfer.from} />
                </td>
                <td data-text>
                  <Account account={transfer.to} />
                </td>
                <td>
                  <AssetAmount
                    units={transfer.amount.units}
                    decimals={transfer.amount.asset.decimals}
                    symbol={transfer.amount.asset.symbol}
                    maxFraction={4}
                  />
                </td>
                <td>
                  <FiatAmount
                    minor={transfer.fiat?.minor ?? null}
                    currency={transfer.fiat?.currency ?? 'HKD'}
                    {...(transfer.fiat?.priceSource ? { priceNote: transfer.fiat.priceSource } : {})}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

type AccountRef = AlertFull['transfers'][number]['from']

const toExplorer = (account: AccountRef) => (text: ReactNode) => (
  <Link to="/explore" search={{ account: account.key }}>
    {text}
  </Link>
)

function Account({ account }: { readonly account: AccountRef }) {
  return <AddressChip address={account.address} link={toExplorer(account)} />
}
