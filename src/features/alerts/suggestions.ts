import { quoteTerm, splitTerms } from '#core/workflow/search-terms.ts'
import type { Suggestion } from '#src/ui/suggest-field.tsx'
import { LIST_KEYS, type ListKey, SEARCH_KEYS } from './query-language.ts'

/** A value that could be written after a key. */
export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

export interface Choices {
  readonly keys: (key: (typeof SEARCH_KEYS)[number]) => string
  readonly values: Readonly<Partial<Record<string, readonly Choice[]>>>
}

const MOST = 12

/** What could stand at the caret: keys while a word begins, values of the key that was written. */
export function suggestionsAt(text: string, caret: number, choices: Choices): Suggestion[] {
  const term = splitTerms(text).find(({ from, to }) => from <= caret && caret <= to)
  const [from, to] = term ? [term.from, term.to] : [caret, caret]
  const typed = text.slice(from, caret)
  if (typed.startsWith('"')) return []
  const sign = typed.startsWith('-') ? '-' : ''
  const colon = typed.indexOf(':')
  const replace = (word: string, isWhole: boolean) => {
    const rest = text.slice(to)
    const space = isWhole && !rest.startsWith(' ') ? ' ' : ''
    return {
      text: `${text.slice(0, from)}${word}${space}${rest}`,
      caret: from + word.length + (isWhole ? 1 : 0),
    }
  }
  if (colon === -1) {
    const begun = typed.slice(sign.length).toLowerCase()
    return SEARCH_KEYS.filter((key) => key.startsWith(begun) && (sign === '' || isNegatable(key))).map(
      (key) => ({
        id: key,
        label: `${sign}${key}:`,
        hint: choices.keys(key),
        ...replace(`${sign}${key}:`, false),
      }),
    )
  }
  const key = typed.slice(sign.length, colon).toLowerCase()
  const begun = typed
    .slice(colon + 1)
    .replaceAll('"', '')
    .toLocaleLowerCase()
  return (choices.values[key] ?? [])
    .filter(({ value, label }) => value !== begun && `${value} ${label}`.toLocaleLowerCase().includes(begun))
    .slice(0, MOST)
    .map(({ value, label, hint }) => ({
      id: value,
      label: label === value ? value : `${label} · ${value}`,
      ...(hint === undefined ? {} : { hint }),
      ...replace(`${sign}${key}:${quoteTerm(value)}`, true),
    }))
}

const isNegatable = (key: string) =>
  key === 'severity' ||
  key === 'is' ||
  key === 'snoozed' ||
  key === 'retro' ||
  LIST_KEYS.some((each: ListKey) => each === key)
