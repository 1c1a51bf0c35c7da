import { lazy, type ReactNode, Suspense, useEffect, useMemo } from 'react'
import { useSessionFacts } from '#src/data/session.ts'
import { SessionContext } from '#src/platform/session.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Page } from '#src/ui/page.tsx'
import { SkeletonLines } from '#src/ui/skeleton.tsx'
import { preloadPage } from './preload-page.ts'
import type { AppRouter } from './router.ts'

const SessionPage = lazy(() =>
  import('#src/features/session/page.tsx').then((module) => ({ default: module.SessionPage })),
)

const waiting = (
  <Page>
    <SkeletonLines lines={6} />
  </Page>
)

interface SessionGateProps {
  readonly router: AppRouter
  readonly children: ReactNode
}

/** Nobody passes without a session; whoever has one finds the screen that their link names. */
export function SessionGate({ router, children }: SessionGateProps) {
  const result = useSessionFacts()
  const facts = result.data
  const isDoor = facts !== undefined && facts.user === null
  useEffect(() => void preloadPage(router, router.history.location.pathname), [router])
  // From the door most people go to the queue, whatever the address.
  useEffect(() => {
    if (isDoor) void preloadPage(router, '/')
  }, [router, isDoor])
  const session = useMemo(
    () =>
      facts?.user
        ? {
            user: facts.user,
            permissions: facts.permissions,
            demo: facts.demo,
            institution: facts.institution,
          }
        : null,
    [facts],
  )
  if (session !== null) return <SessionContext value={session}>{children}</SessionContext>
  return (
    <AsyncView result={result} skeleton={waiting}>
      {(found) => (
        <Suspense fallback={waiting}>
          <SessionPage facts={found} />
        </Suspense>
      )}
    </AsyncView>
  )
}
