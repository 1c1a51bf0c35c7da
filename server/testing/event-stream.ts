import type { Person } from './client.ts'

export interface StreamEvent {
  readonly id: string | null
  readonly event: string
  readonly data: Record<string, unknown>
}

/** A person's open stream of events, read word by word. */
export async function followAs(person: Person, lastEventId: string | null = null) {
  const response = await person.open('/api/v1/events', {
    accept: 'text/event-stream',
    ...(lastEventId === null ? {} : { 'last-event-id': lastEventId }),
  })
  if (!response.ok || response.body === null) throw new Error(`the stream answered ${response.status}`)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  const waiting: StreamEvent[] = []
  let rest = ''

  async function next(): Promise<StreamEvent | null> {
    for (;;) {
      const ready = waiting.shift()
      if (ready !== undefined) return ready
      const piece = await reader.read()
      if (piece.done) return null
      const blocks = (rest + piece.value).split('\n\n')
      rest = blocks.pop() ?? ''
      waiting.push(...blocks.flatMap((block) => eventOf(block) ?? []))
    }
  }

  return {
    /** The next event; null once the desk ended the stream. */
    next,
    /** Reads until an event fits, and answers all that came until then, that one included. */
    async until(fits: (event: StreamEvent) => boolean): Promise<StreamEvent[]> {
      const seen: StreamEvent[] = []
      for (let event = await next(); event !== null; event = await next()) {
        seen.push(event)
        if (fits(event)) return seen
      }
      throw new Error(`the stream ended after ${JSON.stringify(seen)}`)
    },
    close: () => reader.cancel(),
  }
}

/** The events of a stream that has ended. */
export function eventsIn(text: string): StreamEvent[] {
  return text.split('\n\n').flatMap((block) => eventOf(block) ?? [])
}

function eventOf(block: string): StreamEvent | null {
  const fields = new Map(
    block.split('\n').map((line): [string, string] => {
      const at = line.indexOf(': ')
      return [line.slice(0, at), line.slice(at + 2)]
    }),
  )
  const data = fields.get('data')
  if (data === undefined) return null
  return {
    id: fields.get('id') ?? null,
    event: fields.get('event') ?? 'message',
    data: JSON.parse(data) as Record<string, unknown>,
  }
}
