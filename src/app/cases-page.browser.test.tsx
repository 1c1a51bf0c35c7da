import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { caseActivity, createCase, getCase, listCases } from '#core/contract/cases.ts'
import { axeViolations } from '#src/ui/testing.tsx'
import { caseFull, caseItem } from './testing/case-world.ts'
import { answer, problem } from './testing/contract-handlers.ts'
import { textOf } from './testing/open-alert.tsx'
import { openPage } from './testing/open-page.tsx'

const FIRST = caseItem('CASE-FIRST')
const SECOND = caseItem('CASE-SECOND', {
  title: '關於灣區場外交易店舖網絡',
  restricted: true,
  alerts: { total: 0, open: 0, highestSeverity: null },
})

let asked: string[] = []
const list = answer(listCases, ({ query }) => {
  asked.push(query.toString())
  const held = query.get('q') === 'nothing' ? [] : [FIRST, SECOND]
  return { items: held, nextCursor: null }
})
const one = answer(getCase, ({ params }) => caseFull(params['caseId'] ?? ''))
const quiet = answer(caseActivity, () => ({ items: [] }))

const grid = () => page.getByRole('grid', { name: 'Cases' })
const focusedGrid = async () => {
  await expect.element(grid().getByText(FIRST.title)).toBeVisible()
  await expect.poll(() => document.activeElement).toBe(grid().element())
}

beforeEach(() => {
  asked = []
})

describe.each(['light', 'dark'] as const)('axe finds nothing in %s', (theme) => {
  test('in the list', async () => {
    await openPage('/cases', [list], { preferences: { theme } })
    await focusedGrid()
    expect(await axeViolations()).toEqual([])
  })

  test('where no case was ever opened', async () => {
    await openPage('/cases', [answer(listCases, () => ({ items: [], nextCursor: null }))], {
      preferences: { theme },
    })
    await expect.element(page.getByText('No case has been opened yet')).toBeVisible()
    expect(await axeViolations()).toEqual([])
  })
})

test('says of each case where it stands, how bad, how much is open, and who changed it last', async () => {
  await openPage('/cases', [list])
  await focusedGrid()
  expect(asked[0]).toBe('state=open&whose=team&limit=50')
  const row = grid().getByRole('row').filter({ hasText: FIRST.title })
  await expect.element(row.getByText('High')).toBeVisible()
  await expect.element(row.getByText('1 open of 2')).toBeVisible()
  await expect.poll(textOf(row)).toContain('· Tobias Ferris')
  const restricted = grid().getByRole('row').filter({ hasText: SECOND.title })
  await expect.element(restricted.getByRole('img', { name: 'Restricted' })).toBeVisible()
  await expect.element(restricted.getByText('No alert')).toBeVisible()
  await expect.element(page.getByText('2 cases')).toBeVisible()
})

test('the keyboard moves in the list and opens a case', async () => {
  const router = await openPage('/cases', [list, one, quiet])
  await focusedGrid()
  await userEvent.keyboard('j')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => router.state.location.pathname).toBe('/cases/CASE-SECOND')
})

test('filters are in the address, and a search that finds nothing says so', async () => {
  const router = await openPage('/cases', [list])
  await focusedGrid()
  await userEvent.keyboard('/')
  await expect.element(page.getByRole('searchbox')).toHaveFocus()
  await page.getByRole('button', { name: /State$/ }).click()
  await page.getByRole('option', { name: 'Open and closed' }).click()
  await expect.poll(() => router.state.location.search).toEqual({ state: 'all' })
  await page.getByRole('searchbox').fill('nothing')
  await expect.poll(() => router.state.location.search).toEqual({ state: 'all', q: 'nothing' })
  await expect.element(page.getByText('No case matches')).toBeVisible()
  expect(asked.at(-1)).toBe('state=all&whose=team&q=nothing&limit=50')
})

test('C opens a new case under a title, restricted where the reader may say so, and goes there', async () => {
  const given: unknown[] = []
  const router = await openPage('/cases', [
    list,
    one,
    quiet,
    answer(createCase, ({ body, headers }) => {
      given.push(body, headers.has('idempotency-key'))
      return caseFull('CASE-NEW', { title: 'Harbour OTC desks' })
    }),
  ])
  await focusedGrid()
  await userEvent.keyboard('c')
  const dialog = page.getByRole('dialog', { name: 'Open a new case' })
  await expect.element(dialog.getByRole('textbox', { name: /^Title/ })).toHaveFocus()
  await expect.element(dialog.getByRole('button', { name: 'Open the case' })).toBeDisabled()
  await userEvent.keyboard('Harbour OTC desks')
  await dialog.getByText('Restricted from the start').click()
  await dialog.getByRole('button', { name: 'Open the case' }).click()
  await expect.poll(() => router.state.location.pathname).toBe('/cases/CASE-NEW')
  expect(given).toEqual([{ title: 'Harbour OTC desks', restricted: true }, true])
})

test('who may not work on alerts reads cases and opens none; who may read none is told so', async () => {
  await openPage('/cases', [list], { role: 'auditor' })
  await focusedGrid()
  await expect.element(page.getByRole('button', { name: 'New case' })).not.toBeInTheDocument()
})

test('an administrator sees nothing of cases', async () => {
  await openPage('/cases', [list], { role: 'admin' })
  await expect.element(page.getByText('Your role does not allow this')).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'Cases' })).not.toBeInTheDocument()
  expect(asked).toEqual([])
})

test('a list that cannot be read says so and can be asked for again', async () => {
  let fails = true
  await openPage('/cases', [
    answer(listCases, () => (fails ? problem(400, 'The list failed') : { items: [FIRST], nextCursor: null })),
  ])
  await expect.element(page.getByText('The list failed')).toBeVisible()
  fails = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(page.getByText(FIRST.title)).toBeVisible()
})

test('the palette finds cases by what is typed, below the commands, and opens one', async () => {
  const router = await openPage('/cases', [list, one, quiet])
  await focusedGrid()
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.keyboard('Layering')
  const found = page.getByRole('menuitem', { name: /Layering through Whirl Cash · CASE-FIRST/ })
  await expect.element(found).toBeVisible()
  expect(asked.at(-1)).toBe('state=all&q=Layering&limit=5')
  await found.click()
  await expect.poll(() => router.state.location.pathname).toBe('/cases/CASE-FIRST')
})
