import { useSyncExternalStore } from 'react'

/** The only place where the browser app asks what time it is. Epoch milliseconds UTC. */
export function now(): number {
  return Date.now()
}

const TICK_MS = 30_000
const listeners = new Set<() => void>()
let current = now()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    current = now()
    for (const tell of listeners) tell()
  }, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function snapshot(): number {
  const fresh = now()
  // Between ticks every reader sees the same instant; after a sleep of the machine the first reader moves it.
  if (fresh - current > TICK_MS) current = fresh
  return current
}

/** The current time, renewed every 30 seconds by one shared timer. For "5 minutes ago". */
export function useNow(): number {
  return useSyncExternalStore(subscribe, snapshot)
}
