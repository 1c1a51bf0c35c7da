import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import css from './data-table.module.css'
import { Skeleton } from './skeleton.tsx'
import { EmptyLine } from './states.tsx'

export interface TableFootProps {
  readonly isEmpty: boolean
  readonly isLoading: boolean
  readonly isLoadingMore: boolean
  readonly empty: ReactNode
  readonly columnCount: number
  readonly rowHeight: number
}

const WIDTHS = ['70%', '55%', '80%', '45%', '60%'] as const
const ROWS = 12

/** What stands where rows would be: places for them while they load, or why there are none. */
export function TableFoot(props: TableFootProps) {
  const { isEmpty, isLoading, isLoadingMore, columnCount, rowHeight } = props
  const { t } = useTranslation()
  if (isLoading) return <Places rows={ROWS} columnCount={columnCount} rowHeight={rowHeight} />
  if (isLoadingMore) return <Places rows={2} columnCount={columnCount} rowHeight={rowHeight} />
  if (!isEmpty) return null
  return (
    <div role="rowgroup">
      <div role="row" aria-rowindex={2}>
        <div role="gridcell" aria-colspan={columnCount} className={cx(css['empty'])}>
          {props.empty ?? <EmptyLine>{t('table.empty')}</EmptyLine>}
        </div>
      </div>
    </div>
  )
}

interface PlacesProps {
  readonly rows: number
  readonly columnCount: number
  readonly rowHeight: number
}

function Places({ rows, columnCount, rowHeight }: PlacesProps) {
  return (
    <div aria-hidden>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={cx(css['place'])} style={{ height: rowHeight }}>
          {Array.from({ length: columnCount }, (_, at) => (
            <span key={at} className={cx(css['cell'])}>
              <Skeleton height="0.625rem" width={WIDTHS[(row + at) % WIDTHS.length] ?? '60%'} />
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}
