import { useCallback } from 'react'
import { LOCALE } from '#src/platform/i18n.ts'
import { usePreferences } from '#src/platform/preferences.ts'

/** "3 Nov", "11月3日": a day as a label. It is read in UTC so that no zone can shift it. */
export function useShortDay(): (day: string) => string {
  const language = usePreferences((state) => state.language)
  return useCallback(
    (day: string) => {
      const locale = language === 'en' ? 'en-GB' : LOCALE[language]
      const words = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
      return words.format(new Date(`${day}T00:00:00Z`))
    },
    [language],
  )
}
