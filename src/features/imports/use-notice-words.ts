import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import type { Report } from './report-sheet.tsx'

/** A notice in the reader's language, with the lines of the file, or its transactions, that it was said of. */
export function useNoticeWords(kind: Report['kind']): (notice: Report['notices'][number]) => string {
  const { t } = useTranslation('imports')
  const format = useFormat()
  return useCallback(
    ({ code, values, lines, count, text }) => {
      if (code === 'as-written') return text
      const { count: counted, from } = values
      // Each sentence names other values; which, the desk says with it.
      const sentence = t(`notice.${code}` as 'notice.trimmed', {
        ...values,
        ...(counted === undefined ? {} : { formatted: format.count(Number(counted)) }),
        ...(from === undefined ? {} : { from: format.instant(from) }),
      })
      if (count === 0) return sentence
      const more = count - lines.length
      const named = { count, lines: lines.map(format.count).join(', '), more: format.count(more) }
      const unit = kind === 'esplora-json' ? 'noticeTransactions' : 'noticeLines'
      return `${sentence} ${t(more > 0 ? `${unit}More` : unit, named)}`
    },
    [t, format, kind],
  )
}
