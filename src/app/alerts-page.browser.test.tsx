import { createMemoryHistory } from '@tanstack/react-router'
import type { RequestHandler } from 'msw'
import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { alertFacets, commandAlert, listAlerts } from '#core/contract/alerts.ts'
import { getSession } from '#core/contract/sessions.ts'
import { useQueueStore } from '#src/data/alert-queue.ts'
import { preferencesNow } from '#src/platform/preferences.ts'
import { axeViolations, renderUi } from '#src/ui/testing.tsx'
import { App } from './app.tsx'
import { makeRouter } from './router.ts'
import { detail, ME, SESSION, summary } from './testing/alert-world.ts'
import { answer, problem, serve } from './testing/contract-handlers.ts'

const ROWS = [
  summary('A-1', { severity: 5, rule: { id: 'T01', version: 1, name: 'Sanctions' }, score: 90 }),
  summary('A-2', { status: 'in-review', assignee: ME, version: 4 }),
  summary('A-3', {
    subject: { ...summary('x').subject, customer: null },
    counterparty: null,
    fiat: null,
    occurredBlock: null,
  }),
]

const FACETS = {
  total: 3,
  snoozed: 2,
  status: [{ value: 'new', label: 'new', count: 2 }],
  severity: [
    { value: '4', label: '4', count: 2 },
    { value: '5', label: '5', count: 1 },
  ],
  rule: [{ value: 'T03', label: 'Mixer', count: 2 }],
  category: [{ value: 'mixer', label: 'mixer', count: 3 }],
  book: [{ value: 'b-1', label: 'Trading platform', count: 3 }],
  assignee: [{ value: ME.id, label: ME.name, count: 1 }],
}

const session = answer(getSession, () => SESSION)
const facets = answer(alertFacets, () => FACETS)

/** What the queue asked for, newest last. */
let asked: string[] = []
const list = (items = ROWS) =>
  answer(listAlerts, ({ query }) => {
    asked.push(query.toString())
    return { items, nextCursor: null, total: items.length, totalIsLeast: false }
  })

async function open(path: string, ...handlers: readonly RequestHandler[]) {
  serve(...handlers, session, facets, list())
  const router = makeRouter(createMemoryHistory({ initialEntries: [path] }))
  await renderUi(<App router={router} />)
  return router
}

const grid = () => page.getByRole('grid', { name: 'Alert queue' })
const activeRow = () => {
  const id = grid().element().getAttribute('aria-activedescendant')
  return id === null ? '' : (document.getElementById(id)?.textContent ?? '')
}

/** The rows are there and the keyboard is on the first of them. */
async function ready() {
  await expect.element(grid().getByRole('row').nth(1)).toBeVisible()
  await expect.poll(activeRow).not.toBe('')
  await expect.poll(() => document.activeElement).toBe(grid().element())
}

beforeEach(() => {
  asked = []
  localStorage.removeItem('kyt-desk:alerts.columns')
  localStorage.removeItem('kyt-desk:alerts.rail')
  useQueueStore.setState({ order: null, lastId: null })
  preferencesNow().set({ letterShortcuts: true, navCollapsed: true })
})

describe('the queue', () => {
  test('shows what is to do, and says so in a chip that can be removed', async () => {
    const router = await open('/alerts')
    await expect.element(grid().getByRole('row').nth(3)).toBeVisible()
    expect(asked[0]).toBe('open=true&snoozed=false&sort=severity&dir=desc&limit=100')
    await expect.element(page.getByText('3 alerts')).toBeVisible()
    await page.getByRole('button', { name: 'Remove Show: Open only' }).click()
    await expect.poll(() => router.state.location.search).toEqual({ snoozed: false })
    await page.getByRole('button', { name: 'Remove Snoozed: Left out' }).click()
    await expect.poll(() => router.state.location.search).toEqual({ all: true })
    await expect.poll(() => asked.at(-1)).toBe('sort=severity&dir=desc&limit=100')
  })

  test('shows what is snoozed when asked to, and says how many those are', async () => {
    const router = await open('/alerts')
    await ready()
    const snoozed = page.getByRole('checkbox', { name: /^Show snoozed/ })
    await expect.element(page.getByText('Show snoozed2')).toBeVisible()
    await expect.element(snoozed).not.toBeChecked()
    ;(snoozed.element() as HTMLElement).click()
    await expect.poll(() => router.state.location.search).toEqual({ open: true })
    await expect.poll(() => asked.at(-1)).toBe('open=true&sort=severity&dir=desc&limit=100')
    await expect.element(snoozed).toBeChecked()
  })

  test('moves by J and K, selects, and opens the row the keyboard is on', async () => {
    const router = await open('/alerts')
    await ready()
    expect(activeRow()).toContain('Sanctioned, direct')
    await userEvent.keyboard('j')
    expect(activeRow()).toContain('In review')
    await userEvent.keyboard('x')
    await expect.element(page.getByText('1 selected')).toBeVisible()
    await userEvent.keyboard('{Shift>}j{/Shift}')
    await expect.element(page.getByText('2 selected')).toBeVisible()
    await userEvent.keyboard('k{Enter}')
    await expect.poll(() => router.state.location.pathname).toBe('/alerts/A-2')
    expect(useQueueStore.getState().order?.ids).toEqual(['A-1', 'A-2', 'A-3'])
  })

  test('writes the order and the filters to the address, and goes back', async () => {
    const router = await open('/alerts')
    await page.getByRole('button', { name: 'Score' }).click()
    await expect.poll(() => router.state.location.search).toEqual({ sort: 'score', dir: 'desc' })
    const critical = page.getByRole('group', { name: 'Severity' }).getByRole('checkbox').first()
    ;(critical.element() as HTMLElement).click()
    const filtered = { sort: 'score', dir: 'desc', open: true, snoozed: false, severity: [5] }
    await expect.poll(() => router.state.location.search).toEqual(filtered)
    await expect
      .poll(() => asked.at(-1))
      .toBe('severity=5&open=true&snoozed=false&sort=score&dir=desc&limit=100')
    await expect.element(page.getByRole('button', { name: 'Remove Severity: Critical' })).toBeVisible()
    router.history.back()
    await expect.poll(() => router.state.location.search).toEqual({ sort: 'score', dir: 'desc' })
    await expect.element(critical).not.toBeChecked()
  })

  test('searches once the typing pauses', async () => {
    const router = await open('/alerts')
    await ready()
    await userEvent.keyboard('/')
    await userEvent.keyboard('Whirl')
    await expect.poll(() => router.state.location.search).toEqual({ open: true, snoozed: false, q: 'Whirl' })
    expect(asked.filter((query) => query.includes('q=W'))).toEqual([
      'q=Whirl&open=true&snoozed=false&sort=severity&dir=desc&limit=100',
    ])
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => document.activeElement).toBe(grid().element())
  })

  test('assigns the row the keyboard is on to the reader, with the version that was read', async () => {
    const given: unknown[] = []
    await open(
      '/alerts',
      answer(commandAlert, ({ params, body, headers }) => {
        given.push([params['alertId'], body, headers.get('if-match')])
        return detail('A-2')
      }),
    )
    await ready()
    await userEvent.keyboard('ja')
    await expect.element(page.getByText('Assigned to you')).toBeVisible()
    expect(given).toEqual([['A-2', { type: 'assign', assigneeId: ME.id }, '"4"']])
  })

  test('says so when an alert was changed before it could be assigned', async () => {
    await open(
      '/alerts',
      answer(commandAlert, () => problem(412, 'Changed by somebody else', { current: detail('A-1') })),
    )
    await ready()
    await userEvent.keyboard('a')
    await expect.element(page.getByText('Somebody changed this meanwhile')).toBeVisible()
  })
})

describe('the queue without rows', () => {
  test('a filter that leaves nothing can be cleared from where the rows would be', async () => {
    const router = await open('/alerts?q=%22zzz%22', list([]))
    await expect.element(page.getByText('No alert matches')).toBeVisible()
    await page.getByRole('button', { name: 'Clear the filters' }).click()
    await expect.poll(() => router.state.location.search).toEqual({ all: true })
    await expect.element(page.getByText('No alerts yet')).toBeVisible()
  })

  test('a failure says what to do, with the number to quote', async () => {
    await open(
      '/alerts',
      answer(listAlerts, () => problem(400, 'The request is malformed')),
    )
    await expect.element(page.getByText('The request is malformed')).toBeVisible()
    await expect.element(page.getByText('Request r-1')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  })

  test('a role that may not read alerts is told so', async () => {
    await open(
      '/alerts',
      answer(listAlerts, () => problem(403, 'Not permitted')),
    )
    await expect.element(page.getByText('Your role does not allow this')).toBeVisible()
  })
})

test.each(['light', 'dark'] as const)('axe finds nothing in %s', async (theme) => {
  await open('/alerts')
  preferencesNow().set({ theme, navCollapsed: false })
  await ready()
  await expect.element(page.getByRole('checkbox', { name: 'Open only' })).toBeInTheDocument()
  expect(await axeViolations()).toEqual([])
})
