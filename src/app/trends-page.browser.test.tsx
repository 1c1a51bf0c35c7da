import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { z } from 'zod'
import { getTrends, type Trends } from '#core/contract/assurance.ts'
import { axeViolations } from '#src/ui/testing.tsx'
import { answer, problem } from './testing/contract-handlers.ts'
import { openPage } from './testing/open-page.tsx'

const PERIOD = '/trends?from=%222026-11-01%22&to=%222026-11-03%22'
const START = '2026-10-31T16:00:00.000Z'
const END = '2026-11-03T15:59:59.999Z'

const TRENDS: z.output<typeof Trends> = {
  from: '2026-11-01',
  to: '2026-11-03',
  alertsByDay: [
    { day: '2026-11-01', severity: 4, count: 3 },
    { day: '2026-11-03', severity: 5, count: 2 },
  ],
  backlogByDay: ['2026-11-01', '2026-11-02', '2026-11-03'].map((day, at) => ({ day, open: 10 + at })),
  exposureByCategory: [
    { category: 'mixer', alerts: 3, valueMinor: '123456789012', unpriced: 2 },
    { category: 'ransomware', alerts: 2, valueMinor: null, unpriced: 2 },
  ],
  totals: { created: 1_234, closed: 900, open: 12, overdue: 4 },
  falsePositivePpm: 612_345,
}

const trends = (part: Partial<typeof TRENDS> = {}) => answer(getTrends, () => ({ ...TRENDS, ...part }))

describe('trends', () => {
  test('each figure opens exactly the alerts that it counts', async () => {
    const router = await openPage(PERIOD, [trends()])
    const figure = (name: string) => page.getByRole('link', { name: new RegExp(`^${name}: `) })
    await expect.element(figure('Created')).toHaveTextContent('1,234')
    await expect.element(page.getByText('61.2%')).toBeVisible()
    await figure('Overdue').click()
    await expect.poll(() => router.state.location.pathname).toBe('/alerts')
    expect(router.state.location.search).toEqual({ createdTo: END, open: true, overdue: true })
  })

  test('a category and a day open by keyboard and by table', async () => {
    const router = await openPage(PERIOD, [trends()])
    await page.getByRole('button', { name: 'Show as a table: Alerts by day and severity' }).click()
    await page.getByRole('button', { name: /3 Nov.*Critical: 2/ }).click()
    await expect.poll(() => router.state.location.pathname).toBe('/alerts')
    expect(router.state.location.search).toEqual({
      severity: [5],
      createdFrom: '2026-11-02T16:00:00.000Z',
      createdTo: END,
    })
    await router.navigate({ to: '/trends', search: { from: '2026-11-01', to: '2026-11-03' } })
    const bars = page.getByRole('slider', { name: 'Alerts by category' })
    await expect.element(bars).toBeInTheDocument()
    ;(bars.element() as HTMLElement).focus()
    await userEvent.keyboard('{Home}{Enter}')
    await expect.poll(() => router.state.location.pathname).toBe('/alerts')
    expect(router.state.location.search).toEqual({
      category: ['mixer'],
      createdFrom: START,
      createdTo: END,
    })
  })

  test('what has no price is counted and said, and never drawn as zero', async () => {
    await openPage(PERIOD, [trends()])
    await expect
      .element(page.getByText(/Not in the bars: Mixer 2 subjects without a price · Ransomware 2/))
      .toBeVisible()
    await page.getByRole('button', { name: 'Show as a table: Exposure by category' }).click()
    const table = page.getByRole('region', { name: 'Exposure by category' })
    await expect.element(table.getByText('HK$1.23B')).toBeVisible()
    await expect.element(table.getByText('Ransomware')).not.toBeInTheDocument()
  })

  test('without closures there is no rate, and without alerts no chart', async () => {
    await openPage(PERIOD, [trends({ falsePositivePpm: null })])
    await expect.element(page.getByText('Not enough closures')).toBeVisible()
  })

  test('an empty period says so', async () => {
    const totals = { created: 0, closed: 0, open: 0, overdue: 0 }
    await openPage(PERIOD, [trends({ totals, alertsByDay: [], exposureByCategory: [] })])
    await expect.element(page.getByText('No alert in this period')).toBeVisible()
  })

  test('a failure names the request and can be tried again', async () => {
    let failing = true
    await openPage(PERIOD, [
      answer(getTrends, () => (failing ? problem(400, 'The period is too long') : TRENDS)),
    ])
    await expect.element(page.getByText('The period is too long')).toBeVisible()
    failing = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.element(page.getByRole('link', { name: /^Created/ })).toBeVisible()
  })

  test('the chosen days go into the address; a period that is none is refused', async () => {
    const router = await openPage(PERIOD, [trends()])
    const show = page.getByRole('button', { name: 'Show', exact: true })
    await page.getByLabelText('From').fill('2026-11-09')
    await expect.element(page.getByRole('alert')).toBeVisible()
    await expect.element(show).toBeDisabled()
    await page.getByLabelText('From').fill('2026-10-01')
    await show.click()
    await expect.poll(() => router.state.location.search).toEqual({ from: '2026-10-01', to: '2026-11-03' })
  })

  test.each(['light', 'dark'] as const)('has no accessibility fault in %s', async (theme) => {
    await openPage(PERIOD, [trends()], { preferences: { theme } })
    await expect.element(page.getByRole('link', { name: /^Created/ })).toBeVisible()
    expect(await axeViolations()).toEqual([])
  })
})
