import { createRouter, type RouterHistory } from '@tanstack/react-router'
import { CrashPage, NotFoundPage } from './fallback-pages.tsx'
import { routeTree } from './routes.tsx'

/** A router over the desk's routes; `history` for tests. */
export function makeRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    scrollRestoration: true,
    // For every route, so that a page that fails leaves the shell around it standing.
    defaultErrorComponent: CrashPage,
    defaultNotFoundComponent: NotFoundPage,
    ...(history ? { history } : {}),
  })
}

export type AppRouter = ReturnType<typeof makeRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}
