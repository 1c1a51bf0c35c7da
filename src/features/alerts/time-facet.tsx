import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '#src/platform/preferences.ts'
import { dayStart, wallClock } from '#src/platform/timezone.ts'
import { Button } from '#src/ui/button.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import css from './alerts.module.css'
import { withFilter } from './filters.ts'
import type { AlertsSearch } from './search.ts'

const PERIODS = ['24h', '7d', '30d'] as const
const DAY_MS = 24 * 3_600_000
const NO_TIME = {
  createdWithin: undefined,
  createdBefore: undefined,
  createdFrom: undefined,
  createdTo: undefined,
} as const

interface TimeFacetProps {
  readonly search: AlertsSearch
  readonly onChange: (search: AlertsSearch) => void
}

/** When alerts were raised: within a period before each look, or between two days of the reader's own clock. */
export function TimeFacet({ search, onChange }: TimeFacetProps) {
  const { t } = useTranslation(['alerts', 'queue'])
  const timezone = usePreferences((state) => state.timezone)
  const dayOf = (instant: string | undefined) =>
    instant === undefined ? '' : wallClock(Date.parse(instant), timezone).date
  const isSet = Object.keys(NO_TIME).some((key) => search[key as keyof typeof NO_TIME] !== undefined)
  const choose = (change: Partial<AlertsSearch>) => onChange(withFilter(search, change))
  const between = (name: 'createdFrom' | 'createdTo', day: string) => {
    const start = dayStart(day, timezone)
    // What is not a whole date yet is being typed.
    if (start === null && day !== '') return
    const at = start === null ? null : name === 'createdFrom' ? start : start + DAY_MS - 1
    choose({
      createdWithin: undefined,
      createdBefore: undefined,
      [name]: at === null ? undefined : new Date(at).toISOString(),
    })
  }
  return (
    <details open={isSet} className={css['facet']}>
      <summary className={css['facetHead']}>
        <ChevronRight size={13} aria-hidden />
        {t('alerts:column.created')}
      </summary>
      <div className={css['time']}>
        <span className={css['periods']}>
          {PERIODS.map((period) => {
            const isChosen = search.createdWithin === period
            return (
              <Button
                key={period}
                size="small"
                variant={isChosen ? 'secondary' : 'ghost'}
                aria-pressed={isChosen}
                aria-label={t(`queue:period.${period}`)}
                onPress={() => choose({ ...NO_TIME, createdWithin: isChosen ? undefined : period })}
              >
                {period}
              </Button>
            )
          })}
        </span>
        <TextField
          label={t('queue:time.from')}
          type="date"
          value={dayOf(search.createdFrom)}
          onChange={(day) => between('createdFrom', day)}
        />
        <TextField
          label={t('queue:time.to')}
          type="date"
          value={dayOf(search.createdTo)}
          onChange={(day) => between('createdTo', day)}
        />
      </div>
    </details>
  )
}
