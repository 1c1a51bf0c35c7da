import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useState, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { ApiProblem } from '#src/platform/api-problem.ts'
import { LOCALE } from '#src/platform/i18n.ts'
import { usePreferences } from '#src/platform/preferences.ts'
import { SessionContext, type Session } from '#src/platform/session.ts'
import { makeRouter, type AppRouter } from './router.ts'
import { PersonaSlot } from './slots.ts'

export interface AppProps {
  readonly session?: Session | null
  /** Shown in the user menu's place in a demonstration: choose whose desk this is. */
  readonly personaSwitch?: ReactNode
  /** Tests give one with a memory history. */
  readonly router?: AppRouter
}

const RETRIES = 2

/** A failure that asking again cannot change is shown at once. */
function worthRetrying(failures: number, error: Error): boolean {
  return failures < RETRIES && error instanceof ApiProblem && error.isTransient
}

/** Everything around the routes: server state, session, language. */
export function App({ session = null, personaSwitch = null, router }: AppProps) {
  const locale = usePreferences((state) => LOCALE[state.language])
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: worthRetrying, staleTime: 15_000 } } }),
  )
  const [ownRouter] = useState(() => router ?? makeRouter())
  return (
    <StrictMode>
      <I18nProvider locale={locale}>
        <QueryClientProvider client={queries}>
          <SessionContext value={session}>
            <PersonaSlot value={personaSwitch}>
              <RouterProvider router={ownRouter} />
            </PersonaSlot>
          </SessionContext>
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>
  )
}
