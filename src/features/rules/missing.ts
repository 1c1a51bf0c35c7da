import { useTranslation } from 'react-i18next'
import type { RuleNeed } from '#core/risk/rule.ts'
import type { CategorySlug } from '#core/risk/categories.ts'
import type { RuleCheck } from '#src/data/assurance.ts'
import { useFormat } from '#src/platform/use-format.ts'

/** Why a check can find nothing here, or nothing before a day, one line for each kind of reason; nothing where it can. */
export function useMissingText(): (check: RuleCheck) => readonly string[] {
  const { t } = useTranslation(['rules', 'patterns', 'domain'])
  const format = useFormat()
  const list = (names: readonly string[]) => names.join(', ')
  return ({ missing, offReason, watchedFrom }) => {
    const off = offReason === null ? [] : [t('rules:offReason', { reason: offReason })]
    const needs = missing.filter(({ kind }) => kind === 'need')
    const lines = [true, false].flatMap((connected) => {
      const names = needs
        .filter((each) => each.connected === connected)
        .flatMap((each) => each.names)
        .map((name) => t(`patterns:need.${name as RuleNeed}`, { defaultValue: name }))
      if (names.length === 0) return []
      return [t(connected ? 'rules:silentNeed' : 'rules:silentSource', { names: list(names) })]
    })
    const others = missing.flatMap(({ kind, names }) => {
      if (kind === 'labels') {
        const categories = names.map((slug) =>
          t(`domain:category.${slug as CategorySlug}`, { defaultValue: slug }),
        )
        return [t('rules:silentLabels', { names: list(categories) })]
      }
      if (kind !== 'book') return []
      const books = names.map((name) => t(`domain:bookKind.${name as 'case'}`, { defaultValue: name }))
      return [t('rules:silentBook', { names: list(books) })]
    })
    const watched =
      watchedFrom === null ? [] : [t('rules:watchedFrom', { since: format.instant(watchedFrom, 'minute') })]
    return [...off, ...lines, ...others, ...watched]
  }
}
