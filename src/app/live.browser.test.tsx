import { createMemoryHistory } from '@tanstack/react-router'
import type { RequestHandler } from 'msw'
import { http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { alertActivity, alertFacets, alertGraph, getAlert, listAlerts } from '#core/contract/alerts.ts'
import { transferExposure } from '#core/contract/addresses.ts'
import { announcePresence, followEvents } from '#core/contract/live.ts'
import { getSession } from '#core/contract/sessions.ts'
import { useQueueStore } from '#src/data/alert-queue.ts'
import { preferencesNow } from '#src/platform/preferences.ts'
import { axeViolations, renderUi } from '#src/ui/testing.tsx'
import { App } from './app.tsx'
import { makeRouter } from './router.ts'
import { detail, EXPOSURE, GRAPH, OTHER, SESSION, summary } from './testing/alert-world.ts'
import { answer, serve } from './testing/contract-handlers.ts'

const FACETS = {
  total: 2,
  snoozed: 0,
  status: [],
  severity: [],
  rule: [],
  category: [],
  book: [],
  assignee: [],
}
const AT = '2026-11-22T06:02:00.000Z'

/** A desk whose stream the test writes. Each person has a line of their own, so each test is another person. */
function liveDesk() {
  const asked: (string | null)[] = []
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  let isDown = false
  const handler = http.get(`*${followEvents.path}`, ({ request }) => {
    asked.push(request.headers.get('last-event-id'))
    if (isDown) return Response.error()
    const body = new ReadableStream<Uint8Array>({
      start(next) {
        controller = next
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  })
  const write = (event: string, data: unknown, id?: string) =>
    controller?.enqueue(
      new TextEncoder().encode(
        `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
      ),
    )
  return {
    handler,
    asked,
    write,
    alert: (id: string, alertId: string, more: Record<string, unknown> = {}) =>
      write(
        'alert',
        { alertId, kind: 'raised', type: 'alert.raised', at: AT, actor: null, mentionsYou: false, ...more },
        id,
      ),
    break: () => {
      isDown = true
      controller?.error(new Error('the line broke'))
    },
    mend: () => {
      isDown = false
      dispatchEvent(new Event('online'))
    },
  }
}

let person = 0
let rows = [summary('A-1'), summary('A-2')]

async function open(path: string, ...handlers: readonly RequestHandler[]) {
  person += 1
  const user = { ...SESSION.user!, id: `u-live-${person}-${Date.now()}` }
  serve(
    ...handlers,
    answer(getSession, () => ({ ...SESSION, user })),
    answer(alertFacets, () => FACETS),
    answer(alertGraph, () => GRAPH),
    answer(transferExposure, () => EXPOSURE),
    answer(alertActivity, () => ({ items: [] })),
    answer(announcePresence, () => ({ items: [] })),
    answer(listAlerts, () => ({ items: rows, nextCursor: null, total: rows.length, totalIsLeast: false })),
  )
  const router = makeRouter(createMemoryHistory({ initialEntries: [path] }))
  await renderUi(<App router={router} />)
}

beforeEach(() => {
  rows = [summary('A-1'), summary('A-2')]
  useQueueStore.setState({ order: null, lastId: null })
  preferencesNow().set({ letterShortcuts: true, navCollapsed: true })
})

const grid = () => page.getByRole('grid', { name: 'Alert queue' })

test('new alerts wait in a notice: rows, focus and place stay, until somebody asks', async () => {
  const desk = liveDesk()
  await open('/alerts', desk.handler)
  await expect.element(grid().getByRole('row').nth(2)).toBeVisible()
  await expect.poll(() => document.activeElement).toBe(grid().element())
  await userEvent.keyboard('j')
  await expect.poll(() => desk.asked.length).toBe(1)
  desk.write('ready', { resumed: false }, 'p0')
  const active = grid().element().getAttribute('aria-activedescendant')

  rows = [summary('A-NEW'), ...rows]
  desk.alert('p1', 'A-NEW')
  desk.alert('p2', 'A-NOT-IN-THIS-FILTER')
  await expect.element(page.getByRole('button', { name: 'Show', exact: true })).toBeVisible()
  expect(page.getByText('1 new').elements().length).toBeGreaterThan(0)
  expect(grid().element().getAttribute('aria-rowcount')).toBe('3')
  expect(grid().element().getAttribute('aria-activedescendant')).toBe(active)
  expect(document.activeElement).toBe(grid().element())
  expect(await axeViolations()).toEqual([])

  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect.poll(() => grid().element().getAttribute('aria-rowcount')).toBe('4')
  await expect.poll(() => page.getByText('1 new').elements().length).toBe(0)
})

test('a row that somebody changed changes where it stands, and shows who looks at it', async () => {
  const desk = liveDesk()
  await open(
    '/alerts',
    desk.handler,
    answer(getAlert, ({ params }) => detail(params['alertId'] ?? '', { assignee: OTHER })),
  )
  await expect.element(grid().getByRole('row').nth(2)).toBeVisible()
  await expect.poll(() => desk.asked.length).toBe(1)
  desk.write('ready', { resumed: false }, 'p0')
  desk.write('presence', { alertId: 'A-1', people: [OTHER] })
  await expect.element(grid().getByText('Tobias Ferris is viewing')).toBeInTheDocument()
  desk.alert('p1', 'A-2', { kind: 'changed', type: 'alert.assign', actor: OTHER })
  await expect.element(grid().getByRole('row').nth(2).getByText('Tobias Ferris')).toBeVisible()
  desk.write('presence', { alertId: 'A-1', people: [] })
  await expect.poll(() => grid().getByText('Tobias Ferris is viewing').elements().length).toBe(0)
})

test('an open alert says who changed it, shows the new facts, and keeps what was typed', async () => {
  const desk = liveDesk()
  let now = detail('A-1')
  await open(
    '/alerts/A-1',
    desk.handler,
    answer(getAlert, () => now),
  )
  await expect.element(page.getByRole('heading', { name: 'Why this alert' })).toBeVisible()
  await expect.poll(() => desk.asked.length).toBe(1)
  desk.write('ready', { resumed: false }, 'p0')
  const rationale = page.getByRole('textbox', { name: /^Rationale/ })
  await rationale.fill('Half a sentence')
  now = detail('A-1', { version: 9, assignee: OTHER })
  desk.alert('p1', 'A-1', { kind: 'changed', type: 'alert.add-note', actor: OTHER })
  await expect.element(page.getByText('Tobias Ferris changed this at 14:02')).toBeVisible()
  await expect.element(page.getByText('Tobias Ferris', { exact: true }).first()).toBeVisible()
  await expect.element(rationale).toHaveValue('Half a sentence')
  await page.getByRole('button', { name: 'Understood' }).click()
  await expect.poll(() => page.getByText('Tobias Ferris changed this at 14:02').elements().length).toBe(0)
})

test('a broken line is said, and continues where it broke', async () => {
  const desk = liveDesk()
  await open('/alerts', desk.handler)
  await expect.poll(() => desk.asked.length).toBe(1)
  desk.write('ready', { resumed: false }, 'p0')
  desk.alert('p7', 'A-7')
  await expect.element(page.getByText('Live: changes appear as they happen')).toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: 'Show', exact: true })).not.toBeInTheDocument()
  desk.break()
  await expect.element(page.getByText('Reconnecting')).toBeVisible()
  desk.mend()
  await expect.poll(() => desk.asked.at(-1), { timeout: 10_000 }).toBe('p7')
  desk.write('ready', { resumed: true }, 'p7')
  await expect.element(page.getByText('Live: changes appear as they happen')).toBeInTheDocument()
})
