/** Bytes to text and lines, a piece at a time. */

/** Decodes UTF-8 across chunk borders and drops a byte order mark. Bytes that are not UTF-8 become U+FFFD. */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

export interface TextLine {
  /** From 1. */
  readonly line: number
  /** Without its line end. */
  readonly text: string
  /** The line was longer than the limit and its rest was dropped. */
  readonly cut: boolean
}

/** Longest line kept, so that a file without line ends cannot fill the memory. */
export const LONGEST_LINE = 1_000_000

/** Splits text into lines, ended by LF or CRLF, in the batches that arrive. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly TextLine[]> {
  let rest = ''
  let cut = false
  let line = 1
  const take = (text: string): TextLine => {
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text
    const tooLong = cut || whole.length > LONGEST_LINE
    const taken = { line, text: tooLong ? whole.slice(0, LONGEST_LINE) : whole, cut: tooLong }
    line++
    cut = false
    return taken
  }
  for await (const text of decodeText(chunks)) {
    const batch: TextLine[] = []
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      batch.push(take(rest + text.slice(from, end)))
      rest = ''
      from = end + 1
    }
    rest += text.slice(from)
    if (rest.length > LONGEST_LINE) {
      rest = rest.slice(0, LONGEST_LINE)
      cut = true
    }
    if (batch.length > 0) yield batch
  }
  if (rest !== '') yield [take(rest)]
}
