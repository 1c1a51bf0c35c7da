import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Address } from '#src/data/addresses.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AssetAmount } from '#src/ui/amount.tsx'
import { Badge } from '#src/ui/badge.tsx'
import { AddressChip } from '#src/ui/hash-chip.tsx'
import { KeyValueList } from '#src/ui/key-value-list.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { Claims } from './claims.tsx'
import css from './explorer.module.css'

/** Who is said to hold the account, whose book it is in, and what the desk holds of it. */
export function AccountHeader({ facts }: { readonly facts: Address }) {
  const { t } = useTranslation('explorer')
  const format = useFormat()
  return (
    <section className={css['header']} aria-label={t('account')}>
      <div className={css['who']}>
        <h2>
          <AddressChip address={facts.account.address} isFull isCopyShown />
        </h2>
        <div className={css['badges']}>
          <Badge tone="outline">{facts.chainName}</Badge>
          {facts.type !== 'account' && <Badge tone="outline">{facts.type}</Badge>}
          {facts.books.map(({ bookId, bookName, role, customer }) => (
            <Badge key={`${bookId} ${role}`} tone="ok">
              {[bookName, t(`roles.${role as 'hot'}`, { defaultValue: role }), customer?.name]
                .filter(Boolean)
                .join(' · ')}
            </Badge>
          ))}
        </div>
        <Claims claims={facts.labels} />
      </div>
      <div className={css['facts']}>
        <KeyValueList
          layout="columns"
          items={[
            {
              label: t('firstSeen'),
              value: facts.seen ? <Timestamp at={facts.firstSeen} block={facts.firstBlock} /> : null,
            },
            {
              label: t('lastSeen'),
              value: facts.seen ? <Timestamp at={facts.lastSeen} block={facts.lastBlock} /> : null,
            },
            {
              label: t('transfersInOut'),
              value: t('inOut', {
                in: format.count(facts.transfersIn),
                out: format.count(facts.transfersOut),
              }),
            },
            { label: t('openAlerts'), value: <OpenAlerts facts={facts} /> },
          ]}
        />
        {facts.balances.length > 0 && <Totals balances={facts.balances} />}
      </div>
    </section>
  )
}

function OpenAlerts({ facts }: { readonly facts: Address }) {
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
