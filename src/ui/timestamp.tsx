import { useTranslation } from 'react-i18next'
import { useNow } from '#src/platform/clock.ts'
import { toEpoch, type Precision } from '#src/platform/format.ts'
import { useFormat } from '#src/platform/use-format.ts'
import css from './chip.module.css'
import { cx } from './cx.ts'

export interface TimestampProps {
  /** Epoch milliseconds or ISO-8601; null where the source gave no time. */
  readonly at: number | string | null
  /** Position on the chain, shown where the time is unknown. */
  readonly block?: number | null
  /** `absolute` 2026-11-22 23:08 HKT · `relative` 5 min. ago · `both`. The title always has both zones. */
  readonly show?: 'absolute' | 'relative' | 'both'
  readonly precision?: Precision
}

/** An instant in the reader's zone. A time the source did not give is said to be unknown, with its block. */
export function Timestamp({ at, block = null, show = 'absolute', precision = 'minute' }: TimestampProps) {
  const format = useFormat()
  const epoch = at === null ? null : toEpoch(at)
  if (epoch === null) return <Unknown block={block} />
  const absolute = format.instant(epoch, precision)
  return (
    <time
      className={cx(css['time'])}
      dateTime={new Date(epoch).toISOString()}
      title={`${format.in('HKT', epoch)}\n${format.in('UTC', epoch)}`}
    >
      {show === 'relative' ? <Relative at={epoch} /> : absolute}
      {show === 'both' && (
        <small>
          <Relative at={epoch} />
        </small>
      )}
    </time>
  )
}

function Unknown({ block }: { readonly block: number | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = block === null ? t('time.unknown') : t('time.unknownAtBlock', { block: format.count(block) })
  return (
    <span className={cx(css['time'], css['unknown'])} title={words}>
      {words}
    </span>
  )
}

/** Alone reads the clock, so that only what is relative renders again as time passes. */
function Relative({ at }: { readonly at: number }) {
  const format = useFormat()
  return format.relative(at, useNow())
}
