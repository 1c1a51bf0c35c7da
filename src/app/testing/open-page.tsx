import { createMemoryHistory } from '@tanstack/react-router'
import type { RequestHandler } from 'msw'
import type { z } from 'zod'
import { listBooks } from '#core/contract/assurance.ts'
import { getSession, type SessionState } from '#core/contract/sessions.ts'
import { permissionsOf, type Role } from '#core/workflow/roles.ts'
import type { Preferences } from '#src/platform/preferences.ts'
import { App } from '#src/app/app.tsx'
import { makeRouter } from '#src/app/router.ts'
import { renderUi } from '#src/ui/testing.tsx'
import { answer, serve } from './contract-handlers.ts'

/* For tests only: the whole page at an address, over handlers typed by the contract. */

interface Opened {
  readonly role?: Role
  readonly preferences?: Partial<Preferences>
}

function sessionOf(role: Role): z.output<typeof SessionState> {
  return {
    user: { id: 'u-1', name: 'Chan Mei Ling 陳美玲', role, email: 'mei@demo.invalid' },
    permissions: [...permissionsOf(role)],
    demo: true,
    setupNeeded: false,
    institution: 'Harbour Exchange',
    personas: [],
    now: '2026-11-22T08:00:00.000Z',
  }
}

const BOOKS = [{ id: 'b-1', name: 'Trading platform', kind: 'platform', transfers: 20 }]

/** Opens an address as a person of a role. Returns the router, whose location says where a press led. */
export async function openPage(path: string, handlers: readonly RequestHandler[], opened: Opened = {}) {
  const { role = 'mlro', preferences = {} } = opened
  serve(
    ...handlers,
    answer(getSession, () => sessionOf(role)),
    answer(listBooks, () => ({ items: BOOKS })),
  )
  const router = makeRouter(createMemoryHistory({ initialEntries: [path] }))
  await renderUi(<App router={router} />, { navCollapsed: true, ...preferences })
  return router
}
