import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useCan, useSession } from '#src/platform/session.ts'
import { createApplier } from './apply.ts'
import { forgetLive, keepLineState } from './live-store.ts'
import { shareLine } from './shared-line.ts'

/** Keeps the page up to date for as long as somebody who may read cases is signed in. */
export function useLiveDesk(): void {
  const client = useQueryClient()
  const me = useSession()?.user.id ?? null
  const mayRead = useCan('case.read')
  useEffect(() => {
    if (me === null || !mayRead) return undefined
    const over = new AbortController()
    const onMessage = createApplier(client, me)
    shareLine({ personId: me, onMessage, onState: keepLineState, signal: over.signal })
    return () => {
      over.abort()
      forgetLive()
    }
  }, [client, me, mayRead])
}
