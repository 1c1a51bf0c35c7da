import { createMemoryHistory } from '@tanstack/react-router'
import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { registerCommands } from '#src/platform/commands.ts'
import { preferencesNow } from '#src/platform/preferences.ts'
import { axeViolations, renderUi } from '#src/ui/testing.tsx'
import { App } from './app.tsx'
import { makeRouter } from './router.ts'
import { signIn } from './testing/session.ts'

function open(path: string) {
  const router = makeRouter(createMemoryHistory({ initialEntries: [path] }))
  return renderUi(<App router={router} />)
}

beforeEach(() => {
  signIn()
  preferencesNow().set({ letterShortcuts: true, navCollapsed: false })
})

test('the palette opens by its keys, finds by words, runs, and gives the focus back', async () => {
  await open('/nowhere')
  await expect.element(page.getByText('There is nothing at this address')).toBeVisible()
  const opener = page.getByRole('button', { name: /^Search or run/ }).element() as HTMLElement
  opener.focus()
  await userEvent.keyboard('{Control>}k{/Control}')
  await expect.element(page.getByRole('dialog', { name: 'Commands' })).toBeVisible()
  expect(await axeViolations()).toEqual([])
  await userEvent.keyboard('dark theme')
  await expect.element(page.getByRole('menuitem')).toHaveLength(1)
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  expect(document.documentElement.dataset['theme']).toBe('dark')
  await expect.poll(() => document.activeElement).toBe(opener)
})

test('a query that matches nothing says so', async () => {
  await open('/nowhere')
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.keyboard('qqqq')
  await expect.element(page.getByText('No command matches “qqqq”')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
})

test('the help sheet prints the shortcuts, and letters can be switched off', async () => {
  const run = vi.fn<() => void>()
  const remove = registerCommands([{ id: 't', title: 'Assign it', group: 'Test', shortcut: 'a', run }])
  await open('/nowhere')
  await expect.element(page.getByText('There is nothing at this address')).toBeVisible()
  await userEvent.keyboard('a')
  expect(run).toHaveBeenCalledOnce()
  await userEvent.keyboard('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect.element(sheet.getByText('Assign it')).toBeVisible()
  await userEvent.keyboard('a')
  expect(run).toHaveBeenCalledOnce()
  // The input is under its drawn box, so the mouse of a test cannot hit it directly.
  ;(page.getByRole('checkbox', { name: 'One-letter shortcuts' }).element() as HTMLElement).click()
  await userEvent.keyboard('{Escape}')
  await expect.element(sheet).not.toBeInTheDocument()
  await userEvent.keyboard('a')
  expect(run).toHaveBeenCalledOnce()
  remove()
})

test('the demonstration says that it is one, and the zone is one click away', async () => {
  await open('/nowhere')
  await expect.element(page.getByText('Demonstration data')).toBeVisible()
  await expect.element(page.getByText('Harbour Exchange')).toBeVisible()
  await page.getByRole('radio', { name: 'UTC' }).click()
  expect(preferencesNow().timezone).toBe('UTC')
})

test('the language changes everything at once', async () => {
  await open('/nowhere')
  preferencesNow().set({ language: 'zh-Hant' })
  await expect.element(page.getByText('此網址沒有內容')).toBeVisible()
  expect(document.documentElement.lang).toBe('zh-TW')
})

test.each(['light', 'dark'] as const)('the gallery has no accessibility fault in %s', async (theme) => {
  await open('/dev/gallery')
  preferencesNow().set({ theme })
  await expect.element(page.getByRole('heading', { name: 'Gallery' })).toBeVisible()
  await expect.element(page.getByRole('grid', { name: 'Sample alerts' })).toBeVisible()
  expect(await axeViolations()).toEqual([])
})
