import { env } from '#src/platform/env.ts'
import type { StreamMessage } from '#src/platform/event-stream.ts'
import { keepLine, type LineState } from './line.ts'

interface SharedLineOptions {
  /** The line belongs to one person in one browser. */
  readonly personId: string
  readonly onMessage: (message: StreamMessage) => void
  readonly onState: (state: LineState) => void
  readonly signal: AbortSignal
}

/** What the windows of one browser tell each other. */
type Word =
  | { readonly kind: 'message'; readonly message: StreamMessage }
  | { readonly kind: 'state'; readonly state: LineState }
  /** A window that came later asks how things stand. */
  | { readonly kind: 'hello' }
  | {
      readonly kind: 'standing'
      readonly state: LineState
      readonly lastId: string | null
      readonly presences: readonly StreamMessage[]
    }

/**
 * One line for each browser: the window that holds the lock reads the stream and passes on what it hears. When it
 * closes, the lock goes to another window, which continues at the place it has heard of last. In the demonstration
 * each window is a desk of its own and keeps its own line.
 */
export function shareLine(options: SharedLineOptions): void {
  const { personId, onMessage, onState, signal } = options
  if (env.demo || !('locks' in navigator)) {
    void keepLine({ lastId: null, onMessage, onState, signal })
    return
  }
  const name = `kyt-desk:live:${personId}`
  const channel = new BroadcastChannel(name)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target, only its own origin
  const tell = (word: Word) => channel.postMessage(word)
  const presences = new Map<string, StreamMessage>()
  let lastId: string | null = null
  let state: LineState = { kind: 'connecting' }
  let leads = false

  const hear = (message: StreamMessage) => {
    if (message.id !== null) lastId = message.id
    if (message.event === 'ready' || message.event === 'resync') presences.clear()
    if (message.event === 'presence') presences.set(alertOf(message), message)
    onMessage(message)
  }
  const stand = (next: LineState) => {
    state = next
    onState(next)
  }
  channel.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    if (data.kind === 'message') hear(data.message)
    else if (data.kind === 'state') stand(data.state)
    else if (data.kind === 'hello' && leads) {
      tell({ kind: 'standing', state, lastId, presences: [...presences.values()] })
    } else if (data.kind === 'standing' && !leads && lastId === null) {
      ;({ lastId } = data)
      stand(data.state)
      for (const presence of data.presences) hear(presence)
    }
  })
  signal.addEventListener('abort', () => channel.close())
  tell({ kind: 'hello' })
  navigator.locks
    .request(name, { signal }, async () => {
      leads = true
      await keepLine({
        lastId,
        signal,
        onMessage(message) {
          hear(message)
          tell({ kind: 'message', message })
        },
        onState(next) {
          if (next.kind === state.kind) return
          stand(next)
          tell({ kind: 'state', state: next })
        },
      })
    })
    // Waiting for the lock ends with the window's own signal.
    .catch(() => null)
}

function alertOf({ data }: StreamMessage): string {
  const value: unknown = JSON.parse(data)
  return typeof value === 'object' && value !== null && 'alertId' in value ? String(value.alertId) : ''
}
