import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import css from './alerts.module.css'

interface QueueStatusProps {
  /** Null: not known yet. */
  readonly total: number | null
  /** There are more than `total`. */
  readonly isLeast: boolean
  readonly loaded: number
  readonly isUpdating: boolean
  /** Epoch milliseconds. */
  readonly updatedAt: number
}

/** The line under the queue: how many, how many of them are here, and of when. */
export function QueueStatus(props: QueueStatusProps) {
  const { total, loaded } = props
  const plus = props.isLeast ? '+' : ''
  const { t } = useTranslation(['alerts', 'common'])
  const format = useFormat()
  return (
    <footer className={css['status']}>
      <span role="status">
        {total !== null && (
          <b>{t('alerts:count', { count: total, formatted: `${format.count(total)}${plus}` })}</b>
        )}
      </span>
      {total !== null && loaded < total && (
        <span>
          {t('alerts:loaded', { loaded: format.count(loaded), total: `${format.count(total)}${plus}` })}
        </span>
      )}
      <span className={css['asOf']}>
        {props.isUpdating
          ? t('common:state.refreshing')
          : props.updatedAt > 0 && t('alerts:asOf', { time: format.instant(props.updatedAt, 'second') })}
      </span>
    </footer>
  )
}
