import { createMemoryHistory } from '@tanstack/react-router'
import type { RequestHandler } from 'msw'
import { expect } from 'vitest'
import { type Locator, page } from 'vitest/browser'
import { transferExposure } from '#core/contract/addresses.ts'
import { alertActivity, alertGraph, getAlert } from '#core/contract/alerts.ts'
import { getSession } from '#core/contract/sessions.ts'
import { renderUi } from '#src/ui/testing.tsx'
import { App } from '../app.tsx'
import { makeRouter } from '../router.ts'
import { detail, EXPOSURE, GRAPH, ME, OTHER, SESSION } from './alert-world.ts'
import { answer, serve } from './contract-handlers.ts'

export const CHANGED_AT = '2026-11-22T06:02:00.000Z'

/** What the page asks for beside the alert itself. */
export const quiet = [
  answer(getSession, () => SESSION),
  answer(alertGraph, () => GRAPH),
  answer(transferExposure, () => EXPOSURE),
  answer(alertActivity, () => ({
    items: [
      {
        seq: 9,
        at: CHANGED_AT,
        actor: OTHER,
        type: 'alert.add-note',
        data: { text: 'Looked at the wallet.' },
      },
      { seq: 8, at: '2026-11-20T02:00:00.000Z', actor: ME, type: 'alert.assign', data: { assignee: ME } },
      { seq: 7, at: '2026-11-20T01:00:00.000Z', actor: null, type: 'alert.raised', data: {} },
    ],
  })),
]

/** Opens the page of an alert and waits for its receipt. */
export async function openAlert(id: string, ...handlers: readonly RequestHandler[]) {
  serve(
    ...handlers,
    ...quiet,
    answer(getAlert, ({ params }) => detail(params['alertId'] ?? '')),
  )
  const router = makeRouter(createMemoryHistory({ initialEntries: [`/alerts/${id}`] }))
  await renderUi(<App router={router} />)
  await expect.element(page.getByRole('heading', { name: 'Why this alert' })).toBeVisible()
  return router
}

/** Reads the text of an element, for `expect.poll`. */
export const textOf = (locator: Locator) => () => locator.query()?.textContent ?? ''
export const PATIENT = { timeout: 10_000 }
export const decisionPanel = () => page.getByRole('region', { name: 'Decision' })
export const rationaleField = () => decisionPanel().getByRole('textbox', { name: /^Rationale/ })
