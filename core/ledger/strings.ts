import { uint16Array, uint32Array, uint8Array } from './memory.ts'

/** A column of texts: an array of strings, or packed ones that are decoded when they are asked for. */
export interface StringColumn {
  readonly length: number
  at(index: number): string | undefined
}

/** Texts end to end in one array of code units, so that threads can share them. */
export interface PackedStrings {
  readonly units: Uint8Array | Uint16Array
  /** Text n is `units[offsets[n]..offsets[n + 1])`. */
  readonly offsets: Uint32Array
}

/** Texts packed between two pauses. */
const STRIDE = 8192

/** Packs texts. Yields now and then, so that a host can give way to others; throws RangeError above 4 GB. */
export function* packStrings(texts: StringColumn, count = texts.length): Generator<void, PackedStrings> {
  const offsets = uint32Array(count + 1)
  let total = 0
  let widest = 0
  for (let nr = 0; nr < count; nr++) {
    const text = texts.at(nr)!
    for (let at = 0; at < text.length; at++) widest |= text.charCodeAt(at)
    total += text.length
    offsets[nr + 1] = total
    if (nr % STRIDE === STRIDE - 1) yield
  }
  if (total > 0xffff_ffff) throw new RangeError(`${total} code units are too many to pack`)
  const units = widest < 256 ? uint8Array(total) : uint16Array(total)
  let next = 0
  for (let nr = 0; nr < count; nr++) {
    const text = texts.at(nr)!
    for (let at = 0; at < text.length; at++) units[next++] = text.charCodeAt(at)
    if (nr % STRIDE === STRIDE - 1) yield
  }
  return { units, offsets }
}

/** The texts as a column; each is decoded when asked for. */
export function unpackStrings({ units, offsets }: PackedStrings): StringColumn {
  return {
    length: offsets.length - 1,
    at(index) {
      if (index < 0 || index >= offsets.length - 1) return undefined
      return decode(units, offsets[index]!, offsets[index + 1]!)
    },
  }
}

/** All texts of a column. */
export function toStrings(column: StringColumn): string[] {
  return Array.isArray(column)
    ? (column as string[]).slice()
    : Array.from({ length: column.length }, (_, index) => column.at(index)!)
}

/** Function arguments are limited in number. */
const PIECE = 4096

function decode(units: Uint8Array | Uint16Array, from: number, to: number): string {
  let text = ''
  for (let start = from; start < to; start += PIECE)
    text += String.fromCharCode(...units.subarray(start, Math.min(to, start + PIECE)))
  return text
}
