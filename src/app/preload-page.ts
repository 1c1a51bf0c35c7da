import { i18next } from '#src/platform/i18n.ts'
import type { AppRouter } from './router.ts'

/** Where most people begin, and the words it is written in. */
const QUEUE = '/alerts'
const QUEUE_WORDS = ['alerts', 'domain', 'queue', 'live', 'knowledge', 'mentions']

/**
 * Loads the code of a page before anybody can see it: while the desk is asked who is there, and while whoever comes
 * says so. Asks nothing of the desk. A failure is left to the navigation that needs the code.
 *
 * @param path as in the address bar; `/` leads most people to the queue
 */
export async function preloadPage(router: AppRouter, path: string): Promise<void> {
  const to = path === '/' ? QUEUE : path
  const address = { to } as Parameters<AppRouter['preloadRoute']>[0]
  await Promise.allSettled([
    router.preloadRoute(address),
    ...(to === QUEUE ? [i18next.loadNamespaces(QUEUE_WORDS)] : []),
  ])
}
