import { createMemoryHistory } from '@tanstack/react-router'
import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { transferExposure } from '#core/contract/addresses.ts'
import { alertActivity, alertFacets, alertGraph, getAlert, listAlerts } from '#core/contract/alerts.ts'
import { getSession } from '#core/contract/sessions.ts'
import { useQueueStore } from '#src/data/alert-queue.ts'
import { preferencesNow } from '#src/platform/preferences.ts'
import { axeViolations, renderUi } from '#src/ui/testing.tsx'
import { App } from './app.tsx'
import { makeRouter } from './router.ts'
import { detail, EXPOSURE, GRAPH, SESSION, summary } from './testing/alert-world.ts'
import { answer, serve } from './testing/contract-handlers.ts'

const ROWS = ['A-1', 'A-2', 'A-3'].map((id) => summary(id))
const NO_FACETS = {
  total: 3,
  snoozed: 0,
  status: [],
  severity: [],
  rule: [],
  category: [],
  book: [],
  assignee: [],
}

/** Alerts that were read in full, in order. */
let read: string[] = []
/** Rows the desk has now. */
let rows = ROWS

async function open(path: string) {
  serve(
    answer(getSession, () => SESSION),
    answer(alertFacets, () => NO_FACETS),
    answer(listAlerts, () => ({ items: rows, nextCursor: null, total: rows.length, totalIsLeast: false })),
    answer(getAlert, ({ params }) => {
      read.push(params['alertId'] ?? '')
      return detail(params['alertId'] ?? '')
    }),
    answer(alertGraph, () => GRAPH),
    answer(transferExposure, () => EXPOSURE),
    answer(alertActivity, () => ({ items: [] })),
  )
  const router = makeRouter(createMemoryHistory({ initialEntries: [path] }))
  await renderUi(<App router={router} />)
  await expect.element(grid().getByRole('row').nth(1)).toBeVisible()
  await expect.poll(() => document.activeElement).toBe(grid().element())
  return router
}

const grid = () => page.getByRole('grid', { name: 'Alert queue' })
const pane = (id: string) => page.getByRole('region', { name: `Alert ${id}`, exact: true })

beforeEach(async () => {
  read = []
  rows = ROWS
  localStorage.removeItem('kyt-desk:alerts.columns')
  localStorage.removeItem('kyt-desk:alerts.rail')
  useQueueStore.setState({ order: null, lastId: null })
  preferencesNow().set({ letterShortcuts: true, navCollapsed: true })
  await page.viewport(1440, 900)
})

test('V shows the alert of the row beside the list, and follows the keyboard through it', async () => {
  const warned = vi.spyOn(console, 'warn')
  const router = await open('/alerts')
  await userEvent.keyboard('v')
  await expect.poll(() => router.state.location.search).toEqual({ split: true })
  await expect.element(pane('A-1').getByRole('heading', { name: 'Why this alert' })).toBeVisible()
  expect(document.activeElement).toBe(grid().element())
  await userEvent.keyboard('{End}')
  await expect.element(pane('A-3').getByRole('heading', { name: 'Why this alert' })).toBeVisible()
  // Nobody stayed there: nobody read it.
  expect(read).not.toContain('A-2')
  expect(await axeViolations()).toEqual([])
  await userEvent.keyboard('v')
  await expect.poll(() => router.state.location.search).toEqual({})
  await expect.element(pane('A-3')).not.toBeInTheDocument()
  // A control that loses its label for a moment means that the page went back to its placeholder meanwhile.
  expect(warned.mock.calls).toEqual([])
})

test('E leads to its decision and Escape back; with a selection the letters are for that', async () => {
  await open('/alerts?split=true')
  await expect.element(pane('A-1').getByRole('region', { name: 'Decision' })).toBeVisible()
  await userEvent.keyboard('e')
  await expect.poll(() => pane('A-1').element().contains(document.activeElement)).toBe(true)
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.activeElement).toBe(grid().element())
  await userEvent.keyboard('x')
  await userEvent.keyboard('e')
  await expect.element(page.getByRole('dialog', { name: /Close 1/ })).toBeVisible()
})

test('where an alert has left the list, work goes on with the one that took its place', async () => {
  await open('/alerts?split=true')
  await userEvent.keyboard('j')
  await expect.element(pane('A-2')).toBeVisible()
  rows = ROWS.toSpliced(1, 1)
  await userEvent.keyboard('r')
  await expect.element(pane('A-3')).toBeVisible()
})

test('from beside the list to a page of its own, which knows the next one', async () => {
  const router = await open('/alerts?split=true')
  await pane('A-1').getByRole('link', { name: 'Open on a page of its own' }).click()
  await expect.poll(() => router.state.location.pathname).toBe('/alerts/A-1')
  await expect.element(page.getByRole('button', { name: /^Next/ })).toBeVisible()
  await userEvent.keyboard('n')
  await expect.poll(() => router.state.location.pathname).toBe('/alerts/A-2')
})
