import { followEvents } from '#core/contract/live.ts'
import { now } from '#src/platform/clock.ts'
import { env } from '#src/platform/env.ts'
import { createMessageParser, type StreamMessage } from '#src/platform/event-stream.ts'
import { urlOf } from '#src/platform/http.ts'

/** How the line to the desk stands. `off`: this desk has none for this reader, and nothing tries. */
export type LineState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'lost'; readonly since: number }
  | { readonly kind: 'off' }

interface LineOptions {
  /** Where to continue; null: from now on. */
  readonly lastId: string | null
  readonly onMessage: (message: StreamMessage) => void
  readonly onState: (state: LineState) => void
  readonly signal: AbortSignal
}

/** Pauses before the next try, in milliseconds; the last one is kept. */
const PAUSES = [1_000, 2_000, 5_000, 10_000, 15_000]
/** The desk shows life every 15 seconds: a line silent for so long is dead, whatever the browser thinks. */
const SILENCE_MS = 40_000
/** Between two looks where the desk answers and ends (the demonstration), and after a desk that stopped. */
const AGAIN_MS = 2_500
/** No such route, no permission, no session: trying again would get the same answer. */
const FINAL = new Set([401, 403, 404, 405])

/**
 * Keeps a line to the desk's events until the signal ends it. Read by `fetch` rather than by `EventSource`: that one
 * cannot tell "sign in" from "no network", and cannot continue where another window stopped. An answer that ends is
 * asked for again, so that a desk which answers and ends is followed by the same code.
 */
export async function keepLine({ lastId, onMessage, onState, signal }: LineOptions): Promise<void> {
  let place = lastId
  let failures = 0
  let lostAt: number | null = null
  onState({ kind: 'connecting' })
  while (!signal.aborted) {
    const outcome = await readOnce(place, signal, (message) => {
      failures = 0
      lostAt = null
      if (message.id !== null) place = message.id
      onState({ kind: 'live' })
      onMessage(message)
    })
    if (signal.aborted) return
    if (outcome === 'final') return onState({ kind: 'off' })
    if (outcome === 'failed') {
      lostAt ??= now()
      onState({ kind: 'lost', since: lostAt })
      failures += 1
    }
    await pause(outcome === 'ended' ? AGAIN_MS : (PAUSES[Math.min(failures, PAUSES.length) - 1] ?? 0), signal)
  }
}

async function readOnce(
  place: string | null,
  signal: AbortSignal,
  onMessage: (message: StreamMessage) => void,
): Promise<'ended' | 'failed' | 'final'> {
  // Without a network nothing is tried: the browser says when it is back.
  if (!navigator.onLine) return 'failed'
  const silent = new AbortController()
  const giveUp = () => silent.abort()
  let timer = setTimeout(giveUp, SILENCE_MS)
  addEventListener('offline', giveUp)
  try {
    const response = await fetch(urlOf(followEvents.path), {
      credentials: 'same-origin',
      // The demonstration's desk lives in this page and cannot keep an answer open.
      headers: {
        accept: env.demo ? '*/*' : 'text/event-stream',
        ...(place === null ? {} : { 'last-event-id': place }),
      },
      signal: AbortSignal.any([signal, silent.signal]),
    })
    if (FINAL.has(response.status)) return 'final'
    if (!response.ok || response.body === null) return 'failed'
    if (!response.headers.get('content-type')?.includes('text/event-stream')) return 'final'
    const parser = createMessageParser()
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      clearTimeout(timer)
      timer = setTimeout(giveUp, SILENCE_MS)
      for (const message of parser.push(piece.value)) onMessage(message)
    }
    return 'ended'
  } catch {
    return 'failed'
  } finally {
    clearTimeout(timer)
    removeEventListener('offline', giveUp)
  }
}

/** Waits, less where the network comes back. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer)
      removeEventListener('online', over)
      signal.removeEventListener('abort', over)
      resolve()
    }
    const timer = setTimeout(over, ms)
    addEventListener('online', over)
    signal.addEventListener('abort', over)
  })
}
