import { Radio, WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLiveStore } from '#src/data/live/live-store.ts'
import { useNow } from '#src/platform/clock.ts'
import { wallClock } from '#src/platform/timezone.ts'
import { useFormat } from '#src/platform/use-format.ts'
import css from './live-status.module.css'

/** A break shorter than this is being mended; a longer one is said with its time. */
const MENDING_MS = 10_000

/** Whether what is on the screen follows the desk. Quiet while it does; polite words once it does not. */
export function LiveStatus() {
  const { t } = useTranslation('live')
  const { timezone } = useFormat()
  const line = useLiveStore((state) => state.line)
  const now = useNow()
  const isLost = line.kind === 'lost'
  const since = isLost ? line.since : 0
  const isMending = isLost && now - since < MENDING_MS
  const words = isMending
    ? t('state.reconnecting')
    : t('state.offline', { time: wallClock(since, timezone).time })
  return (
    <>
      <span role="status" className={css['lost']} title={isLost ? t('state.offlineHint') : undefined}>
        {isLost && (
          <>
            <WifiOff size={14} aria-hidden /> {words}
          </>
        )}
      </span>
      {(line.kind === 'live' || line.kind === 'connecting') && (
        <span className={css['mark']} data-state={line.kind} title={t(`state.${line.kind}`)}>
          <Radio size={15} aria-hidden />
          <span className="visually-hidden">{t(`state.${line.kind}`)}</span>
        </span>
      )}
    </>
  )
}
