/** One part of what a person typed into a search box, with where it stands in the text. */
export interface SearchTerm {
  readonly text: string
  readonly from: number
  readonly to: number
  /** It began with a quotation mark: taken as it is. */
  readonly isQuoted: boolean
}

/**
 * Splits what was typed at white space, except inside "quotation marks" (also `key:"two words"`). A mark that is
 * never closed reaches to the end: nobody is told of an error while still typing. Any text can be split.
 */
export function splitTerms(text: string): SearchTerm[] {
  const terms: SearchTerm[] = []
  for (let at = 0; at < text.length;) {
    if (/\s/.test(text.charAt(at))) {
      at += 1
      continue
    }
    const from = at
    let inner = ''
    let isOpen = false
    const isQuoted = text.charAt(at) === '"'
    for (; at < text.length && (isOpen || !/\s/.test(text.charAt(at))); at += 1) {
      if (text.charAt(at) === '"') isOpen = !isOpen
      else inner += text.charAt(at)
    }
    terms.push({ text: inner, from, to: at, isQuoted })
  }
  return terms
}

/** A text as one term: in quotation marks where it would otherwise fall apart. Marks inside are left out. */
export function quoteTerm(text: string): string {
  const plain = text.replaceAll('"', '')
  return plain === '' || /\s/.test(plain) ? `"${plain}"` : plain
}
