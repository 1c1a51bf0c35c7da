/** What somebody has of an address or a hash: how it begins, how it ends, or both. */
export interface AddressPart {
  /** Any of these; none where only the end is known. */
  readonly beginnings: readonly string[]
  /** Empty where only the beginning is known. */
  readonly end: string
  /** Whether both must be so. Else either will do: of a bare piece nobody can tell which it is. */
  readonly isBoth: boolean
  /** Whether it says itself that something is missing: then it is a piece of an address and nothing else. */
  readonly isShortened: boolean
}

/** The shortest piece that says anything: one of 65,000 hexadecimal beginnings. */
const SHORTEST = 4
/** As long as the shortest whole address: from there on it is one, or a wrong one, and no piece. */
const WHOLE = 25
/** A hexadecimal address has as many digits; a hash more, but that is known whole or by its ends. */
const WHOLE_HEX = 40

/**
 * Reads a piece of an address or hash as people have it: `0x1234`, `abcd12`, `0x1234…abcd` (or with dots), `…abcd`.
 * Null where it is none: words without a digit, anything with a space, and whatever is as long as a whole address,
 * because there the exact letters decide, not a likeness.
 */
export function addressPart(text: string): AddressPart | null {
  const trimmed = text.trim()
  const pieces = trimmed.split(/…|\.{2,}/)
  if (pieces.length > 2 || pieces.some((piece) => !/^[0-9A-Za-z]*$/.test(piece))) return null
  const [head = '', tail = ''] = pieces
  const said = head.replace(/^0x/i, '').length + tail.length
  if (said < SHORTEST) return null
  if (pieces.length === 2)
    return {
      beginnings: head === '' ? [] : beginningsOf(head),
      end: tail,
      isBoth: head !== '' && tail !== '',
      isShortened: true,
    }
  const isHex = /^(0x)?[0-9a-f]+$/i.test(head)
  if (said >= (isHex ? WHOLE_HEX : WHOLE) || !/\d/.test(head)) return null
  return {
    beginnings: beginningsOf(head),
    end: /^0x/i.test(head) ? '' : head,
    isBoth: false,
    isShortened: false,
  }
}

/** A hexadecimal beginning is often said without its `0x`. */
function beginningsOf(head: string): string[] {
  return /^[0-9a-f]+$/i.test(head) ? [head, `0x${head}`] : [head]
}
