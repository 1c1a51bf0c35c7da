import { useMemo } from 'react'
import * as format from './format.ts'
import { usePreferences, type Timezone } from './preferences.ts'

export type Format = ReturnType<typeof useFormat>

/** The functions of format.ts with the reader's language and time zone filled in. */
export function useFormat() {
  const language = usePreferences((state) => state.language)
  const timezone = usePreferences((state) => state.timezone)
  return useMemo(
    () => ({
      timezone,
      language,
      amount: (units: string | bigint, decimals: number, maxFraction?: number) =>
        format.formatAmount(units, decimals, language, maxFraction),
      cutAmount: (units: string | bigint, decimals: number, maxFraction: number) =>
        format.cutAmount(units, decimals, maxFraction, language),
      fiat: (minor: string | bigint, currency: string) => format.formatFiat(minor, currency, language),
      fiatCompact: (minor: string | bigint, currency: string) =>
        format.formatFiatCompact(minor, currency, language),
      ppm: (ppm: number) => format.formatPpm(ppm, language),
      count: (value: number | bigint) => format.formatCount(value, language),
      bytes: (bytes: number) => format.formatBytes(bytes, language),
      instant: (instant: number | string, precision?: format.Precision) =>
        format.formatInstant(instant, timezone, precision),
      /** In a named zone, to the second: for the title that shows both. */
      in: (zone: Timezone, instant: number | string) => format.formatInstant(instant, zone, 'second'),
      relative: (instant: number | string, nowMs: number) => format.formatRelative(instant, nowMs, language),
    }),
    [language, timezone],
  )
}
