import type { z } from 'zod'
import type { ImportNotice as Schema, NoticeCode } from '#core/contract/import-notices.ts'

const LINES_NAMED = 3
const KINDS_KEPT = 100

/** What the rows of a file are counted by. */
type Unit = 'line' | 'transaction'

/** As it is kept and told: a code with what it names, for a page to say in its own words, and the whole in English. */
export type ImportNotice = z.output<typeof Schema>

/** What a parser or a merge has to say. */
export interface Said {
  readonly code: NoticeCode
  /** A sentence for an analyst, in English. */
  readonly message: string
  /** What the sentence names. */
  readonly values?: Readonly<Record<string, string>>
}

/** Collects what a file's rows gave notice of: each sentence once, with the first lines it was said of. */
export interface NoticeBoard {
  add(said: Said, line?: number): void
  list(): ImportNotice[]
}

/** `unit` is what the rows of the file are counted by. */
export function noticeBoard(unit: Unit = 'line'): NoticeBoard {
  const board = new Map<string, { said: Said; lines: number[]; count: number }>()
  let dropped = 0
  return {
    add(said, line) {
      let entry = board.get(said.message)
      if (entry === undefined) {
        if (board.size >= KINDS_KEPT) {
          dropped += 1
          return
        }
        entry = { said, lines: [], count: 0 }
        board.set(said.message, entry)
      }
      if (line === undefined) return
      entry.count += 1
      if (entry.lines.length < LINES_NAMED) entry.lines.push(line)
    },
    list() {
      const notices = [...board.values()].map(({ said, lines, count }) => notice(said, lines, count, unit))
      if (dropped === 0) return notices
      const message = `${dropped} further notices are not listed.`
      return [...notices, notice({ code: 'not-listed', message, values: { count: String(dropped) } })]
    },
  }
}

/** A notice about the file, or about some of its lines. */
export function notice(
  { code, message, values = {} }: Said,
  lines: readonly number[] = [],
  count: number = 0,
  unit: Unit = 'line',
): ImportNotice {
  return { code, values: { ...values }, lines: [...lines], count, text: message + where(unit, lines, count) }
}

/** What is kept as it is told; what an earlier version kept as a sentence alone is told as that sentence. */
export function noticesKept(kept: readonly (ImportNotice | string)[]): ImportNotice[] {
  return kept.map((each) => (typeof each === 'string' ? notice({ code: 'as-written', message: each }) : each))
}

function where(unit: Unit, lines: readonly number[], count: number): string {
  if (count === 0) return ''
  const more = count - lines.length
  return ` (${unit}${count > 1 ? 's' : ''} ${lines.join(', ')}${more > 0 ? ` and ${more} more` : ''})`
}
