import { createMemoryHistory } from '@tanstack/react-router'
import type { RequestHandler } from 'msw'
import { http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { z } from 'zod'
import { transferExposure } from '#core/contract/addresses.ts'
import { alertActivity, alertGraph, commandAlert, getAlert } from '#core/contract/alerts.ts'
import { followEvents } from '#core/contract/live.ts'
import { listMentionable, listMentions, type Mention, readMentions } from '#core/contract/mentions.ts'
import { getSession } from '#core/contract/sessions.ts'
import { preferencesNow } from '#src/platform/preferences.ts'
import { axeViolations, renderUi } from '#src/ui/testing.tsx'
import { App } from './app.tsx'
import { makeRouter } from './router.ts'
import { detail, EXPOSURE, GRAPH, OTHER, SESSION } from './testing/alert-world.ts'
import { answer, problem, serve } from './testing/contract-handlers.ts'

const AT = '2026-11-22T06:02:00.000Z'
const AMY = { id: 'u-amy', name: 'Amy Tobin', role: 'approver' }
const LAU = { id: 'u-lau', name: '劉思穎 Lau Sze Wing', role: 'mlro' }

const mention = (id: number, readAt: string | null = null): z.output<typeof Mention> => ({
  id,
  alert: { id: `A-${id}`, severity: 4, rule: { id: 'T03', name: 'Mixer' }, status: 'in-review' },
  by: OTHER,
  at: AT,
  readAt,
})

let items = [mention(7)]
let person = 0

/** Each person has a line of their own, so each test is another person. */
async function open(path: string, ...handlers: readonly RequestHandler[]) {
  person += 1
  const user = { ...SESSION.user!, id: `u-mention-${person}-${Date.now()}` }
  serve(
    ...handlers,
    answer(getSession, () => ({ ...SESSION, user })),
    answer(getAlert, ({ params }) => detail(params['alertId'] ?? '')),
    answer(alertGraph, () => GRAPH),
    answer(transferExposure, () => EXPOSURE),
    answer(alertActivity, () => ({
      items: [
        {
          seq: 9,
          at: AT,
          actor: OTHER,
          type: 'alert.add-note',
          data: { text: 'Can @Amy Tobin look at it?', mentions: [AMY] },
        },
      ],
    })),
    answer(listMentionable, () => ({ items: [AMY, OTHER, LAU] })),
    answer(listMentions, () => ({
      items,
      nextCursor: null,
      unread: items.filter((each) => each.readAt === null).length,
    })),
  )
  const router = makeRouter(createMemoryHistory({ initialEntries: [path] }))
  await renderUi(<App router={router} />)
  await expect.element(page.getByRole('heading', { name: 'Why this alert' })).toBeVisible()
  return router
}

beforeEach(() => {
  items = [mention(7)]
  preferencesNow().set({ letterShortcuts: true, navCollapsed: true })
})

const decision = () => page.getByRole('region', { name: 'Decision' })
const note = () => decision().getByRole('textbox', { name: /^Note/ })
const offered = () => page.getByRole('listbox', { name: 'Colleagues' }).getByRole('option')
const valueOf = () => (note().element() as HTMLTextAreaElement).value

// First: a button that waited leaves a word in the announcer which names it, also once its page is gone.
test('the bell counts along, lists and leads to the alert; what was seen is read once it is closed', async () => {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  const marks: unknown[] = []
  const line = http.get(`*${followEvents.path}`, () => {
    const body = new ReadableStream<Uint8Array>({
      start(next) {
        controller = next
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  })
  const router = await open(
    '/alerts/A-1',
    line,
    answer(readMentions, ({ body }) => {
      marks.push(body)
      items = items.map((each) => ({ ...each, readAt: AT }))
      return { unread: 0 }
    }),
  )
  const bell = (name: string) => page.getByRole('button', { name, exact: true })
  await expect.element(bell('Mentions: 1 unread')).toBeVisible()
  items = [mention(9), ...items]
  const news = { alertId: 'A-9', kind: 'changed', type: 'alert.add-note', at: AT, actor: OTHER }
  await expect.poll(() => controller).not.toBeNull()
  controller!.enqueue(
    new TextEncoder().encode(
      `id: p1\nevent: alert\ndata: ${JSON.stringify({ ...news, mentionsYou: true })}\n\n`,
    ),
  )
  await expect.element(bell('Mentions: 2 unread')).toBeVisible()

  await bell('Mentions: 2 unread').click()
  const list = page.getByRole('dialog', { name: 'Mentions' })
  await expect.poll(() => list.getByRole('link').elements().length).toBe(2)
  expect(await axeViolations()).toEqual([])
  expect(marks).toEqual([])
  await list.getByRole('link').first().click()
  await expect.poll(() => router.state.location.pathname).toBe('/alerts/A-9')
  await expect.poll(() => marks).toEqual([{ from: 7, upTo: 9 }])
  await expect.element(bell('Mentions')).toBeVisible()
})

test('a colleague is called in a note by keyboard alone, and the note says whom it tells', async () => {
  const sent: unknown[] = []
  await open(
    '/alerts/A-1',
    answer(commandAlert, ({ body }) => {
      sent.push(body)
      return detail('A-1', { version: 4 })
    }),
  )
  await decision().getByRole('button', { name: 'Add a note' }).click()
  await note().click()
  await userEvent.keyboard('Ask @tob')
  await expect.poll(() => offered().elements().length).toBe(2)
  const active = () => note().element().getAttribute('aria-activedescendant')
  expect(active()).toBe(offered().nth(0).element().id)
  await userEvent.keyboard('{ArrowDown}')
  expect(active()).toBe(offered().nth(1).element().id)
  await expect.element(offered().nth(1)).toHaveAttribute('aria-selected', 'true')
  expect(await axeViolations()).toEqual([])
  await userEvent.keyboard('{ArrowUp}{Enter}')
  await expect.poll(valueOf).toBe('Ask @Amy Tobin ')
  await expect.poll(() => offered().elements().length).toBe(0)
  await userEvent.keyboard('and @')
  await expect.poll(() => offered().elements().length).toBe(3)
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => offered().elements().length).toBe(0)
  await expect.element(note()).toHaveFocus()
  await userEvent.keyboard('劉')
  expect(offered().elements()).toHaveLength(0)
  await userEvent.keyboard('{Backspace}')
  await userEvent.keyboard('sze')
  await userEvent.keyboard('{Tab}')
  await expect.poll(valueOf).toBe('Ask @Amy Tobin and @劉思穎 Lau Sze Wing ')
  await expect.element(page.getByText('Will be told: Amy Tobin, 劉思穎 Lau Sze Wing')).toBeVisible()
  await decision().getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(() => sent)
    .toEqual([
      { type: 'add-note', text: 'Ask @Amy Tobin and @劉思穎 Lau Sze Wing ', mentions: ['u-amy', 'u-lau'] },
    ])
})

test('a refused mention is said at the note, which keeps its words', async () => {
  const message = 'A note may only call people who can read it.'
  await open(
    '/alerts/A-1',
    answer(commandAlert, () => problem(422, message, { errors: [{ field: 'body.mentions', message }] })),
  )
  await decision().getByRole('button', { name: 'Add a note' }).click()
  await note().fill('For @Amy Tobin')
  await decision().getByRole('button', { name: 'Save' }).click()
  await expect.element(note()).toHaveAttribute('aria-invalid', 'true')
  expect(valueOf()).toBe('For @Amy Tobin')
})

test('the activity shows whom a note called', async () => {
  await open('/alerts/A-1')
  await expect.element(page.getByText('@Amy Tobin', { exact: true })).toBeVisible()
  expect(page.getByText('@Amy Tobin', { exact: true }).element().tagName).toBe('STRONG')
})

// Last, for the same reason as the first: its button waits.
test('older mentions are a press away, and only what was shown counts as read', async () => {
  const marks: unknown[] = []
  const all = Array.from({ length: 25 }, (_, at) => mention(40 - at))
  await open(
    '/alerts/A-1',
    answer(listMentions, ({ query }) => {
      const from = Number(query.get('cursor') ?? 0)
      const next = from + 20 < all.length ? String(from + 20) : null
      return { items: all.slice(from, from + 20), nextCursor: next, unread: marks.length > 0 ? 0 : 25 }
    }),
    answer(readMentions, ({ body }) => {
      marks.push(body)
      return { unread: 0 }
    }),
  )
  await page.getByRole('button', { name: 'Mentions: 25 unread' }).click()
  const list = page.getByRole('dialog', { name: 'Mentions' })
  await expect.poll(() => list.getByRole('link').elements().length).toBe(20)
  await list.getByRole('button', { name: 'Show older' }).click()
  await expect.poll(() => list.getByRole('link').elements().length).toBe(25)
  expect(list.getByRole('button', { name: 'Show older' }).query()).toBeNull()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => marks).toEqual([{ from: 16, upTo: 40 }])
})
