import type { Browser, Page } from '@playwright/test'
import { caseFiles } from '../case-files.ts'
import { expect, test } from '../fixtures.ts'
import { DEMO_PORT } from '../homes.ts'
import { Desk, type Person } from '../pages/desk.ts'
import { raiseAndOpen } from '../raised-alert.ts'

/** A line that broke is tried again after growing pauses; a busy machine adds its own. */
const PATIENT = { timeout: 45_000 }

/** Another person at another browser. */
async function another(browser: Browser, baseURL: string, person: Person): Promise<Desk> {
  const context = await browser.newContext({ baseURL })
  const desk = new Desk(await context.newPage())
  await desk.enterAs(person)
  return desk
}

/** Ids of alerts that the live stream told this page of, in order, and the places it asked to continue from. */
async function listenIn(page: Page) {
  const places: (string | undefined)[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/v1/events') places.push(request.headers()['last-event-id'])
  })
  // The page's own windows tell each other what the stream says; this one only listens.
  await page.addInitScript(() => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
    const post = BroadcastChannel.prototype.postMessage
    BroadcastChannel.prototype.postMessage = function told(word: unknown) {
      const { message } = word as { message?: { event: string; data: string } }
      if (message?.event === 'alert') heard.push((JSON.parse(message.data) as { alertId: string }).alertId)
      post.call(this, word)
    }
  })
  return {
    places,
    heard: () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard),
  }
}

test.describe('two people at one desk', () => {
  test.skip(
    ({ baseURL }) => baseURL === `http://localhost:${DEMO_PORT}`,
    'the static demo is a desk of one page',
  )

  test('a broken line continues: nothing lost, nothing doubled, nothing moved', async ({
    page,
    desk,
    browser,
    baseURL,
  }) => {
    const ear = await listenIn(page)
    await desk.enterAs('analyst')
    const queue = await desk.alerts()
    await expect(page.getByText('Live: changes appear as they happen')).toBeAttached()
    await expect(queue.rows().first()).toBeVisible()
    const junior = await another(browser, baseURL ?? '', 'junior')
    // The oldest, which no other journey works on meanwhile.
    const listed = await junior.page.request.get('/api/v1/alerts?open=true&sort=created&dir=asc&limit=6')
    const { items } = (await listed.json()) as { items: { id: string; version: number }[] }
    expect(items).toHaveLength(6)
    const note = async ({ id, version }: { id: string; version: number }) => {
      const answer = await junior.page.request.post(`/api/v1/alerts/${id}/commands`, {
        data: { type: 'add-note', text: 'Seen while the line was down.' },
        headers: { 'if-match': `"${version}"`, 'idempotency-key': `live-journey-${id}` },
      })
      expect(answer.status()).toBe(200)
    }
    const ids = items.map((item) => item.id)
    const heard = async () => (await ear.heard()).filter((id) => ids.includes(id))

    for (const item of items.slice(0, 2)) await note(item)
    await expect.poll(heard).toEqual(ids.slice(0, 2))
    const active = await queue.grid.getAttribute('aria-activedescendant')

    await page.context().setOffline(true)
    await expect(page.getByText(/Reconnecting|Offline since/)).toBeVisible(PATIENT)
    for (const item of items.slice(2, 5)) await note(item)
    expect(await heard()).toEqual(ids.slice(0, 2))
    await page.context().setOffline(false)
    await expect.poll(heard, PATIENT).toEqual(ids.slice(0, 5))
    await expect(page.getByText('Live: changes appear as they happen')).toBeAttached(PATIENT)

    for (const item of items.slice(5)) await note(item)
    await expect.poll(heard).toEqual(ids)
    expect(ear.places.at(0)).toBeUndefined()
    expect(ear.places.at(-1)).toMatch(/^[0-9a-f]{48}$/)
    expect(await queue.grid.getAttribute('aria-activedescendant')).toBe(active)
    await junior.page.context().close()
  })

  test('one sees the other look, write and leave, and keeps what was typed', async ({
    page,
    desk,
    browser,
    baseURL,
  }) => {
    // An alert of its own: the first of the queue may be another journey's, which reports it meanwhile.
    const files = caseFiles({ category: 'gambling', actor: 'Two Herons Gaming' })
    const alert = await raiseAndOpen(desk, 'analyst', files)
    const junior = await another(browser, baseURL ?? '', 'junior')
    await junior.page.goto(`/alerts/${alert.id()}`)
    await expect(page.getByText(/^Mira Kwan.* is viewing$/)).toBeVisible()
    await expect(junior.page.getByText(/^Tobias Ferris is viewing$/)).toBeVisible()

    await alert.decision.getByRole('button', { name: 'Add a note' }).click()
    await alert.decision.getByRole('textbox', { name: 'Note' }).fill('Half a thought')
    const theirs = junior.alert()
    await theirs.decision.getByRole('button', { name: 'Add a note' }).click()
    await theirs.decision.getByRole('textbox', { name: 'Note' }).fill('The bank confirms the account.')
    await theirs.decision
      .getByRole('button', { name: /^(Save|Send|Add)/ })
      .last()
      .click()
    await expect(page.getByText(/Mira Kwan.* changed this at/)).toBeVisible()
    await expect(alert.activity.getByText('The bank confirms the account.')).toBeVisible()
    await expect(alert.decision.getByRole('textbox', { name: 'Note' })).toHaveValue('Half a thought')

    await junior.page.goto('/alerts')
    await expect(page.getByText(/Mira Kwan.* is viewing/)).toBeHidden()
    await junior.page.context().close()
  })
})
