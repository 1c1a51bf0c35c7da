import type { Ports } from '../ports.ts'
import { TRAIL_GREW } from '../store/notices.ts'
import { type FeedEvent, readFeed, trailHead } from './feed.ts'
import { createPresences, type Presences, type Sighting, sightingOf, type Viewer } from './presence.ts'

/** Whoever hangs on the hub: told that there is something to read, or that the line should show life. */
export interface Listener {
  readonly wake: () => void
  readonly beat: () => void
  readonly presenceChanged: (alertId: string, person: Viewer) => void
  /** Still signed in? Asked now and then, and when this person signed out somewhere. */
  readonly checkSession: () => Promise<void>
  readonly personId: string
}

export interface Hub {
  readonly presences: Presences
  /** Place up to which events are known here. */
  head(): number
  /** Reads what the trail has got since; resolves when `head` is at least where the trail stood when asked. */
  look(): Promise<void>
  /** Events after a place, from memory where it still holds them. */
  after(position: number): Promise<{ events: readonly FeedEvent[]; upTo: number }>
  join(listener: Listener): Promise<() => void>
  see(sighting: Sighting): void
  /** What happens every `LOOK_MS` by itself. */
  tick(): Promise<void>
  size(): number
}

/** Lost notices and presences that ran out are found at the latest after this time. */
const LOOK_MS = 5_000
const BEAT_EVERY = 3
/** Events held for readers that are nearly up to date; whoever is further back reads the trail. */
const HELD = 2_000

/**
 * One for each process: reads the trail once for all open streams. It works only while somebody listens, is woken by
 * notices of the database, and looks by itself now and then.
 */
export function createHub(ports: Ports): Hub {
  const listeners = new Set<Listener>()
  const presences = createPresences(ports.clock, (alertId, person) => {
    for (const listener of listeners) listener.presenceChanged(alertId, person)
  })
  let held: FeedEvent[] = []
  let heldFrom = 0
  let head = 0
  let ticks = 0
  let isBegun = false

  const takeIn = (events: readonly FeedEvent[], upTo: number) => {
    held = [...held, ...events]
    const over = held.length - HELD
    if (over > 0) {
      heldFrom = held[over - 1]?.seq ?? heldFrom
      held = held.slice(over)
    }
    head = upTo
  }

  const begin = async () => {
    head = await trailHead(ports.db)
    heldFrom = head
    held = []
    isBegun = true
  }

  const readOn = async () => {
    if (!isBegun) await begin()
    for (let isFull = true; isFull;) {
      const page = await readFeed(ports.db, head)
      takeIn(page.events, page.upTo)
      ;({ isFull } = page)
      for (const listener of listeners) {
        if (page.signedOut.includes(listener.personId)) await listener.checkSession()
        listener.wake()
      }
    }
  }
  const look = oneAtATime(readOn, (error) => {
    ports.log.warn('live.look-failed', { message: error instanceof Error ? error.message : String(error) })
  })

  const tick = async () => {
    presences.forgetGone()
    ticks += 1
    const isBeat = ticks % BEAT_EVERY === 0
    for (const listener of listeners) {
      if (!isBeat) continue
      await listener.checkSession()
      listener.beat()
    }
    await look()
  }

  const onNotice = (text: string) => {
    if (text === TRAIL_GREW) return void look()
    const sighting = sightingOf(text)
    if (sighting !== null) presences.see(sighting)
  }

  const work = createWork(ports, onNotice, tick)
  return {
    presences,
    head: () => head,
    look,
    tick,
    size: () => listeners.size,
    see: (sighting) => presences.see(sighting),
    async after(position) {
      if (position >= heldFrom) return { events: held.filter((event) => event.seq > position), upTo: head }
      return readFeed(ports.db, position)
    },
    async join(listener) {
      if (listeners.size === 0) {
        await work.start()
        await begin()
      }
      listeners.add(listener)
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) work.stop()
      }
    },
  }
}

/** Runs a job one after the other; a call while one runs is answered by one more run after it. */
function oneAtATime(job: () => Promise<void>, onError: (error: unknown) => void): () => Promise<void> {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  const run = async () => {
    try {
      await job()
    } catch (error) {
      onError(error)
    }
  }
  const begin = (): Promise<void> => {
    running = run().finally(() => {
      running = null
    })
    return running
  }
  return () => {
    if (running === null) return begin()
    next ??= running.then(() => {
      next = null
      return begin()
    })
    return next
  }
}

/** What runs while somebody listens: the ear at the database, and the clock. */
function createWork({ notices, log }: Ports, onNotice: (text: string) => void, tick: () => Promise<void>) {
  let timer: ReturnType<typeof setInterval> | undefined
  let ear: Promise<() => Promise<void>> | null = null
  return {
    async start() {
      timer ??= setInterval(() => void tick(), LOOK_MS)
      ear ??= notices?.listen(onNotice) ?? null
      await ear
    },
    stop() {
      clearInterval(timer)
      timer = undefined
      const closing = ear
      ear = null
      closing
        ?.then((end) => end())
        .catch((error: unknown) => log.warn('live.ear-failed', { message: String(error) }))
    },
  }
}
