import { createMemoryHistory } from '@tanstack/react-router'
import type { RequestHandler } from 'msw'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Locator, page, userEvent } from 'vitest/browser'
import { transferExposure } from '#core/contract/addresses.ts'
import { alertActivity, alertGraph, commandAlert, getAlert, listAlerts } from '#core/contract/alerts.ts'
import { getSession } from '#core/contract/sessions.ts'
import { keepQueueOrder, useQueueStore } from '#src/data/alert-queue.ts'
import { preferencesNow } from '#src/platform/preferences.ts'
import { axeViolations, renderUi } from '#src/ui/testing.tsx'
import { App } from './app.tsx'
import { makeRouter } from './router.ts'
import { detail, EXPOSURE, GRAPH, ME, OTHER, SESSION, summary } from './testing/alert-world.ts'
import { answer, problem, serve } from './testing/contract-handlers.ts'

const CHANGED_AT = '2026-11-22T06:02:00.000Z'
const RATIONALE =
  'The customer proved by a signed message that the pool was a donation of a known charity, and the records agree with it.'
const NOTES = {
  Screen: 'Screened again: the same label, no other.',
  Ask: 'The customer has answered before.',
  Find: 'Donor profile; the amount fits.',
  Evaluate: 'Not suspicious.',
}

const quiet = [
  answer(getSession, () => SESSION),
  answer(alertGraph, () => GRAPH),
  answer(transferExposure, () => EXPOSURE),
  answer(alertActivity, () => ({
    items: [
      {
        seq: 9,
        at: CHANGED_AT,
        actor: OTHER,
        type: 'alert.add-note',
        data: { text: 'Looked at the wallet.' },
      },
      { seq: 8, at: '2026-11-20T02:00:00.000Z', actor: ME, type: 'alert.assign', data: { assignee: ME } },
      { seq: 7, at: '2026-11-20T01:00:00.000Z', actor: null, type: 'alert.raised', data: {} },
    ],
  })),
]

async function open(id: string, ...handlers: readonly RequestHandler[]) {
  serve(
    ...handlers,
    ...quiet,
    answer(getAlert, ({ params }) => detail(params['alertId'] ?? '')),
  )
  const router = makeRouter(createMemoryHistory({ initialEntries: [`/alerts/${id}`] }))
  await renderUi(<App router={router} />)
  await expect.element(page.getByRole('heading', { name: 'Why this alert' })).toBeVisible()
  return router
}

/** Reads the text of an element, for `expect.poll`. */
const textOf = (locator: Locator) => () => locator.query()?.textContent ?? ''
const PATIENT = { timeout: 10_000 }
const panel = () => page.getByRole('region', { name: 'Decision' })
const rationale = () => panel().getByRole('textbox', { name: /^Rationale/ })
const tick = (name: RegExp) => (panel().getByRole('checkbox', { name }).element() as HTMLElement).click()

async function fillClosure() {
  for (const [step, note] of Object.entries(NOTES)) {
    await panel()
      .getByRole('textbox', { name: new RegExp(`^${step}`) })
      .fill(note)
  }
  tick(/^Ask/)
  await panel()
    .getByRole('button', { name: /Closure code/ })
    .click()
  await page.getByRole('option', { name: /^True pattern/ }).click()
  await rationale().fill(RATIONALE)
  ;(panel().getByRole('radio', { name: 'No, unchanged' }).element() as HTMLElement).click()
}

beforeEach(() => {
  useQueueStore.setState({ order: null, lastId: null })
  preferencesNow().set({ letterShortcuts: true, navCollapsed: true })
})

// First of all: what React Aria announces in later tests stays in the document for seconds, without its label.
test.each(['light', 'dark'] as const)('axe finds nothing in %s', async (theme) => {
  await open('A-1')
  preferencesNow().set({ theme, navCollapsed: false })
  await expect
    .element(page.getByRole('region', { name: 'Exposure' }).getByRole('row', { name: /^Total/ }))
    .toBeVisible()
  expect(await axeViolations()).toEqual([])
})

describe('the receipt', () => {
  test('says in one sentence why the alert fired, whose claim it rests on, and what is not known', async () => {
    await open('A-1')
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
    await open('A-1')
    const exposure = page.getByRole('region', { name: 'Exposure' })
    await expect.poll(textOf(exposure.getByRole('row', { name: /^Mixer/ })), PATIENT).toContain('70%')
    await expect.poll(textOf(exposure.getByRole('row', { name: /^Unattributed/ })), PATIENT).toContain('20%')
    await expect.poll(textOf(exposure.getByRole('row', { name: /^Total/ })), PATIENT).toContain('100%')
  })

  test('has the flow as a table, exact, with what is not drawn', async () => {
    await open('A-1')
    await page.getByRole('button', { name: 'Table' }).click()
    const flow = page.getByRole('region', { name: 'Flow of funds', exact: true })
    await expect.element(flow.getByText('1.234567890123456789 ETH')).toBeVisible()
    await expect.element(flow.getByText('Not drawn: 3 more senders.')).toBeVisible()
  })

  test('tells what happened in sentences, newest first', async () => {
    await open('A-1')
    const items = page.getByRole('region', { name: 'Activity' }).getByRole('listitem')
    await expect.poll(textOf(items.nth(0)), PATIENT).toContain('Tobias Ferris notedLooked at the wallet.')
    await expect.poll(textOf(items.nth(1)), PATIENT).toContain('Chan Mei Ling 陳美玲 took it')
    await expect.poll(textOf(items.nth(2)), PATIENT).toContain('The desk raised the alert')
  })
})

describe('the decision', () => {
  test('is not sent without what it needs, and each gap is named at its field', async () => {
    let sent = 0
    await open(
      'A-1',
      answer(commandAlert, () => ((sent += 1), detail('A-1'))),
    )
    await panel().getByRole('button', { name: 'Propose the closure' }).click()
    await expect.element(panel().getByText('Choose a closure code.')).toBeVisible()
    await expect.element(panel().getByText(/^At least 80 characters/)).toBeVisible()
    await expect.element(panel().getByText('Answer this question.')).toBeVisible()
    await expect
      .element(
        panel()
          .getByText(/^Say what was found/)
          .first(),
      )
      .toBeVisible()
    expect(sent).toBe(0)
  })

  test('is sent with the version read, and says what happens next', async () => {
    const given: unknown[] = []
    await open(
      'A-1',
      answer(commandAlert, ({ body, headers }) => {
        given.push([body, headers.get('if-match')])
        return detail('A-1', { status: 'proposed-close', version: 4, allowedCommands: ['escalate'] })
      }),
    )
    await expect.element(panel().getByText(/a second person must approve/)).toBeVisible()
    await fillClosure()
    await panel().getByRole('button', { name: 'Propose the closure' }).click()
    await expect.element(page.getByText('Closure proposed').first()).toBeVisible()
    expect(given).toEqual([
      [
        {
          type: 'propose-close',
          code: 'tp-explained',
          rationale: RATIONALE,
          safe: {
            screen: { outcome: 'done', note: NOTES.Screen },
            ask: { outcome: 'not-applicable', note: NOTES.Ask },
            find: { outcome: 'done', note: NOTES.Find },
            evaluate: { outcome: 'done', note: NOTES.Evaluate },
          },
          riskProfileUpdated: false,
        },
        '"3"',
      ],
    ])
  })

  test("shows the server's word at the field it is about, and keeps what was typed", async () => {
    const message = 'The rationale is too short for this closure code.'
    await open(
      'A-1',
      answer(commandAlert, () =>
        problem(422, 'A field does not meet a rule', {
          detail: message,
          errors: [{ field: 'body.rationale', message }],
        }),
      ),
    )
    await fillClosure()
    await panel().getByRole('button', { name: 'Propose the closure' }).click()
    await expect.element(panel().getByText(message).first()).toBeVisible()
    await expect.element(rationale()).toHaveValue(RATIONALE)
    await expect.element(rationale()).toHaveAttribute('aria-invalid', 'true')
  })

  test('a conflict shows who changed what and when, and keeps what was typed', async () => {
    const current = detail('A-1', { assignee: OTHER, version: 4, updatedAt: CHANGED_AT })
    let isChanged = false
    await open(
      'A-1',
      answer(commandAlert, () => {
        isChanged = true
        return problem(412, 'Changed by somebody else', { current })
      }),
      answer(getAlert, () => (isChanged ? current : detail('A-1'))),
    )
    await fillClosure()
    await panel().getByRole('button', { name: 'Propose the closure' }).click()
    const notice = panel().getByRole('alert')
    await expect.poll(textOf(notice), PATIENT).toContain('Tobias Ferris changed this at 14:02')
    await expect.poll(textOf(notice), PATIENT).toContain(`Assigneewas ${ME.name} is now ${OTHER.name}`)
    await expect.element(rationale()).toHaveValue(RATIONALE)
  })

  test('a conflict that takes the form away still shows what was typed', async () => {
    const current = detail('A-1', {
      status: 'closed',
      open: false,
      version: 5,
      allowedCommands: ['escalate'],
    })
    let isChanged = false
    await open(
      'A-1',
      answer(commandAlert, () => {
        isChanged = true
        return problem(412, 'Changed by somebody else', { current })
      }),
      answer(getAlert, () => (isChanged ? current : detail('A-1'))),
    )
    await fillClosure()
    await panel().getByRole('button', { name: 'Propose the closure' }).click()
    const notice = panel().getByRole('alert')
    await expect.poll(textOf(notice), PATIENT).toContain('Statuswas In review is now Closed')
    await expect.poll(textOf(notice), PATIENT).toContain(RATIONALE)
  })

  test('an escalation asks for grounds, reminds of tipping off, and needs no approval', async () => {
    const given: unknown[] = []
    const escalated = detail('A-1', { status: 'escalated', allowedCommands: [] })
    await open(
      'A-1',
      answer(commandAlert, ({ body }) => {
        given.push(body)
        return escalated
      }),
      answer(getAlert, () => (given.length > 0 ? escalated : detail('A-1'))),
    )
    await panel().getByRole('button', { name: 'Escalate to the MLRO' }).click()
    const dialog = page.getByRole('dialog', { name: 'Escalate to the MLRO?' })
    await expect.element(dialog.getByText(/Tipping off is an offence/)).toBeVisible()
    const confirm = dialog.getByRole('button', { name: 'Escalate now' })
    await expect.element(confirm).toBeDisabled()
    await dialog.getByRole('textbox').fill('The customer cannot explain the funds.')
    await confirm.click()
    await expect.element(dialog).not.toBeInTheDocument()
    expect(given).toEqual([{ type: 'escalate', grounds: 'The customer cannot explain the funds.' }])
    await expect
      .element(panel().getByText('Your role can read this alert; it cannot change it.'))
      .toBeVisible()
  })

  test('the second person sees the proposal and approves it', async () => {
    const closure = {
      code: 'fp-label',
      rationale: RATIONALE,
      safe: [{ step: 'screen' as const, outcome: 'done' as const, note: NOTES.Screen }],
      riskProfileUpdated: false,
      proposedBy: OTHER,
      proposedAt: CHANGED_AT,
      approvedBy: null,
      approvedAt: null,
    }
    const given: unknown[] = []
    await open(
      'A-1',
      answer(getAlert, () =>
        detail('A-1', {
          status: 'proposed-close',
          closure,
          allowedCommands: ['approve-close', 'return-for-review'],
        }),
      ),
      answer(commandAlert, ({ body }) => {
        given.push(body)
        return detail('A-1', { status: 'closed', open: false, closure, allowedCommands: [] })
      }),
    )
    await expect.element(panel().getByText('False positive: wrong attribution')).toBeVisible()
    await expect.element(panel().getByText(RATIONALE)).toBeVisible()
    await panel().getByRole('button', { name: 'Approve and close' }).click()
    await expect.element(page.getByText('Closure approved')).toBeVisible()
    expect(given).toEqual([{ type: 'approve-close' }])
  })
})

test('N goes to the next alert of the list, and what was typed is still there on the way back', async () => {
  keepQueueOrder({ ids: ['A-1', 'A-2'], total: 2, back: { to: '/alerts' } })
  const router = await open('A-1')
  await rationale().fill('Half a thought')
  ;(document.activeElement as HTMLElement).blur()
  await userEvent.keyboard('n')
  await expect.poll(() => router.state.location.pathname).toBe('/alerts/A-2')
  await expect.element(page.getByText('2 of 2')).toBeVisible()
  await expect.element(rationale()).toHaveValue('')
  await userEvent.keyboard('p')
  await expect.element(page.getByText('1 of 2')).toBeVisible()
  await expect.element(rationale()).toHaveValue('Half a thought')
})

test('N goes on where the loaded rows of the list end, and to nothing where the list ends', async () => {
  const asked: string[] = []
  const query = { sort: 'severity', dir: 'desc' } as const
  keepQueueOrder({ ids: ['A-1'], total: 3, back: { to: '/alerts' }, rest: { query, cursor: 'c-1' } })
  const page2 = { nextCursor: null, total: null, totalIsLeast: false }
  const router = await open(
    'A-1',
    answer(listAlerts, (list) => {
      asked.push(list.query.toString())
      return { ...page2, items: ['A-1', 'A-2', 'A-3'].map((id) => summary(id)) }
    }),
  )
  await expect.element(page.getByText('1 of 3')).toBeVisible()
  await userEvent.keyboard('n')
  await expect.poll(() => router.state.location.pathname).toBe('/alerts/A-2')
  await expect.element(page.getByText('2 of 3')).toBeVisible()
  await userEvent.keyboard('n')
  await expect.poll(() => router.state.location.pathname).toBe('/alerts/A-3')
  await expect.element(page.getByRole('button', { name: 'Next alert' })).toBeDisabled()
  expect(asked).toEqual(['sort=severity&dir=desc&limit=100&cursor=c-1'])
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
