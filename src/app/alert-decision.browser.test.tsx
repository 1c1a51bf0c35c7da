import { beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { commandAlert, getAlert } from '#core/contract/alerts.ts'
import { useQueueStore } from '#src/data/alert-queue.ts'
import { preferencesNow } from '#src/platform/preferences.ts'
import { detail, ME, OTHER } from './testing/alert-world.ts'
import { answer, problem } from './testing/contract-handlers.ts'
import {
  CHANGED_AT,
  decisionPanel,
  openAlert,
  PATIENT,
  rationaleField,
  textOf,
} from './testing/open-alert.tsx'

const RATIONALE =
  'The customer proved by a signed message that the pool was a donation of a known charity, and the records agree with it.'
const NOTES = {
  Screen: 'Screened again: the same label, no other.',
  Ask: 'The customer has answered before.',
  Find: 'Donor profile; the amount fits.',
  Evaluate: 'Not suspicious.',
}

const tick = (name: RegExp) =>
  (decisionPanel().getByRole('checkbox', { name }).element() as HTMLElement).click()

async function fillClosure() {
  for (const [step, note] of Object.entries(NOTES)) {
    await decisionPanel()
      .getByRole('textbox', { name: new RegExp(`^${step}`) })
      .fill(note)
  }
  tick(/^Ask/)
  await decisionPanel()
    .getByRole('button', { name: /Closure code/ })
    .click()
  await page.getByRole('option', { name: /^True pattern/ }).click()
  await rationaleField().fill(RATIONALE)
  ;(decisionPanel().getByRole('radio', { name: 'No, unchanged' }).element() as HTMLElement).click()
}

beforeEach(() => {
  useQueueStore.setState({ order: null, lastId: null })
  preferencesNow().set({ letterShortcuts: true, navCollapsed: true })
})

describe('the decision', () => {
  test('is not sent without what it needs, and each gap is named at its field', async () => {
    let sent = 0
    await openAlert(
      'A-1',
      answer(commandAlert, () => ((sent += 1), detail('A-1'))),
    )
    await decisionPanel().getByRole('button', { name: 'Propose the closure' }).click()
    await expect.element(decisionPanel().getByText('Choose a closure code.')).toBeVisible()
    await expect.element(decisionPanel().getByText(/^At least 80 characters/)).toBeVisible()
    await expect.element(decisionPanel().getByText('Answer this question.')).toBeVisible()
    await expect
      .element(
        decisionPanel()
          .getByText(/^Say what was found/)
          .first(),
      )
      .toBeVisible()
    expect(sent).toBe(0)
  })

  test('is sent with the version read, and says what happens next', async () => {
    const given: unknown[] = []
    await openAlert(
      'A-1',
      answer(commandAlert, ({ body, headers }) => {
        given.push([body, headers.get('if-match')])
        return detail('A-1', { status: 'proposed-close', version: 4, allowedCommands: ['escalate'] })
      }),
    )
    await expect.element(decisionPanel().getByText(/a second person must approve/)).toBeVisible()
    await fillClosure()
    await decisionPanel().getByRole('button', { name: 'Propose the closure' }).click()
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
    await openAlert(
      'A-1',
      answer(commandAlert, () =>
        problem(422, 'A field does not meet a rule', {
          detail: message,
          errors: [{ field: 'body.rationale', message }],
        }),
      ),
    )
    await fillClosure()
    await decisionPanel().getByRole('button', { name: 'Propose the closure' }).click()
    await expect.element(decisionPanel().getByText(message).first()).toBeVisible()
    await expect.element(rationaleField()).toHaveValue(RATIONALE)
    await expect.element(rationaleField()).toHaveAttribute('aria-invalid', 'true')
  })

  test('a conflict shows who changed what and when, and keeps what was typed', async () => {
    const current = detail('A-1', { assignee: OTHER, version: 4, updatedAt: CHANGED_AT })
    let isChanged = false
    await openAlert(
      'A-1',
      answer(commandAlert, () => {
        isChanged = true
        return problem(412, 'Changed by somebody else', { current })
      }),
      answer(getAlert, () => (isChanged ? current : detail('A-1'))),
    )
    await fillClosure()
    await decisionPanel().getByRole('button', { name: 'Propose the closure' }).click()
    const notice = decisionPanel().getByRole('alert')
    await expect.poll(textOf(notice), PATIENT).toContain('Tobias Ferris changed this at 14:02')
    await expect.poll(textOf(notice), PATIENT).toContain(`Assigneewas ${ME.name} is now ${OTHER.name}`)
    await expect.element(rationaleField()).toHaveValue(RATIONALE)
  })

  test('a conflict that takes the form away still shows what was typed', async () => {
    const current = detail('A-1', {
      status: 'closed',
      open: false,
      version: 5,
      allowedCommands: ['escalate'],
    })
    let isChanged = false
    await openAlert(
      'A-1',
      answer(commandAlert, () => {
        isChanged = true
        return problem(412, 'Changed by somebody else', { current })
      }),
      answer(getAlert, () => (isChanged ? current : detail('A-1'))),
    )
    await fillClosure()
    await decisionPanel().getByRole('button', { name: 'Propose the closure' }).click()
    const notice = decisionPanel().getByRole('alert')
    await expect.poll(textOf(notice), PATIENT).toContain('Statuswas In review is now Closed')
    await expect.poll(textOf(notice), PATIENT).toContain(RATIONALE)
  })

  test('an escalation asks for grounds, reminds of tipping off, and needs no approval', async () => {
    const given: unknown[] = []
    const escalated = detail('A-1', { status: 'escalated', allowedCommands: [] })
    await openAlert(
      'A-1',
      answer(commandAlert, ({ body }) => {
        given.push(body)
        return escalated
      }),
      answer(getAlert, () => (given.length > 0 ? escalated : detail('A-1'))),
    )
    await decisionPanel().getByRole('button', { name: 'Escalate to the MLRO' }).click()
    const dialog = page.getByRole('dialog', { name: 'Escalate to the MLRO?' })
    await expect.element(dialog.getByText(/Tipping off is an offence/)).toBeVisible()
    const confirm = dialog.getByRole('button', { name: 'Escalate now' })
    await expect.element(confirm).toBeDisabled()
    await dialog.getByRole('textbox').fill('The customer cannot explain the funds.')
    await confirm.click()
    await expect.element(dialog).not.toBeInTheDocument()
    expect(given).toEqual([{ type: 'escalate', grounds: 'The customer cannot explain the funds.' }])
    await expect
      .element(decisionPanel().getByText('Your role can read this alert; it cannot change it.'))
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
    await openAlert(
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
    await expect.element(decisionPanel().getByText('False positive: wrong attribution')).toBeVisible()
    await expect.element(decisionPanel().getByText(RATIONALE)).toBeVisible()
    await decisionPanel().getByRole('button', { name: 'Approve and close' }).click()
    await expect.element(page.getByText('Closure approved')).toBeVisible()
    expect(given).toEqual([{ type: 'approve-close' }])
  })
})
