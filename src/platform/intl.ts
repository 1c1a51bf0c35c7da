/**
 * Formatters of the browser, each made once: making one takes longer than a hundred uses of it, and a screen of
 * the queue uses hundreds.
 */
const numbers = new Map<string, Intl.NumberFormat>()
const times = new Map<string, Intl.RelativeTimeFormat>()

export function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return once(numbers, locale, options, () => new Intl.NumberFormat(locale, options))
}

export function relativeTimeFormat(
  locale: string,
  options: Intl.RelativeTimeFormatOptions,
): Intl.RelativeTimeFormat {
  return once(times, locale, options, () => new Intl.RelativeTimeFormat(locale, options))
}

function once<T>(kept: Map<string, T>, locale: string, options: object, make: () => T): T {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const made = make()
  kept.set(key, made)
  return made
}
