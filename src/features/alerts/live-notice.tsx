import { useTranslation } from 'react-i18next'
import { ArrowUp } from 'lucide-react'
import type { Alert, AlertListQuery } from '#src/data/alerts.ts'
import { MAX_COUNTED, useNewAlerts } from '#src/data/live/new-alerts.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import css from './live-notice.module.css'

interface LiveNoticeProps {
  /** The list's filter and order. */
  readonly query: AlertListQuery
  readonly rows: readonly Alert[]
  /** When the list was read, epoch milliseconds. */
  readonly readAt: number
  readonly onShow: () => void
}

/**
 * "12 new · Show": what the queue would hold if it were read anew. Lies over the list, so that neither the rows, nor
 * the focus, nor the scroll position move until somebody presses.
 */
export function LiveNotice({ query, rows, readAt, onShow }: LiveNoticeProps) {
  const { t } = useTranslation('live')
  const format = useFormat()
  const { count, isStale } = useNewAlerts(query, readAt, rows)
  const words = [
    count >= MAX_COUNTED && t('newMany', { formatted: format.count(MAX_COUNTED) }),
    count > 0 && count < MAX_COUNTED && t('newAlerts', { count, formatted: format.count(count) }),
    count === 0 && isStale && t('outOfDate'),
  ].find((each) => each !== false)
  return (
    <div className={css['place']}>
      <span role="status" className="visually-hidden">
        {words}
      </span>
      {words !== undefined && (
        <span className={css['notice']} title={t('showHint')}>
          <span aria-hidden>{words}</span>
          <Button size="small" variant="primary" icon={ArrowUp} onPress={onShow}>
            {t('show')}
          </Button>
        </span>
      )}
    </div>
  )
}
