import { useQuery } from '@tanstack/react-query'
import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { alertFacetsQuery } from '#src/data/alerts.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { usePreferences } from '#src/platform/preferences.ts'
import { dayStart } from '#src/platform/timezone.ts'
import { SuggestField } from '#src/ui/suggest-field.tsx'
import css from './alerts.module.css'
import { useFacetNames } from './facet-names.tsx'
import { FACETS, facetQueryOf, filterOf, isDefaultView, withFilters } from './filters.ts'
import { LIST_KEYS, parseSearch, printSearch, type Vocabulary } from './query-language.ts'
import type { AlertsSearch } from './search.ts'
import { type Choices, suggestionsAt } from './suggestions.ts'

const SETTLE_MS = 300
const SWITCH = ['false', 'true'] as const
const PERIODS = ['24h', '7d', '30d'] as const

interface SearchBoxProps {
  readonly search: AlertsSearch
  readonly onChange: (search: AlertsSearch, options?: { replace: boolean }) => void
  readonly inputRef: RefObject<HTMLInputElement | null>
  /** Enter: on to what was found. */
  readonly onDone: () => void
}

/**
 * The queue's filters as one line of text. The address is the only truth: what is typed is read into it once the
 * typing pauses, and whatever else changes the address (a facet, a chip, a saved view, going back) is printed here.
 */
export function SearchBox({ search, onChange, inputRef, onDone }: SearchBoxProps) {
  const { t } = useTranslation(['alerts', 'queue'])
  const { vocabulary, choices } = useVocabulary(search)
  const filter = filterOf(search) as AlertsSearch
  const printed = printSearch(filter)
  const [text, setText] = useState(printed)
  const [known, setKnown] = useState(printed)
  if (known !== printed) {
    setKnown(printed)
    // What is being typed may say the same in other words: then it stays as it is.
    if (printSearch(parseSearch(text, vocabulary).filter) !== printed) setText(printed)
  }
  const read = useMemo(() => parseSearch(text, vocabulary), [text, vocabulary])
  const asked = printSearch(read.filter)
  const ask = useCallback(() => {
    if (asked !== printed)
      onChange(withFilters(search, { ...read.filter, ...unwritten(search) }), {
        replace: !isDefaultView(search),
      })
  }, [asked, printed, onChange, search, read])
  useEffect(() => {
    if (asked === printed) return undefined
    const timer = setTimeout(ask, SETTLE_MS)
    return () => clearTimeout(timer)
  }, [asked, printed, ask])
  const suggest = useCallback(
    (value: string, caret: number) => suggestionsAt(value, caret, choices),
    [choices],
  )
  const [hint] = read.hints
  return (
    <div className={css['searchBox']}>
      <SuggestField
        label={t('alerts:search')}
        placeholder={t('queue:searchHint')}
        value={text}
        onChange={setText}
        onSubmit={() => {
          ask()
          onDone()
        }}
        suggest={suggest}
        maxLength={1000}
        ref={inputRef}
      />
      {hint !== undefined && (
        <p className={css['searchNote']} role="status">
          {hint.kind === 'unknown-value'
            ? t('queue:unknownValue', { text: hint.text })
            : hint.meant === null
              ? t('queue:unknownKey', { text: hint.text })
              : t('queue:unknownKeyMeant', { text: hint.text, meant: hint.meant })}
        </p>
      )}
    </div>
  )
}

/** What no words stand for, so that typing must not take it away: risk sources are chosen from a group. */
const unwritten = ({ source }: AlertsSearch): AlertsSearch => (source === undefined ? {} : { source })

/** The words the search box knows, with the counts the facets have. */
function useVocabulary(search: AlertsSearch): { vocabulary: Vocabulary; choices: Choices } {
  const { t } = useTranslation(['alerts', 'queue'])
  const format = useFormat()
  const names = useFacetNames()
  const timezone = usePreferences((state) => state.timezone)
  const facets = useQuery({ ...alertFacetsQuery(facetQueryOf(search)), enabled: false }).data
  return useMemo(() => {
    const buckets = FACETS.flatMap((facet) =>
      (facets?.[facet] ?? []).map(({ value, label, count }) => ({
        facet,
        value,
        name: names.text(facet, value, label),
        label,
        count,
      })),
    )
    const of = (facet: string) => buckets.filter((bucket) => bucket.facet === facet)
    const choice = (value: string, label = value) => ({ value, label })
    const counted = (facet: string) =>
      of(facet).map(({ value, name, count }) => ({ value, label: name, hint: format.count(count) }))
    const known = LIST_KEYS.map((key) => [
      key,
      of(key).map(({ value, name, label }) => ({ value, names: [name, label] })),
    ])
    const people = ['me', 'nobody'].map((value) => choice(value, names.text('assignee', value)))
    return {
      vocabulary: {
        values: {
          ...Object.fromEntries(known),
          assignee: [
            ...people.map(({ value, label }) => ({ value, names: [label] })),
            ...of('assignee').map(({ value, label }) => ({ value, names: [label] })),
          ],
        },
        dayStart: (day) => dayStart(day, timezone),
      },
      choices: {
        keys: (key) => t(`queue:key.${key}`),
        values: {
          ...Object.fromEntries(LIST_KEYS.map((key) => [key, counted(key)])),
          assignee: [...people, ...counted('assignee').filter(({ value }) => value !== 'nobody')],
          severity: [choice('>=4'), choice('>=3'), ...counted('severity')],
          is: ['open', 'closed', 'overdue'].map((value) => choice(value)),
          snoozed: SWITCH.map((value) => choice(value, t(`alerts:snoozed.${value}`))),
          retro: SWITCH.map((value) => choice(value, t(`alerts:retro.${value}`))),
          created: PERIODS.map((value) => choice(`<${value}`, t(`queue:period.${value}`))),
        },
      },
    }
  }, [facets, names, format, timezone, t])
}
