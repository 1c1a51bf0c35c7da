import type { z } from 'zod'
import { create } from 'zustand'
import type { LiveAlert, Presence } from '#core/contract/live.ts'
import type { LineState } from './line.ts'

export type LiveNews = z.output<typeof LiveAlert>
export type Viewer = z.output<typeof Presence>['people'][number]

/** An alert that was raised while the page was open. */
export interface Arrival {
  readonly alertId: string
  /** When it was created, as the desk says. */
  readonly at: string
  /** When this page heard of it, epoch milliseconds. */
  readonly heardAt: number
}

interface LiveStore {
  readonly line: LineState
  readonly viewers: Readonly<Record<string, readonly Viewer[]>>
  /** Newest last, at most `MAX_ARRIVALS`. */
  readonly arrivals: readonly Arrival[]
  /** When the page last heard of changes too many to follow one by one; what was read before is to be read anew. */
  readonly staleAt: number
  /** What somebody else did last to an alert, until it was taken note of. */
  readonly changes: Readonly<Record<string, LiveNews>>
}

const NOTHING: LiveStore = {
  line: { kind: 'connecting' },
  viewers: {},
  arrivals: [],
  staleAt: 0,
  changes: {},
}

/** More than one page of the queue: beyond it only "more than" is said. */
const MAX_ARRIVALS = 1_000

/** What the live stream has told this page. Facts of alerts are not held here: they are read by their own queries. */
export const useLiveStore = create<LiveStore>()(() => NOTHING)

const set = useLiveStore.setState

export const forgetLive = () => set(NOTHING, true)

export const keepLineState = (line: LineState) =>
  set((state) => (line.kind === 'lost' || state.line.kind !== line.kind ? { line } : state))

export const keepViewers = ({ alertId, people }: z.output<typeof Presence>) =>
  set(({ viewers }) => {
    const { [alertId]: _, ...others } = viewers
    return { viewers: people.length === 0 ? others : { ...others, [alertId]: people } }
  })

export const forgetViewers = () => set({ viewers: {} })

export const keepArrivals = (more: readonly Arrival[]) =>
  set(({ arrivals }) => ({ arrivals: [...arrivals, ...more].slice(-MAX_ARRIVALS) }))

export const keepStale = (staleAt: number) => set({ staleAt })

export const keepChange = (news: LiveNews) =>
  set(({ changes }) => ({ changes: { ...changes, [news.alertId]: news } }))

export const dismissChange = (alertId: string) =>
  set(({ changes }) => {
    const { [alertId]: _, ...others } = changes
    return { changes: others }
  })

const NOBODY: readonly Viewer[] = []

/** Who else looks at an alert now, as far as the reader may know. */
export const useViewers = (alertId: string): readonly Viewer[] =>
  useLiveStore((state) => state.viewers[alertId] ?? NOBODY)
