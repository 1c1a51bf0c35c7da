import { ArrowDownLeft, ArrowUpRight, RotateCw } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { TransferFact } from '#core/contract/receipts.ts'
import { AssetAmount, FiatAmount } from '#src/ui/amount.tsx'
import type { Column } from '#src/ui/data-table-types.ts'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { AccountLink } from './account-link.tsx'
import css from './explorer.module.css'
import { TransactionLink } from './transaction-link.tsx'

export type Transfer = z.output<typeof TransferFact>

const ICON = { in: ArrowDownLeft, out: ArrowUpRight, self: RotateCw } as const

function wayOf(transfer: Transfer, account: string): 'in' | 'out' | 'self' {
  if (transfer.from.key === transfer.to.key) return 'self'
  return transfer.to.key === account ? 'in' : 'out'
}

/** Transfers seen from one account: direction, counterparty, amount. */
export function useTransferColumns(account: string): readonly Column<Transfer>[] {
  const { t } = useTranslation('explorer')
  return useMemo(
    () => [
      {
        id: 'time',
        header: t('time'),
        width: 190,
        isFixed: true,
        cell: (row) => <Timestamp at={row.time} block={row.block} />,
      },
      {
        id: 'direction',
        header: t('direction'),
        width: 110,
        cell: (row) => {
          const way = wayOf(row, account)
          const Icon = ICON[way]
          return (
            <span className={css['direction']}>
              <Icon size={14} aria-hidden /> {way === 'self' ? t('self') : t(`directions.${way}`)}
            </span>
          )
        },
      },
      {
        id: 'counterparty',
        header: t('counterparty'),
        width: 200,
        cell: (row) => (
          <AccountLink account={wayOf(row, account) === 'in' ? row.from : row.to} isTabStop={false} />
        ),
      },
      {
        id: 'amount',
        header: t('amount'),
        width: 190,
        align: 'end',
        cell: ({ amount }) => (
          <AssetAmount units={amount.units} decimals={amount.asset.decimals} symbol={amount.asset.symbol} />
        ),
      },
      {
        id: 'value',
        header: t('value'),
        width: 150,
        align: 'end',
        cell: ({ fiat }) => (
          <FiatAmount
            minor={fiat?.minor ?? null}
            currency={fiat?.currency ?? 'HKD'}
            {...(fiat?.priceSource ? { priceNote: fiat.priceSource } : {})}
          />
        ),
      },
      {
        id: 'transaction',
        header: t('transaction'),
        width: 220,
        cell: (row) => <TransactionLink transfer={row} isTabStop={false} />,
      },
    ],
    [t, account],
  )
}
