import { createBreather } from './breather.ts'
import { FileError } from './rows.ts'
import { decodeText } from './text.ts'

/** Longest text of one item, in characters; a block's worth of one transaction is some ten million. */
const LONGEST = 32 * 1024 * 1024

export interface JsonItem {
  /** Which one of the file, from 1. */
  readonly number: number
  /** null where the text is no JSON; `reason` says what is wrong. */
  readonly value: unknown
  readonly reason: string | null
}

/**
 * The objects of a JSON file one after the other, without holding the file: of a list, of several lists (pages that
 * were saved one behind the other), of one object, or of one object a line.
 *
 * @throws FileError where the file is not made of objects, or ends inside of one: a part of it is missing
 */
export async function* readJsonItems(
  chunks: AsyncIterable<Uint8Array>,
  what: string,
): AsyncGenerator<JsonItem> {
  const breathe = createBreather()
  const scan = scanner(what)
  for await (const text of decodeText(chunks)) {
    for (const item of scan.read(text)) {
      yield item
      await breathe()
    }
  }
  scan.end()
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN = { list: 0x5b, object: 0x7b }
const CLOSE = { list: 0x5d, object: 0x7d }
const isSpace = (code: number) => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09

function scanner(what: string) {
  let number = 0
  /** Inside a list of items. */
  let inList = false
  /** Brackets that are open within the item; 0 between items. */
  let depth = 0
  let inString = false
  let escaped = false
  let pieces: string[] = []
  let length = 0

  const keep = (text: string): void => {
    length += text.length
    if (length > LONGEST) throw new FileError('too-long', `${what} ${number + 1} is longer than any can be`)
    pieces.push(text)
  }

  /** Where a string goes on or ends. @returns the place to go on from */
  const passString = (text: string, from: number): number => {
    let at = from
    for (; at < text.length; at++) {
      if (escaped) escaped = false
      else if (text.charCodeAt(at) === BACKSLASH) escaped = true
      else if (text.charCodeAt(at) === QUOTE) {
        inString = false
        return at
      }
    }
    return at
  }

  const between = (code: number, char: string): void => {
    if (isSpace(code) || code === COMMA) return
    if (code === OPEN.list && !inList) inList = true
    else if (code === CLOSE.list && inList) inList = false
    else if (code === OPEN.object) depth = 1
    else {
      const after = number === 0 ? 'The file begins' : `After ${what} ${number}, the file goes on`
      throw new FileError('bad-json', `${after} with "${char}", where ${what}s in {…} were expected`)
    }
  }

  return {
    *read(text: string): Generator<JsonItem> {
      let start = 0
      for (let at = 0; at < text.length; at++) {
        if (inString) {
          at = passString(text, at)
          continue
        }
        const code = text.charCodeAt(at)
        if (depth === 0) {
          between(code, text[at] ?? '')
          start = at
        } else if (code === QUOTE) inString = true
        else if (code === OPEN.object || code === OPEN.list) depth++
        else if (code === CLOSE.object || code === CLOSE.list) {
          depth--
          if (depth > 0) continue
          keep(text.slice(start, at + 1))
          number += 1
          yield parsed(number, pieces.join(''))
          pieces = []
          length = 0
        }
      }
      if (depth > 0) keep(text.slice(start))
    },
    end(): void {
      if (depth === 0 && !inList) return
      const where = depth > 0 ? `inside ${what} ${number + 1}` : `after ${what} ${number}, within the list`
      throw new FileError('not-whole', `The file is not whole: it ends ${where}`)
    },
  }
}

function parsed(number: number, text: string): JsonItem {
  try {
    return { number, value: JSON.parse(text) as unknown, reason: null }
  } catch (error) {
    return { number, value: null, reason: error instanceof Error ? error.message : 'it is no JSON' }
  }
}
