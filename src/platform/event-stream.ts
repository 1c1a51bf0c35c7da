/** One message of a stream of server-sent events. */
export interface StreamMessage {
  /** Name of the place after this message; null where it does not move the place. */
  readonly id: string | null
  readonly event: string
  readonly data: string
}

/**
 * Takes a stream of server-sent events apart (the event stream format of HTML). `push` takes text as it arrives and
 * answers the messages that it completed; half a message waits for the rest.
 */
export function createMessageParser(): { push(text: string): StreamMessage[] } {
  let rest = ''
  return {
    push(text) {
      const blocks = (rest + text).replaceAll('\r\n', '\n').split('\n\n')
      rest = blocks.pop() ?? ''
      return blocks.flatMap((block) => messageOf(block) ?? [])
    },
  }
}

function messageOf(block: string): StreamMessage | null {
  let id: string | null = null
  let event = 'message'
  const data: string[] = []
  for (const line of block.split('\n')) {
    const at = line.indexOf(':')
    // A line that begins with a colon is a comment: a sign of life.
    if (at <= 0) continue
    const value = line.slice(at + 1).replace(/^ /, '')
    const field = line.slice(0, at)
    if (field === 'id') id = value
    else if (field === 'event') event = value
    else if (field === 'data') data.push(value)
  }
  return data.length === 0 ? null : { id, event, data: data.join('\n') }
}
