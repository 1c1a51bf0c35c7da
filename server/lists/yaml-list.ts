/** Cuts the lines of a YAML file into its header and the items of one long list, without parsing them. */
import type { TextLine } from '#server/sources/text.ts'

export type ListEvent =
  | { readonly kind: 'header'; readonly text: string }
  | { readonly kind: 'item'; readonly line: number; readonly lines: readonly string[] }
  | { readonly kind: 'outside'; readonly line: number; readonly text: string }
  | { readonly kind: 'too-long'; readonly line: number; readonly text: string }

/** Lines of one item, or of the header, beyond which a file is not what it says it is. */
export const MOST_LINES = 10_000

/**
 * Follows the file line by line. The header is all before the top-level key `listKey`; an item begins with a dash at
 * the indentation of the first one and holds the lines indented deeper, which is what YAML itself demands of them.
 */
export class YamlListSplitter {
  readonly #isListKey: RegExp
  #headerLines: string[] | null = []
  #indent: number | null = null
  #item: { line: number; lines: string[] } | null = null
  #ended = false

  constructor(listKey: string) {
    this.#isListKey = new RegExp(`^["']?${listKey}["']?\\s*:\\s*(#.*)?$`)
  }

  /** Takes the next line and gives what it completes. */
  take({ line, text, cut }: TextLine): ListEvent | null {
    if (cut) return { kind: 'too-long', line, text }
    if (this.#headerLines !== null) return this.#takeHeaderLine(line, text, this.#headerLines)
    if (this.#ended || isBlank(text)) return null
    const indent = indentOf(text)
    const isDash = text[indent] === '-' && (text.length === indent + 1 || text[indent + 1] === ' ')
    if (isDash && (this.#indent ?? indent) === indent) {
      this.#indent = indent
      const finished = this.finish()
      this.#item = { line, lines: [text] }
      return finished
    }
    if (this.#indent === null || indent <= this.#indent) {
      this.#ended = text === '...' || text === '---'
      return this.#ended ? null : { kind: 'outside', line, text }
    }
    // One line beyond the most is kept, so that the item is seen to be too long.
    if (this.#item && this.#item.lines.length <= MOST_LINES) this.#item.lines.push(text)
    return null
  }

  /** The item that the end of the file, or the next dash, completes. */
  finish(): ListEvent | null {
    const item = this.#item
    this.#item = null
    return item && { kind: 'item', ...item }
  }

  get hasList(): boolean {
    return this.#headerLines === null
  }

  #takeHeaderLine(line: number, text: string, lines: string[]): ListEvent | null {
    if (!this.#isListKey.test(text)) {
      lines.push(text)
      return lines.length > MOST_LINES ? { kind: 'too-long', line, text } : null
    }
    this.#headerLines = null
    return { kind: 'header', text: lines.join('\n') }
  }
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length
}

function isBlank(text: string): boolean {
  const trimmed = text.trimStart()
  return trimmed === '' || trimmed.startsWith('#')
}
