const LINES_NAMED = 3
const KINDS_KEPT = 100

/** Collects what a file's rows gave notice of: each sentence once, with the first lines it was said of. */
export interface NoticeBoard {
  add(message: string, line?: number): void
  list(): string[]
}

/** `unit` is what the rows of the file are counted by. */
export function noticeBoard(unit: 'line' | 'transaction' = 'line'): NoticeBoard {
  const said = new Map<string, { lines: number[]; count: number }>()
  let dropped = 0
  return {
    add(message, line) {
      let entry = said.get(message)
      if (entry === undefined) {
        if (said.size >= KINDS_KEPT) {
          dropped += 1
          return
        }
        entry = { lines: [], count: 0 }
        said.set(message, entry)
      }
      if (line === undefined) return
      entry.count += 1
      if (entry.lines.length < LINES_NAMED) entry.lines.push(line)
    },
    list() {
      const sentences = [...said].map(([message, { lines, count }]) => message + where(unit, lines, count))
      return dropped > 0 ? [...sentences, `${dropped} further notices are not listed.`] : sentences
    },
  }
}

function where(unit: string, lines: readonly number[], count: number): string {
  if (count === 0) return ''
  const more = count - lines.length
  return ` (${unit}${count > 1 ? 's' : ''} ${lines.join(', ')}${more > 0 ? ` and ${more} more` : ''})`
}
