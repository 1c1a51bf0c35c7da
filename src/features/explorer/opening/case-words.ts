import type { TFunction } from 'i18next'
import type { CaseDrawn } from './begin-case.ts'

/** What of a case is not on the picture; null where all of its alerts are. */
export function caseWords(
  { drawn, total, gone }: CaseDrawn,
  t: TFunction<'explorer'>,
  count: (value: number) => string,
): string | null {
  if (total === 0) return t('ofCase.empty')
  const parts = [
    ...(drawn < total
      ? [t('ofCase.some', { drawn: count(drawn), count: total, formatted: count(total) })]
      : []),
    ...(gone > 0 ? [t('ofCase.gone', { count: gone, formatted: count(gone) })] : []),
  ]
  return parts.length === 0 ? null : parts.join(' ')
}
