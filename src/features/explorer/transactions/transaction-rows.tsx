import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { AssetAmount } from '#src/ui/amount.tsx'
import type { Column } from '#src/ui/data-table-types.ts'
import { AddressChip, HashChip } from '#src/ui/hash-chip.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import type { GraphNode } from '../picture.ts'
import { byAmount, byText } from '../twin/sorted.ts'
import { sharedOf, SortedTable } from '../twin/sorted-table.tsx'
import css from '../twin/twin.module.css'
import type { TwinProps } from '../twin/twin-types.ts'
import { nodeName } from '../workspace/node-name.ts'
import type { DrawnTransaction, Leg, TransactionPicture } from './legs.ts'
import { type TransactionWords, useTransactionWords } from './use-transaction-words.ts'

interface Row {
  readonly leg: Leg
  readonly drawn: DrawnTransaction
}

const rowId = (row: Row) => row.leg.id

const ORDERS = {
  transaction: byText<Row>((row) => row.drawn.transaction.hash),
  time: byText<Row>((row) => row.drawn.transaction.time ?? ''),
  side: byText<Row>((row) => row.leg.side),
  account: byText<Row>((row) => row.leg.account?.address ?? ''),
  amount: byAmount<Row>((row) => ({ assetId: row.leg.asset.id, units: row.leg.units })),
}

/** Every leg of every transaction that is drawn, one row each: also those whose account stands beside the picture. */
export function TransactionRows({ legs, ...props }: TwinProps & { readonly legs: TransactionPicture }) {
  const { t } = useTranslation('transactions')
  const { nodes } = props.graph
  const names = useMemo(() => new Map(nodes.map((node) => [node.account.key, node])), [nodes])
  const all = useMemo(
    () => legs.drawn.flatMap((drawn) => drawn.legs.map((leg): Row => ({ leg, drawn }))),
    [legs.drawn],
  )
  return (
    <SortedTable
      {...sharedOf(props)}
      label={t('table')}
      empty={t('none')}
      rows={all}
      getRowId={rowId}
      columns={useColumns(names)}
      orders={ORDERS}
    />
  )
}

function useColumns(names: ReadonlyMap<string, GraphNode>): readonly Column<Row>[] {
  const { t } = useTranslation('transactions')
  const words: TransactionWords = useTransactionWords()
  return useMemo(
    () => [
      {
        id: 'transaction',
        header: t('transaction'),
        width: 180,
        isFixed: true,
        isSortable: true,
        cell: ({ drawn }) => <HashChip hash={drawn.transaction.hash} isTabStop={false} />,
      },
      {
        id: 'time',
        header: t('column.time'),
        width: 165,
        isSortable: true,
        cell: ({ drawn }) => <Timestamp at={drawn.transaction.time} block={drawn.transaction.block} />,
      },
      {
        id: 'side',
        header: t('column.side'),
        width: 90,
        isSortable: true,
        cell: ({ leg }) => t(leg.side === 'in' ? 'column.in' : 'column.out'),
      },
      {
        id: 'account',
        header: t('column.account'),
        width: 220,
        isSortable: true,
        cell: ({ leg }) => <Account leg={leg} node={names.get(leg.account?.key ?? '') ?? null} />,
      },
      {
        id: 'amount',
        header: t('column.amount'),
        width: 180,
        align: 'end',
        isSortable: true,
        cell: ({ leg: { units, asset } }) => (
          <AssetAmount units={units} decimals={asset.decimals} symbol={asset.symbol} />
        ),
      },
      {
        id: 'fee',
        header: t('column.fee'),
        width: 190,
        cell: ({ drawn }) => <span className={css['faint']}>{words.fee(drawn.transaction)}</span>,
      },
      {
        id: 'marks',
        header: t('column.marks'),
        width: 150,
        cell: ({ leg }) => !leg.isDrawn && t('beside'),
      },
    ],
    [t, words, names],
  )
}

function Account({ leg, node }: { readonly leg: Leg; readonly node: GraphNode | null }) {
  const { t } = useTranslation('transactions')
  if (node !== null) {
    return (
      <span className={css['name']} title={node.account.address}>
        {nodeName(node)}
      </span>
    )
  }
  if (leg.account === null) return <span className={css['faint']}>{t('noOwner')}</span>
  return <AddressChip address={leg.account.address} isTabStop={false} />
}
