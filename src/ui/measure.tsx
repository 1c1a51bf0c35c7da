import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'

export interface MeasureValueProps {
  /** Integer as decimal text. */
  readonly value: string
  /** Unit of the risk core: `ppm`, `percent`, `hkd-minor`, `asset-unit`, `hops`, `count`, `ms`, `confidence`. */
  readonly unit: string
}

const HOUR_MS = 3_600_000
const DAY_HOURS = 24

/** A quantity of a rule or a receipt in the reader's words: 10,000 ppm is 1 %, 86,400,000 ms is 24 hours. */
export function MeasureValue({ value, unit }: MeasureValueProps) {
  const { t } = useTranslation('domain')
  const format = useFormat()
  switch (unit) {
    case 'ppm':
      return format.ppm(Number(value))
    case 'hkd-minor':
      return format.fiat(value, 'HKD')
    case 'ms': {
      const hours = Number(value) / HOUR_MS
      return hours > 2 * DAY_HOURS
        ? t('unit.days', { count: hours / DAY_HOURS })
        : t('unit.hours', { count: hours })
    }
    case 'percent':
      return `${value} %`
    case 'hops':
      return t('unit.hops', { count: Number(value) })
    default:
      return format.count(BigInt(value))
  }
}
