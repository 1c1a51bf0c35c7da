import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { createQueryClient } from '#src/data/query-client.ts'
import { LOCALE } from '#src/platform/i18n.ts'
import { usePreferences } from '#src/platform/preferences.ts'
import { makeRouter, type AppRouter } from './router.ts'
import { SessionGate } from './session-gate.tsx'

export interface AppProps {
  /** Tests give one with a memory history. */
  readonly router?: AppRouter
}

/** Everything around the routes: server state, language, and the door. */
export function App({ router }: AppProps) {
  const locale = usePreferences((state) => LOCALE[state.language])
  const [queries] = useState(createQueryClient)
  const [ownRouter] = useState(() => router ?? makeRouter())
  return (
    <StrictMode>
      <I18nProvider locale={locale}>
        <QueryClientProvider client={queries}>
          <SessionGate router={ownRouter}>
            <RouterProvider router={ownRouter} />
          </SessionGate>
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>
  )
}
