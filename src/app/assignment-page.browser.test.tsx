import { createMemoryHistory } from '@tanstack/react-router'
import type { RequestHandler } from 'msw'
import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { z } from 'zod'
import {
  type Assignment,
  getAssignment,
  putAssignmentRules,
  runAssignment,
} from '#core/contract/assignment.ts'
import { listBooks } from '#core/contract/assurance.ts'
import { getSession } from '#core/contract/sessions.ts'
import { getSlaTerms, putSlaTerms, type SlaSettings } from '#core/contract/sla.ts'
import { preferencesNow } from '#src/platform/preferences.ts'
import { axeViolations, renderUi } from '#src/ui/testing.tsx'
import { App } from './app.tsx'
import { makeRouter } from './router.ts'
import { ME, OTHER, SESSION } from './testing/alert-world.ts'
import { answer, problem, serve } from './testing/contract-handlers.ts'

type Wire = z.output<typeof Assignment>

const RULE: Wire['rules'][number] = {
  id: 'r-1',
  name: 'Grave findings',
  isEnabled: true,
  books: ['b-1'],
  severities: [4, 5],
  method: 'round-robin',
  people: [OTHER.id, ME.id],
}

const ASSIGNMENT: Wire = {
  version: 3,
  rules: [RULE],
  changedAt: '2026-11-20T01:00:00.000Z',
  changedBy: { id: 'u-edgar', name: 'Edgar Mok', role: 'manager' },
  people: [
    { person: ME, open: 12, capacity: 12, absences: [], awayUntil: null, version: 1 },
    {
      person: OTHER,
      open: 3,
      capacity: null,
      absences: [{ from: '2026-11-20', to: '2026-11-24' }],
      awayUntil: '2026-11-24',
      version: 2,
    },
  ],
  unassigned: 5,
}

const SLA: z.output<typeof SlaSettings> = {
  version: 0,
  terms: [
    { severity: 5, firstTouch: { unit: 'hours', amount: 1 }, disposition: { unit: 'days', amount: 0 } },
    { severity: 4, firstTouch: { unit: 'hours', amount: 4 }, disposition: { unit: 'days', amount: 2 } },
    { severity: 3, firstTouch: { unit: 'days', amount: 1 }, disposition: { unit: 'days', amount: 5 } },
    { severity: 2, firstTouch: { unit: 'days', amount: 3 }, disposition: { unit: 'days', amount: 15 } },
    { severity: 1, firstTouch: null, disposition: null },
  ],
  office: {
    opens: '09:00',
    closes: '18:00',
    weekdays: [1, 2, 3, 4, 5],
    holidays: [
      { date: '2025-12-25', name: 'Christmas Day' },
      { date: '2099-12-25', name: 'Christmas Day of a year to come' },
    ],
    complete: { from: 2025, to: 2099 },
  },
  changedAt: null,
  changedBy: null,
}

async function open(permissions: readonly string[], ...handlers: readonly RequestHandler[]) {
  serve(
    ...handlers,
    answer(getSession, () => ({ ...SESSION, permissions: [...permissions] })),
    answer(listBooks, () => ({
      items: [{ id: 'b-1', name: 'Trading platform', kind: 'platform', transfers: 9 }],
    })),
    answer(getAssignment, () => ASSIGNMENT),
    answer(getSlaTerms, () => SLA),
  )
  const router = makeRouter(createMemoryHistory({ initialEntries: ['/assignment'] }))
  await renderUi(<App router={router} />)
  await expect.element(page.getByText('Grave findings')).toBeVisible()
}

const MANAGER = ['case.read', 'assignment.read', 'assignment.manage', 'sla.manage']

test.each(['light', 'dark'] as const)('axe finds nothing in %s', async (theme) => {
  await open(MANAGER)
  preferencesNow().set({ theme, navCollapsed: false })
  await expect.element(page.getByText('Trading platform')).toBeVisible()
  expect(await axeViolations()).toEqual([])
})

// Before anything is announced: what React Aria says then stays in the document for seconds, without its label.
test('axe finds nothing in the form of the office hours', async () => {
  await open(MANAGER)
  await page.getByRole('button', { name: 'Change office hours' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Closes' }).fill('8')
  await expect.element(page.getByText(/^A time of day after the opening/)).toBeVisible()
  expect(await axeViolations()).toEqual([])
})

describe('the rules of assignment', () => {
  test('say in which order they choose, and who is away or has their fill', async () => {
    await open(MANAGER)
    await expect.element(page.getByText(`${OTHER.name} → ${ME.name}`)).toBeVisible()
    await expect.element(page.getByText('Away until 2026-11-24')).toBeVisible()
    await expect.element(page.getByText('12 of 12')).toBeVisible()
  })

  test('are stored as a whole, with the version that was read', async () => {
    const given: unknown[] = []
    await open(
      MANAGER,
      answer(putAssignmentRules, ({ body, headers }) => {
        given.push([body, headers.get('if-match')])
        return { ...ASSIGNMENT, version: 4 }
      }),
    )
    ;(page.getByRole('checkbox', { name: 'In force' }).element() as HTMLElement).click()
    await expect.element(page.getByText('Rules saved as version 4')).toBeVisible()
    expect(given).toEqual([[{ rules: [{ ...RULE, isEnabled: false }] }, '"3"']])
  })

  test('that somebody else changed in between are not overwritten', async () => {
    await open(
      MANAGER,
      answer(putAssignmentRules, () =>
        problem(412, 'Changed by somebody else', { detail: 'The rules were changed since you read them.' }),
      ),
    )
    ;(page.getByRole('checkbox', { name: 'In force' }).element() as HTMLElement).click()
    await expect.element(page.getByRole('alert')).toBeVisible()
    await expect.element(page.getByRole('checkbox', { name: 'In force' })).toBeChecked()
  })

  test('show what they would do before they do it', async () => {
    const runs: unknown[] = []
    await open(
      MANAGER,
      answer(runAssignment, ({ body }) => {
        runs.push(body)
        return {
          isPreview: (body as { isPreview: boolean }).isPreview,
          considered: 5,
          given: [{ rule: { id: 'r-1', name: 'Grave findings' }, person: ME, count: 4 }],
          left: { noRule: 0, nobodyFree: 1 },
          notConsidered: 0,
        }
      }),
    )
    await page.getByRole('button', { name: 'Show what the rules would do' }).click()
    await expect.element(page.getByText('The rules would give:')).toBeVisible()
    await expect.element(page.getByText(/^1 alert stays/)).toBeVisible()
    await page.getByRole('button', { name: 'Give them out now' }).click()
    await expect.element(page.getByText('Given out:')).toBeVisible()
    expect(runs).toEqual([{ isPreview: true }, { isPreview: false }])
  })

  test('are read and not changed by whoever may only assign by hand', async () => {
    await open(['case.read', 'alert.assign', 'assignment.read'])
    await expect.element(page.getByText('12 of 12')).toBeVisible()
    expect(page.getByRole('button', { name: 'Add a rule' }).query()).toBeNull()
    expect(page.getByRole('button', { name: /^Change/ }).query()).toBeNull()
    expect(page.getByRole('button', { name: 'Show what the rules would do' }).query()).toBeNull()
  })
})

describe('the clocks', () => {
  test('say how long an alert of each severity may wait, and whose terms they are', async () => {
    await open(['case.read', 'assignment.read'])
    await expect.element(page.getByText('Defaults of the product')).toBeVisible()
    const row = (name: string) => page.getByRole('row').filter({ hasText: name })
    await expect.element(row('Critical')).toHaveTextContent('Critical1 business hourSame business day')
    await expect.element(row('Low')).toHaveTextContent('Low3 business days15 business days')
    expect(page.getByRole('button', { name: 'Change the clocks' }).query()).toBeNull()
  })

  test('are stored as a whole with the version that was read; a grave finding cannot be without', async () => {
    const given: unknown[] = []
    await open(
      MANAGER,
      answer(putSlaTerms, ({ body, headers }) => {
        given.push([body, headers.get('if-match')])
        return { ...SLA, version: 1 }
      }),
    )
    await page.getByRole('button', { name: 'Change the clocks' }).click()
    const dialog = page.getByRole('dialog')
    const amount = dialog.getByRole('textbox', { name: 'First touch, severity 4: amount' })
    await amount.fill('half a day')
    await expect.element(dialog.getByText('A whole number: 1 to 250 hours, 0 to 250 days.')).toBeVisible()
    await expect.element(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
    await amount.fill('2')
    await dialog.getByRole('button', { name: /First touch, severity 4: unit/ }).click()
    await expect.element(page.getByRole('option', { name: 'business days' })).toBeVisible()
    expect(page.getByRole('option', { name: 'no clock' }).query()).toBeNull()
    await page.getByRole('option', { name: 'business hours' }).click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect.element(page.getByText('Clocks saved as version 1')).toBeVisible()
    const changed = {
      severity: 4,
      firstTouch: { unit: 'hours', amount: 2 },
      disposition: { unit: 'days', amount: 2 },
    }
    expect(given).toEqual([[{ terms: SLA.terms.with(1, changed as (typeof SLA.terms)[number]) }, '"0"']])
  })
})

describe('the office hours', () => {
  test('say when the desk works, and which days off are known', async () => {
    await open(['case.read', 'assignment.read'])
    const panel = page.getByRole('region', { name: 'Office hours' })
    await expect.element(panel.getByText('Mon Tue Wed Thu Fri, 09:00 to 18:00 Hong Kong time')).toBeVisible()
    await expect.element(panel.getByText('2 days off listed · complete for 2025 to 2099')).toBeVisible()
    await panel.getByText('Days off from today').click()
    await expect.element(panel.getByText('Christmas Day of a year to come')).toBeVisible()
    expect(panel.getByText('2025-12-25').query()).toBeNull()
    expect(page.getByRole('button', { name: 'Change office hours' }).query()).toBeNull()
  })

  test('are stored with the terms as they are, and what is wrong is said where it stands', async () => {
    const given: unknown[] = []
    await open(
      MANAGER,
      answer(putSlaTerms, ({ body, headers }) => {
        given.push([body, headers.get('if-match')])
        return { ...SLA, version: 1 }
      }),
    )
    await page.getByRole('button', { name: 'Change office hours' }).click()
    const dialog = page.getByRole('dialog')
    const save = dialog.getByRole('button', { name: 'Save' })
    const daysOff = dialog.getByRole('textbox', { name: 'Days off' })
    await expect
      .element(daysOff)
      .toHaveValue('2025-12-25 Christmas Day\n2099-12-25 Christmas Day of a year to come')
    await daysOff.fill('2026-12-25 Christmas Day\n2026-02-30 no such day')
    await expect.element(dialog.getByText('Line 2 does not begin with a date like 2026-12-25.')).toBeVisible()
    await expect.element(save).toBeDisabled()
    await daysOff.fill('2026-12-25 Christmas Day')
    await dialog.getByRole('textbox', { name: 'Closes' }).fill('08:00')
    await expect.element(dialog.getByText(/^A time of day after the opening/)).toBeVisible()
    await dialog.getByRole('textbox', { name: 'Closes' }).fill('24:00')
    ;(dialog.getByRole('checkbox', { name: 'Sat' }).element() as HTMLElement).click()
    await save.click()
    await expect.element(page.getByText('Clocks saved as version 1')).toBeVisible()
    const office = {
      opens: '09:00',
      closes: '24:00',
      weekdays: [1, 2, 3, 4, 5, 6],
      holidays: [{ date: '2026-12-25', name: 'Christmas Day' }],
      complete: { from: 2025, to: 2099 },
    }
    expect(given).toEqual([[{ terms: SLA.terms, office }, '"0"']])
  })

  test('can be filled with Hong Kong’s general holidays', async () => {
    await open(MANAGER)
    await page.getByRole('button', { name: 'Change office hours' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /general holidays/ }).click()
    await expect
      .element(dialog.getByRole('textbox', { name: 'Days off' }))
      .toHaveValue(expect.stringContaining('2026-02-17 Lunar New Year’s Day'))
    await expect.element(dialog.getByRole('textbox', { name: 'to the year' })).toHaveValue('2027')
  })
})
