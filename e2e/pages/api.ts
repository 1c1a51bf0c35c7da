import type { Page } from '@playwright/test'

/** What the API answered to the page's own session: in the static demo, too, where it runs inside the page. */
export interface Answered {
  readonly status: number
  readonly body: Record<string, unknown>
}

/** Gives a command to an alert past the buttons, as somebody with a script would. */
export async function giveCommand(page: Page, alertId: string, command: unknown): Promise<Answered> {
  return page.evaluate(
    async ([id, body]) => {
      const path = `/api/v1/alerts/${encodeURIComponent(id)}`
      const read = await fetch(path)
      const response = await fetch(`${path}/commands`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          // Somebody who may not read it may still guess a version.
          'if-match': read.headers.get('etag') ?? '"1"',
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify(body),
      })
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    },
    [alertId, command] as const,
  )
}

/** The types of the events of an alert that the page's session may see, newest first. */
export async function eventsOf(page: Page, alertId: string): Promise<readonly string[]> {
  return page.evaluate(async (id) => {
    const response = await fetch(`/api/v1/alerts/${encodeURIComponent(id)}/activity`)
    const { items } = (await response.json()) as { items: { type: string }[] }
    return items.map((item) => item.type)
  }, alertId)
}

/** The status with which the API answers the page's session at an address. */
export async function statusAt(page: Page, path: string): Promise<number> {
  return page.evaluate(async (at) => (await fetch(at)).status, path)
}

/** The API's own time, which in the static demo is not the machine's. */
export async function deskTime(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const response = await fetch('/api/v1/session')
    return Date.parse(((await response.json()) as { now: string }).now)
  })
}

/** How many alerts with these words are in each status, as the page's session sees them. */
export async function statusesOf(page: Page, words: string): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(async (q) => {
    const response = await fetch(`/api/v1/alerts/facets?q=${encodeURIComponent(q)}`)
    const { status } = (await response.json()) as { status: { value: string; count: number }[] }
    return Object.fromEntries(status.map(({ value, count }) => [value, count]))
  }, words)
}
