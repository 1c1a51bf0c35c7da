import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { booksQuery } from '#src/data/assurance.ts'
import { now } from '#src/platform/clock.ts'
import { Button } from '#src/ui/button.tsx'
import { Toolbar } from '#src/ui/filter-bar.tsx'
import { Select } from '#src/ui/select.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import { isPeriod, lastDays, type Period } from './period.ts'
import type { TrendsSearch } from './search.ts'
import css from './trends.module.css'

const PRESETS = [30, 90] as const
const ALL = 'all'

interface TrendsToolbarProps {
  /** The period shown. */
  readonly period: Period
  readonly book: string | undefined
  readonly onChange: (search: TrendsSearch) => void
}

/** Which days and which book. Everything chosen here is in the address. */
export function TrendsToolbar({ period, book, onChange }: TrendsToolbarProps) {
  const { t } = useTranslation('trends')
  const books = useQuery(booksQuery)
  const scope = book === undefined ? {} : { book }
  const options = [
    { id: ALL, label: t('allBooks') },
    ...(books.data ?? []).map(({ id, name }) => ({ id, label: name })),
  ]
  return (
    <Toolbar
      label={t('period')}
      end={
        <Select
          label={t('book')}
          isLabelHidden
          options={options}
          value={book ?? ALL}
          onChange={(id) => onChange({ ...period, ...(id === ALL ? {} : { book: id }) })}
        />
      }
    >
      <div className={css['presets']}>
        {PRESETS.map((days) => {
          const preset = lastDays(days, now())
          const chosen = preset.from === period.from && preset.to === period.to
          return (
            <Button
              key={days}
              aria-pressed={chosen}
              variant={chosen ? 'secondary' : 'ghost'}
              onPress={() => onChange({ ...preset, ...scope })}
            >
              {t('lastDays', { days })}
            </Button>
          )
        })}
      </div>
      <Dates
        key={`${period.from} ${period.to}`}
        period={period}
        onChange={(next) => onChange({ ...next, ...scope })}
      />
    </Toolbar>
  )
}

interface DatesProps {
  readonly period: Period
  readonly onChange: (period: Period) => void
}

/** Both ends are shown together: a period half changed is nobody's question. */
function Dates({ period, onChange }: DatesProps) {
  const { t } = useTranslation('trends')
  const [from, setFrom] = useState(period.from)
  const [to, setTo] = useState(period.to)
  const changed = from !== period.from || to !== period.to
  const valid = isPeriod({ from, to })
  return (
    <form
      className={css['dates']}
      onSubmit={(event) => {
        event.preventDefault()
        if (valid) onChange({ from, to })
      }}
    >
      <TextField label={t('from')} type="date" value={from} onChange={setFrom} />
      <TextField label={t('to')} type="date" value={to} onChange={setTo} />
      <Button type="submit" isDisabled={!changed || !valid}>
        {t('apply')}
      </Button>
      {changed && !valid && (
        <p role="alert" className={css['bad']}>
          {t('badPeriod')}
        </p>
      )}
    </form>
  )
}
