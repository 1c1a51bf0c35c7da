import { useEffect } from 'react'
import { announcePresence } from '#core/contract/live.ts'
import { urlOf } from '#src/platform/http.ts'
import { call } from '../call.ts'

/** More often than the desk forgets (45 seconds). */
const AGAIN_MS = 20_000

/** This window, for as long as the page is open. */
const place = crypto.randomUUID()

/** Says that this window looks at an alert, while it is in front. */
export function usePresence(alertId: string): void {
  useEffect(() => {
    const say = () => {
      const isSeen = document.visibilityState === 'visible'
      const body = { place, alertId: isSeen ? alertId : null }
      // A courtesy to others: where it fails, the work goes on.
      call(announcePresence, { body }).catch(() => null)
    }
    say()
    const timer = setInterval(() => document.visibilityState === 'visible' && say(), AGAIN_MS)
    document.addEventListener('visibilitychange', say)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', say)
      goodbye()
    }
  }, [alertId])
}

/** Sent also while the page is being left, where an ordinary request would be cut off. */
function goodbye(): void {
  fetch(urlOf(announcePresence.path), {
    method: 'PUT',
    keepalive: true,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ place, alertId: null }),
  }).catch(() => null)
}
