import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressTransfersQuery, type View } from '#src/data/addresses.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { DataTable } from '#src/ui/data-table.tsx'
import { Panel } from '#src/ui/panel.tsx'
import { Select } from '#src/ui/select.tsx'
import { EmptyState } from '#src/ui/states.tsx'
import css from './explorer.module.css'
import { transfersUntil } from './opening/answers.ts'
import { useTransferColumns, type Transfer } from './transfer-columns.tsx'

const DIRECTIONS = ['both', 'in', 'out'] as const
const transferId = (transfer: Transfer) => transfer.id

interface TransfersPanelProps {
  readonly account: string
  readonly view: View
}

/** Every transfer of the account up to then, newest first. */
export function TransfersPanel({ account, view }: TransfersPanelProps) {
  const { t } = useTranslation('explorer')
  const navigate = useNavigate()
  const [direction, setDirection] = useState<(typeof DIRECTIONS)[number]>('both')
  const result = useInfiniteQuery(addressTransfersQuery(account, { direction, ...transfersUntil(view) }))
  const rows = useMemo(() => result.data?.pages.flatMap((page) => page.items) ?? [], [result.data])
  const columns = useTransferColumns(account)
  return (
    <Panel
      title={t('transfers')}
      isFlush
      actions={
        <Select
          label={t('direction')}
          isLabelHidden
          value={direction}
          options={DIRECTIONS.map((id) => ({ id, label: t(`directions.${id}`) }))}
          onChange={setDirection}
        />
      }
    >
      <div className={css['transfers']}>
        <AsyncView result={result}>
          {() => (
            <DataTable
              label={t('transfersTable')}
              columns={columns}
              rows={rows}
              total={result.hasNextPage ? null : rows.length}
              getRowId={transferId}
              onOpen={(row) =>
                void navigate({ to: '/explore', search: { tx: `${row.chain}/${row.txHash}` } })
              }
              onEndReached={() => {
                if (result.hasNextPage) void result.fetchNextPage()
              }}
              isLoadingMore={result.isFetchingNextPage}
              empty={<EmptyState title={t('noTransfers')} />}
            />
          )}
        </AsyncView>
      </div>
    </Panel>
  )
}
