import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundFacts } from '#core/contract/found.ts'
import { useFormat } from '#src/platform/use-format.ts'

interface Said {
  readonly detail: string
  readonly facts?: FoundFacts | undefined
}

/** What a search says of what it found, in the reader's language. */
export function useFoundWords(): (found: Said) => string {
  const { t } = useTranslation(['explorer', 'domain'])
  const format = useFormat()
  return useCallback(
    ({ detail, facts }) => {
      if (facts === undefined) return detail
      const { plain, rule, state, categories = [], isHeld } = facts
      const counts = (['transfers', 'addresses', 'steps'] as const).flatMap((what) => {
        const count = facts[what]
        return count === undefined
          ? []
          : [t(`explorer:count.${what}`, { count, formatted: format.count(count) })]
      })
      return [
        ...(rule === undefined ? [] : [t(`domain:rule.${rule.id as 'T01'}`, { defaultValue: rule.name })]),
        ...categories.map((slug) => t(`domain:category.${slug as 'mixer'}`, { defaultValue: slug })),
        ...plain,
        ...(state === undefined ? [] : [t(`explorer:caseState.${state}`)]),
        ...counts,
        ...(isHeld === false ? [t('explorer:notHeld')] : []),
      ].join(' · ')
    },
    [t, format],
  )
}
