import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import type { Words } from './sentence.ts'

/**
 * What the parts of an alert are written in. Asked for by the whole before any of it is shown: a part that first needs
 * its words later would send everything around it, and what is being typed there, back to the placeholder.
 */
export const ALERT_WORDS = [
  'alert',
  'decision',
  'domain',
  'patterns',
  'mentions',
  'bridges',
  'knowledge',
  'attachments',
  'live',
  'flow',
] as const

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
