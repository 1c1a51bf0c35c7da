import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import type { Words } from './sentence.ts'

/** The words of an alert: its own, the field's, and the common ones, each with its namespace. */
export const useAlertT = () =>
  useTranslation(['common', 'alert', 'decision', 'domain', 'patterns', 'mentions', 'bridges']).t
export type AlertT = ReturnType<typeof useAlertT>

/** Words and number formats together, for text that is built outside of components. */
export function useWords(): Words {
  const t = useAlertT()
  const format = useFormat()
  return useMemo(() => ({ t, format }), [t, format])
}
