import { can } from '#core/workflow/roles.ts'
import type { Caller } from '../http/bind.ts'
import type { FeedEvent } from './feed.ts'
import type { Hub } from './hub.ts'
import type { Positions } from './position.ts'

/** Events repeated to a reader who was away; whoever missed more reads everything anew, which is less work. */
export const MAX_REPLAY = 1_000
/** How long a browser waits before it comes back, in milliseconds. */
const RETRY_MS = 2_000

/** The words of one reader's stream, in order: what `next` answers has been said. */
export interface Script {
  /** The next piece; empty where there is nothing to say now. */
  next(): Promise<string>
  noteBeat(): void
  notePresence(alertId: string): void
}

interface ScriptOptions {
  readonly caller: Caller
  readonly hub: Hub
  readonly positions: Positions
  /** Where the reader stopped; null: now is the beginning. */
  readonly from: number | null
  /** Where a beginner begins. */
  readonly now: number
  /** The reader named a place that is too old, or not of this desk. */
  readonly isLost: boolean
}

const say = (event: string, data: unknown, id?: string) =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/** What one reader is told, as the reader may know it. Holds no events: it reads on from its own place. */
export function createScript(options: ScriptOptions): Script {
  const { caller, hub, positions } = options
  const isInside = can(caller.role, 'restricted.read')
  const seal = (seq: number) => positions.seal(seq, caller.id)
  let position = options.from ?? options.now
  let isStarted = false
  let replayed = options.from === null ? null : 0
  let beat = false
  const touched = new Set<string>()

  const start = () => {
    isStarted = true
    const word = options.isLost
      ? say('resync', { resumed: false }, seal(position))
      : say('ready', { resumed: options.from !== null }, seal(position))
    const presences = hub.presences.all(caller).map((each) => say('presence', each))
    return [`retry: ${RETRY_MS}\n\n`, word, ...presences].join('')
  }

  const news = async () => {
    for (;;) {
      const target = hub.head()
      const { events, upTo } = await hub.after(position)
      const mine = events.filter((event) => isInside || event.audience === 'desk')
      position = Math.max(position, upTo)
      if (replayed !== null) {
        replayed += mine.length
        if (replayed > MAX_REPLAY) {
          replayed = null
          position = Math.max(position, target)
          return say('resync', { resumed: false }, seal(position))
        }
        if (position >= target) replayed = null
      }
      if (mine.length > 0)
        return mine.map((event) => say('alert', wire(event, caller.id), seal(event.seq))).join('')
      if (position >= hub.head()) return ''
    }
  }

  return {
    async next() {
      if (!isStarted) return start()
      const told = await news()
      const presences = [...touched].map((alertId) =>
        say('presence', { alertId, people: hub.presences.on(alertId, caller) }),
      )
      touched.clear()
      const line = told + presences.join('') || (beat ? ': still here\n\n' : '')
      beat = false
      return line
    },
    noteBeat() {
      beat = true
    },
    notePresence: (alertId) => void touched.add(alertId),
  }
}

function wire({ alertId, kind, type, at, actor, mentions }: FeedEvent, readerId: string) {
  return {
    alertId,
    kind,
    type,
    at: new Date(at).toISOString(),
    actor,
    mentionsYou: mentions.includes(readerId),
  }
}
