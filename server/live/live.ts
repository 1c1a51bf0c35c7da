import { eq } from 'drizzle-orm'
import type { Caller } from '../http/bind.ts'
import { ProblemError } from '../http/problem.ts'
import { callerOf } from '../identity/sessions.ts'
import type { Ports } from '../ports.ts'
import { sendNotice } from '../store/notices.ts'
import { auditEvents } from '../store/schema/work.ts'
import { trailHead } from './feed.ts'
import { createHub, type Hub } from './hub.ts'
import { openPositions, type Positions } from './position.ts'
import { mayKnowOf, type Sighting, sightingText } from './presence.ts'
import { createScript, type Script } from './stream.ts'

/** A stream can be continued for so long after its last event. */
export const RETENTION_MS = 24 * 60 * 60 * 1000
/** Streams of one person: one for each browser they use, with room for some that were cut off and not noticed. */
export const MAX_STREAMS_EACH = 8
const MAX_STREAMS = 2_000
/** A reader that takes nothing for so long is gone. */
const STALLED_MS = 60_000

export interface FollowRequest {
  readonly caller: Caller
  readonly token: string | null
  readonly lastEventId: string | null
}

export interface Live {
  readonly hub: Hub
  /** An answer that stays open. @throws ProblemError `too-many-streams` */
  follow(request: FollowRequest): Promise<Response>
  /** What happened since, and the end. */
  catchUp(request: FollowRequest): Promise<Response>
  /** Notes a sighting here and tells the other processes. */
  announce(sighting: Sighting): Promise<void>
}

/** The live side of a desk: streams of what happens, and who looks at what. */
export function createLive(ports: Ports): Live {
  const hub = createHub(ports)
  let positions: Promise<Positions> | null = null
  const open = new Map<string, number>()

  const scriptFor = async ({ caller, lastEventId }: FollowRequest): Promise<Script> => {
    positions ??= openPositions(ports)
    const sealed = await positions
    const now = Math.max(hub.head(), await trailHead(ports.db))
    const from = lastEventId === null ? null : sealed.open(lastEventId, caller.id)
    const isKept = from !== null && from <= now && (await isRecent(ports, from))
    return createScript({
      caller,
      hub,
      positions: sealed,
      from: isKept ? from : null,
      now,
      isLost: lastEventId !== null && !isKept,
    })
  }

  return {
    hub,
    async follow(request) {
      const { id } = request.caller
      const mine = open.get(id) ?? 0
      if (mine >= MAX_STREAMS_EACH || hub.size() >= MAX_STREAMS) {
        throw new ProblemError('too-many-streams', 'Too many open streams; close a window and wait.')
      }
      open.set(id, mine + 1)
      const release = () => void open.set(id, (open.get(id) ?? 1) - 1)
      try {
        return await openStream(ports, hub, request, () => scriptFor(request), release)
      } catch (error) {
        release()
        throw error
      }
    },
    async catchUp(request) {
      const script = await scriptFor(request)
      await hub.look()
      let text = ''
      for (let piece = await script.next(); piece !== ''; piece = await script.next()) text += piece
      return new Response(text, { headers: HEADERS })
    },
    async announce(sighting) {
      hub.see(sighting)
      await sendNotice(ports.db, sightingText(sighting))
    },
  }
}

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // Proxies that would collect the stream before they pass it on.
  'x-accel-buffering': 'no',
}

async function isRecent({ db, clock }: Ports, seq: number): Promise<boolean> {
  if (seq === 0) return true
  const [row] = await db.select({ at: auditEvents.at }).from(auditEvents).where(eq(auditEvents.seq, seq))
  return row !== undefined && row.at.getTime() > clock() - RETENTION_MS
}

/**
 * One open stream. It is pulled: a reader who takes slowly makes nobody hold anything for them, and continues from
 * their own place. It ends when the session ends, when the desk stops, and when nobody takes.
 */
async function openStream(
  ports: Ports,
  hub: Hub,
  { caller, token }: FollowRequest,
  makeScript: () => Promise<Script>,
  release: () => void,
): Promise<Response> {
  const encoder = new TextEncoder()
  let script: Script | null = null
  const over = new AbortController()
  let news: PromiseWithResolvers<void> = Promise.withResolvers()
  let takenAt = ports.clock()
  let waiting = 0
  let leave = () => {}

  const end = () => {
    if (over.signal.aborted) return
    over.abort()
    leave()
    release()
    news.resolve()
  }
  leave = await hub.join({
    personId: caller.id,
    wake: () => news.resolve(),
    beat: () => {
      if (ports.clock() - takenAt > STALLED_MS && script !== null && waiting === 0) return end()
      script?.noteBeat()
      news.resolve()
    },
    presenceChanged: (alertId, person) => {
      // Not even an unchanged list: that something happened would tell who came.
      if (!mayKnowOf(person, caller)) return
      script?.notePresence(alertId)
      news.resolve()
    },
    checkSession: async () => {
      const current = await callerOf(ports, token)
      if (current?.id !== caller.id || current.role !== caller.role) end()
    },
  })
  ports.stopping?.addEventListener('abort', end, { once: true })
  const words = await makeScript()
  script = words
  await hub.look()

  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        takenAt = ports.clock()
        waiting += 1
        try {
          while (!over.signal.aborted) {
            news = Promise.withResolvers()
            const text = await words.next()
            if (text !== '') return controller.enqueue(encoder.encode(text))
            await news.promise
          }
          controller.close()
        } finally {
          waiting -= 1
        }
      },
      cancel: end,
    },
    { highWaterMark: 1 },
  )
  return new Response(body, { headers: HEADERS })
}
