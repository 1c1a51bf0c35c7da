import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { alertFacets, alertGraph, listAlerts } from '#core/contract/alerts.ts'
import { commandCase, createCase, getCase, listCases } from '#core/contract/cases.ts'
import { createInvestigation } from '#core/contract/investigations.ts'
import { resolve } from '#core/contract/resolve.ts'
import { useQueueStore } from '#src/data/alert-queue.ts'
import { endCaseRequest } from '#src/data/case-request.ts'
import { axeViolations } from '#src/ui/testing.tsx'
import { GRAPH, OTHER, summary } from './testing/alert-world.ts'
import { caseFull, caseItem } from './testing/case-world.ts'
import { answer, problem } from './testing/contract-handlers.ts'
import { HANDLERS, PATH } from './testing/explorer-world.ts'
import { openAlert, textOf } from './testing/open-alert.tsx'
import { openPage } from './testing/open-page.tsx'

const ITEM = caseItem('CASE-1')
const cases = answer(listCases, () => ({ items: [ITEM], nextCursor: null }))
const held = answer(getCase, () => caseFull('CASE-1'))
const withAlerts = (...ids: string[]) =>
  caseFull('CASE-1', {
    members: {
      alerts: ids.map((id) => ({
        alert: summary(id),
        addedBy: OTHER,
        addedAt: ITEM.openedAt,
        restricted: false,
      })),
      investigations: [],
    },
  })

const dialog = () => page.getByRole('dialog')

beforeEach(() => {
  endCaseRequest()
  useQueueStore.setState({ order: null, lastId: null })
})

test('an alert shows the cases that hold it, and C adds it to one that is open', async () => {
  const given: unknown[] = []
  await openAlert(
    'A-7',
    cases,
    held,
    answer(commandCase, ({ body, headers }) => {
      given.push(body, headers.get('if-match'))
      return withAlerts('A-1', 'A-2', 'A-7')
    }),
  )
  const panel = page.getByRole('region', { name: 'Cases' })
  await expect.element(panel.getByRole('link', { name: ITEM.title })).toBeVisible()
  await userEvent.keyboard('c')
  await expect.element(dialog().getByRole('searchbox')).toHaveFocus()
  await expect.element(dialog().getByText(/1 open of 2/)).toBeVisible()
  expect(await axeViolations()).toEqual([])
  await dialog().getByText(ITEM.title).click()
  await dialog().getByRole('button', { name: 'Add to the case' }).click()
  await expect.element(dialog().getByText('1 added')).toBeVisible()
  await expect.element(dialog().getByText('A-7')).toBeVisible()
  expect(given).toEqual([{ type: 'add-alerts', alertIds: ['A-7'] }, '"3"'])
})

test('a case that somebody else changed meanwhile is said to be changed, and adding again goes to it as it is', async () => {
  const now = caseFull('CASE-1', { version: 4, updatedBy: OTHER })
  const versions: unknown[] = []
  const answers = [problem(412, 'Changed', { current: now }), withAlerts('A-7')]
  await openAlert(
    'A-7',
    cases,
    held,
    answer(commandCase, ({ headers }) => {
      versions.push(headers.get('if-match'))
      return answers.shift()!
    }),
  )
  await page.getByRole('button', { name: 'Add to case' }).click()
  await dialog().getByText(ITEM.title).click()
  const add = dialog().getByRole('button', { name: 'Add to the case' })
  await add.click()
  await expect.element(dialog().getByText(/Tobias Ferris changed this case at/)).toBeVisible()
  await add.click()
  await expect.element(dialog().getByText('1 added')).toBeVisible()
  expect(versions).toEqual(['"3"', '"4"'])
})

describe('from the queue', () => {
  const queue = [
    answer(listAlerts, () => ({
      items: [summary('A-1'), summary('A-8'), summary('A-9')],
      nextCursor: null,
      total: 3,
      totalIsLeast: false,
    })),
    answer(alertFacets, () => ({
      total: 3,
      snoozed: 0,
      status: [],
      severity: [],
      rule: [],
      category: [],
      book: [],
      assignee: [],
    })),
  ]
  const grid = () => page.getByRole('grid', { name: 'Alert queue' })
  const focusedGrid = async () => {
    await expect.element(grid().getByText('Whirl Cash').first()).toBeVisible()
    await expect.poll(() => document.activeElement === grid().query()).toBe(true)
  }
  const bar = () => page.getByRole('toolbar', { name: 'Selected alerts' })

  test('what is selected goes into a case: each alert is told whether it went in or was in it', async () => {
    await openPage('/alerts', [
      ...queue,
      cases,
      held,
      answer(commandCase, () => withAlerts('A-1', 'A-2', 'A-8')),
    ])
    await focusedGrid()
    await userEvent.keyboard('xjx')
    await bar().getByRole('button', { name: 'Add to case' }).click()
    await expect.element(dialog().getByText('Add 2 alerts to a case')).toBeVisible()
    await dialog().getByText(ITEM.title).click()
    await expect.element(dialog().getByText('1 is in it already')).toBeVisible()
    await dialog().getByRole('button', { name: 'Add to the case' }).click()
    const outcomes = dialog().getByRole('list', { name: 'What became of the alerts' })
    await expect.poll(textOf(outcomes)).toBe('A-8AddedA-1Was in it already')
    // They are in the case: the selection is over.
    await dialog().getByRole('button', { name: 'Done' }).click()
    await expect.element(bar()).not.toBeInTheDocument()
  })

  test('an alert that the desk refuses is named, and the others can go without it', async () => {
    const given: unknown[] = []
    const refusal = problem(422, 'Unprocessable', {
      detail: 'There is no alert A-8.',
      errors: [{ field: 'body.alertIds.1', message: 'There is no alert A-8.' }],
    })
    const router = await openPage('/alerts', [
      ...queue,
      cases,
      held,
      answer(createCase, ({ body }) => {
        given.push((body as { alertIds: unknown }).alertIds)
        return given.length === 1 ? refusal : withAlerts('A-1')
      }),
    ])
    await focusedGrid()
    await userEvent.keyboard('xjx')
    await userEvent.keyboard('c')
    await dialog().getByRole('button', { name: 'A new case' }).click()
    await dialog()
      .getByRole('textbox', { name: /^Title/ })
      .fill('Harbour OTC desks')
    await dialog().getByRole('button', { name: 'Open the case' }).click()
    await expect.element(dialog().getByText('Nothing was added: 1 alert was refused')).toBeVisible()
    await expect.poll(textOf(dialog().getByRole('alert'))).toContain('A-8 There is no alert A-8.')
    await dialog().getByRole('button', { name: 'Leave it out and add the other 1' }).click()
    await dialog().getByRole('button', { name: 'Open the case' }).click()
    await dialog().getByRole('button', { name: 'Open the case' }).click()
    await expect.poll(() => router.state.location.pathname).toBe('/cases/CASE-1')
    expect(given).toEqual([['A-1', 'A-8'], ['A-1']])
  })
})

describe('in the explorer', () => {
  const twelve = withAlerts(...Array.from({ length: 12 }, (_, n) => `A-${n}`))
  const graph = answer(alertGraph, ({ params }) =>
    params['alertId'] === 'A-3' ? problem(404, 'Not found') : GRAPH,
  )

  test('a case is drawn as one step, and what of it is not drawn is said', async () => {
    await openPage('/explore?case=CASE-1', [
      answer(getCase, () => twelve),
      graph,
      answer(createInvestigation, () => problem(400, 'Not now')),
      ...HANDLERS,
    ])
    await expect.element(page.getByRole('application', { name: 'Flow of funds' })).toBeInTheDocument()
    const note = page.getByRole('note')
    await expect
      .poll(textOf(note))
      .toContain('9 of 12 alerts of the case are drawn, the most severe first. 1 could not be read.')
    await page.getByRole('tab', { name: 'History' }).click()
    await expect.element(page.getByText('Started from CASE-1: 9 alerts')).toBeVisible()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect.element(page.getByText('Nothing is on the picture')).toBeVisible()
    await page.getByRole('button', { name: 'Redo', exact: true }).click()
    await expect.element(page.getByText('Nothing is on the picture')).not.toBeInTheDocument()
  })

  test('a picture of a restricted case stays restricted, and its record does not name the case', async () => {
    const given: { restricted?: boolean; document?: { steps: { kind: string; caseId?: string }[] } }[] = []
    await openPage('/explore?case=CASE-1', [
      answer(getCase, () => ({ ...twelve, restricted: true })),
      graph,
      answer(createInvestigation, ({ body }) => {
        given.push(body as (typeof given)[number])
        return problem(400, 'Not now')
      }),
      ...HANDLERS,
    ])
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await dialog().getByRole('button', { name: 'Save', exact: true }).click()
    await expect.poll(() => given).toHaveLength(1)
    expect(given[0]?.restricted).toBe(true)
    expect(given[0]?.document?.steps.map(({ kind, caseId }) => [kind, caseId])).toEqual([
      ['start', undefined],
    ])
  })

  test('a case is added to a picture that stands, and says what of it was drawn', async () => {
    await openPage(PATH, [
      answer(getCase, () => twelve),
      graph,
      answer(resolve, ({ body }) => ({
        lines: (body as { lines: string[] }).lines.map((text, n) => ({
          line: n + 1,
          text,
          outcome: 'found' as const,
          reason: null,
          candidates: [
            { kind: 'case' as const, id: 'CASE-1', title: ITEM.title, detail: 'CASE-1', held: true },
          ],
        })),
      })),
      ...HANDLERS,
    ])
    await expect.element(page.getByRole('application', { name: 'Flow of funds' })).toBeInTheDocument()
    await page.getByRole('searchbox').fill('Layering')
    await page.getByRole('button', { name: new RegExp(ITEM.title) }).click()
    await expect.element(page.getByText(/9 of 12 alerts of the case are drawn/)).toBeVisible()
    await page.getByRole('tab', { name: 'History' }).click()
    await expect.element(page.getByText('Started from CASE-1: 9 alerts')).toBeVisible()
  })

  test('a case that is pasted is drawn', async () => {
    const router = await openPage('/explore', [
      answer(getCase, () => twelve),
      graph,
      answer(resolve, () => ({
        lines: [
          {
            line: 1,
            text: 'CASE-1',
            outcome: 'found' as const,
            reason: null,
            candidates: [
              { kind: 'case' as const, id: 'CASE-1', title: ITEM.title, detail: 'CASE-1', held: true },
            ],
          },
        ],
      })),
      ...HANDLERS,
    ])
    await page.getByRole('button', { name: 'Paste several' }).click()
    await dialog().getByRole('textbox').fill('CASE-1')
    await dialog().getByRole('button', { name: 'Look them up' }).click()
    await dialog().getByRole('button', { name: 'Start with 1' }).click()
    await expect.poll(() => router.state.location.search).toEqual({ case: 'CASE-1' })
  })

  test('a case that holds nothing says that nothing can be drawn', async () => {
    await openPage('/explore?case=CASE-1', [answer(getCase, () => withAlerts()), ...HANDLERS])
    await expect.element(page.getByText(/The case holds no alert/)).toBeVisible()
  })
})

test('an alert that is in the case already cannot be added to it again', async () => {
  await openAlert('A-1', cases, held)
  await page.getByRole('button', { name: 'Add to case' }).click()
  await dialog().getByText(ITEM.title).click()
  await expect.element(dialog().getByText('1 is in it already')).toBeVisible()
  await expect.element(dialog().getByRole('button', { name: 'Add to the case' })).toBeDisabled()
})

test('an alert that no case holds says so', async () => {
  await openAlert(
    'A-7',
    answer(listCases, () => ({ items: [], nextCursor: null })),
  )
  await expect.element(page.getByRole('region', { name: 'Cases' }).getByText('In no case.')).toBeVisible()
})
