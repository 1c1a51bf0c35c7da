import { createMemoryHistory } from '@tanstack/react-router'
import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { getAlert } from '#core/contract/alerts.ts'
import { keepQueueOrder, useQueueStore } from '#src/data/alert-queue.ts'
import { preferencesNow } from '#src/platform/preferences.ts'
import { axeViolations, renderUi } from '#src/ui/testing.tsx'
import { App } from './app.tsx'
import { makeRouter } from './router.ts'
import { answer, problem, serve } from './testing/contract-handlers.ts'
import { openAlert, PATIENT, quiet, rationaleField, textOf } from './testing/open-alert.tsx'

beforeEach(() => {
  useQueueStore.setState({ order: null, lastId: null })
  preferencesNow().set({ letterShortcuts: true, navCollapsed: true })
})

// First of all: what React Aria announces in later tests stays in the document for seconds, without its label.
test.each(['light', 'dark'] as const)('axe finds nothing in %s', async (theme) => {
  await openAlert('A-1')
  preferencesNow().set({ theme, navCollapsed: false })
  await expect
    .element(page.getByRole('region', { name: 'Exposure' }).getByRole('row', { name: /^Total/ }))
    .toBeVisible()
  expect(await axeViolations()).toEqual([])
})

describe('the receipt', () => {
  test('says in one sentence why the alert fired, whose claim it rests on, and what is not known', async () => {
    await openAlert('A-1')
    await expect
      .element(page.getByText('1.234567… ETH came directly from Whirl Cash, labelled “Mixer” by Demo list.'))
      .toBeVisible()
    await expect.element(page.getByText('any amount')).toBeVisible()
    await expect.element(page.getByTitle('1.234567890123456789 ETH').first()).toBeVisible()
    await expect.element(page.getByText(/weakly attributed/)).toBeVisible()
    await expect.element(page.getByText(/cannot be compared/)).toBeVisible()
    await expect.element(page.getByText('No price is known for the transfer.')).toBeVisible()
    await expect.element(page.getByText('+42')).toBeVisible()
  })

  test('adds the exposure up and calls the unknown unknown', async () => {
    await openAlert('A-1')
    const exposure = page.getByRole('region', { name: 'Exposure' })
    await expect.poll(textOf(exposure.getByRole('row', { name: /^Mixer/ })), PATIENT).toContain('70%')
    await expect.poll(textOf(exposure.getByRole('row', { name: /^Unattributed/ })), PATIENT).toContain('20%')
    await expect.poll(textOf(exposure.getByRole('row', { name: /^Total/ })), PATIENT).toContain('100%')
  })

  test('has the flow as a table, exact, with what is not drawn', async () => {
    await openAlert('A-1')
    await page.getByRole('button', { name: 'Table' }).click()
    const flow = page.getByRole('region', { name: 'Flow of funds', exact: true })
    await expect.element(flow.getByText('1.234567890123456789 ETH')).toBeVisible()
    await expect.element(flow.getByText('Not drawn: 3 more senders.')).toBeVisible()
  })

  test('tells what happened in sentences, newest first', async () => {
    await openAlert('A-1')
    const items = page.getByRole('region', { name: 'Activity' }).getByRole('listitem')
    await expect.poll(textOf(items.nth(0)), PATIENT).toContain('Tobias Ferris notedLooked at the wallet.')
    await expect.poll(textOf(items.nth(1)), PATIENT).toContain('Chan Mei Ling 陳美玲 took it')
    await expect.poll(textOf(items.nth(2)), PATIENT).toContain('The desk raised the alert')
  })
})

test('N goes to the next alert of the list, and what was typed is still there on the way back', async () => {
  keepQueueOrder({ ids: ['A-1', 'A-2'], total: 2, back: { to: '/alerts' } })
  const router = await openAlert('A-1')
  await rationaleField().fill('Half a thought')
  ;(document.activeElement as HTMLElement).blur()
  await userEvent.keyboard('n')
  await expect.poll(() => router.state.location.pathname).toBe('/alerts/A-2')
  await expect.element(page.getByText('2 of 2')).toBeVisible()
  await expect.element(rationaleField()).toHaveValue('')
  await userEvent.keyboard('p')
  await expect.element(page.getByText('1 of 2')).toBeVisible()
  await expect.element(rationaleField()).toHaveValue('Half a thought')
})

test('an alert that is not there is said not to be there', async () => {
  serve(
    ...quiet,
    answer(getAlert, () => problem(404, 'Not found', { detail: 'There is no alert A-0.' })),
  )
  const router = makeRouter(createMemoryHistory({ initialEntries: ['/alerts/A-0'] }))
  await renderUi(<App router={router} />)
  await expect.element(page.getByText('There is no alert A-0.')).toBeVisible()
})
