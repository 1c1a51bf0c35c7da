import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { z } from 'zod'
import {
  type AlertGroup,
  decideGroup,
  drawGroupSample,
  getGroupDecision,
  type GroupDecision,
  listAlertGroups,
  reviewGroupSample,
} from '#core/contract/alert-groups.ts'
import { alertFacets, listAlerts } from '#core/contract/alerts.ts'
import { useQueueStore } from '#src/data/alert-queue.ts'
import { axeViolations } from '#src/ui/testing.tsx'
import { summary } from './testing/alert-world.ts'
import { answer } from './testing/contract-handlers.ts'
import { openPage } from './testing/open-page.tsx'

type Group = z.output<typeof AlertGroup>
type Decision = z.output<typeof GroupDecision>

const group = (name: string, more: Partial<Group> = {}): Group => ({
  book: { id: 'b-1', name: 'Trading platform', kind: 'platform' },
  rule: { id: 'T20', name: 'Online gambling' },
  source: { key: `actor:${name.toLowerCase()}`, kind: 'actor', name },
  category: 'gambling',
  alerts: 12,
  open: 9,
  customers: 4,
  severity: 2,
  oldest: '2026-11-01T01:00:00.000Z',
  newest: '2026-11-20T01:00:00.000Z',
  decidable: 8,
  ...more,
})

const GRAVE = group('Whirl Cash', { severity: 4, decidable: 0, category: 'mixer' })
const LIGHT = group('Dragon Reel Bets')

const sampled = (id: string, more: Partial<Decision['sample'][number]> = {}) => ({
  alert: summary(id, { severity: 2, category: 'gambling' }),
  openedAt: null,
  verdict: null,
  note: null,
  reviewedAt: null,
  ...more,
})

const OPENED = '2026-11-22T20:59:00.000Z'

const decision = (more: Partial<Decision> = {}): Decision => ({
  id: 'gd-1',
  book: LIGHT.book,
  rule: LIGHT.rule,
  source: LIGHT.source,
  members: 8,
  leftOut: { grave: 1, others: 0 },
  seed: 'a'.repeat(64),
  sample: [sampled('A-1', { openedAt: OPENED }), sampled('A-2')],
  createdBy: { id: 'u-1', name: 'Chan Mei Ling 陳美玲', role: 'analyst' },
  createdAt: '2026-11-22T20:58:00.000Z',
  decidedAt: null,
  outcomes: null,
  ...more,
})

let asked: string[] = []
const groups = answer(listAlertGroups, ({ query }) => {
  asked.push(query.toString())
  return { groups: [GRAVE, LIGHT], more: 0, alone: 15 }
})
const one = (found: Decision) => answer(getGroupDecision, () => found)

const grid = () => page.getByRole('grid', { name: 'Alerts by cause' })
const focusedGrid = async () => {
  await expect.element(grid()).toBeVisible()
  await expect.poll(() => document.activeElement).toBe(grid().element())
}

beforeEach(() => {
  asked = []
  useQueueStore.setState({ order: null, lastId: null })
})

describe('alerts by cause', () => {
  test('the keyboard is on the first cause, moves, and opens the alerts of one', async () => {
    const router = await openPage('/alerts/groups', [
      groups,
      answer(listAlerts, () => ({ items: [], nextCursor: null, total: 0, totalIsLeast: false })),
    ])
    await focusedGrid()
    expect(asked[0]).toBe('open=true')
    await expect.element(page.getByText('15 alerts share their cause with no other')).toBeVisible()
    await userEvent.keyboard('j')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => router.state.location.pathname).toBe('/alerts')
    expect(router.state.location.search).toEqual({
      rule: ['T20'],
      book: ['b-1'],
      source: ['actor:dragon reel bets'],
      open: true,
    })
  })

  test('e draws the sample of a cause that one decision can close, and does nothing at one that it cannot', async () => {
    const drawn: unknown[] = []
    const router = await openPage('/alerts/groups', [
      groups,
      one(decision()),
      answer(drawGroupSample, ({ body }) => {
        drawn.push(body)
        return decision()
      }),
    ])
    await focusedGrid()
    await userEvent.keyboard('e')
    await userEvent.keyboard('je')
    await expect.poll(() => router.state.location.pathname).toBe('/alerts/groups/gd-1')
    expect(drawn).toEqual([{ bookId: 'b-1', ruleId: 'T20', source: 'actor:dragon reel bets' }])
  })

  test('shows the filters that came from the queue, each removable', async () => {
    const router = await openPage('/alerts/groups?severity=%5B2%5D&book=%5B%22b-1%22%5D', [groups])
    await expect.element(page.getByText('Book Trading platform')).toBeVisible()
    expect(asked[0]).toBe('severity=2&book=b-1&open=true')
    await page.getByRole('button', { name: 'Remove Severity: Low' }).click()
    await expect.poll(() => router.state.location.search).toEqual({ book: ['b-1'] })
  })

  test('g g leads here from the queue with what it is filtered by', async () => {
    const router = await openPage('/alerts?rule=%5B%22T20%22%5D&open=true', [
      groups,
      answer(listAlerts, () => ({
        items: [summary('A-1')],
        nextCursor: null,
        total: 1,
        totalIsLeast: false,
      })),
      answer(alertFacets, () => ({
        total: 1,
        snoozed: 0,
        status: [],
        severity: [],
        rule: [],
        category: [],
        book: [],
        assignee: [],
      })),
    ])
    await expect.element(page.getByRole('link', { name: 'By cause' })).toBeVisible()
    const queue = page.getByRole('grid', { name: 'Alert queue' })
    // The grid of the rows takes the place of the one that waits for them.
    await expect.poll(() => document.activeElement === queue.query()).toBe(true)
    await userEvent.keyboard('gg')
    await expect.poll(() => router.state.location.pathname).toBe('/alerts/groups')
    expect(router.state.location.search).toEqual({ rule: ['T20'] })
  })
})

describe('one decision for a cause', () => {
  test('an alert nobody opened cannot be marked; n opens it with the sample as the order', async () => {
    const router = await openPage('/alerts/groups/gd-1', [one(decision())])
    await expect.element(page.getByText('Review the whole sample first.')).toBeVisible()
    const second = page.getByRole('radiogroup', { name: 'What A-2 shows' })
    await expect.element(second.getByRole('radio', { name: 'Same cause' })).toBeDisabled()
    await userEvent.keyboard('n')
    await expect.poll(() => router.state.location.pathname).toBe('/alerts/A-2')
    expect(useQueueStore.getState().order?.ids).toEqual(['A-1', 'A-2'])
  })

  test('what an opened alert shows is recorded, and the form comes when all of the sample agree', async () => {
    const given: unknown[] = []
    const first = sampled('A-1', { openedAt: OPENED, verdict: 'same', reviewedAt: OPENED })
    const reviewed = decision({ sample: [first] })
    let kept = decision({ sample: [sampled('A-1', { openedAt: OPENED })] })
    await openPage('/alerts/groups/gd-1', [
      answer(getGroupDecision, () => kept),
      answer(reviewGroupSample, ({ body }) => {
        given.push(body)
        kept = reviewed
        return kept
      }),
      answer(decideGroup, () => reviewed),
    ])
    await page.getByRole('radio', { name: 'Same cause' }).click()
    await expect.element(page.getByRole('button', { name: 'Decide for all 8 alerts' })).toBeVisible()
    expect(given).toEqual([{ alertId: 'A-1', verdict: 'same' }])
    await page.getByRole('button', { name: 'Decide for all 8 alerts' }).click()
    await expect.element(page.getByText('Choose a closure code.')).toBeVisible()
  })
})

const REVIEWED = decision({
  sample: [
    sampled('A-1', { openedAt: OPENED, verdict: 'same', reviewedAt: OPENED }),
    sampled('A-2', { openedAt: OPENED, verdict: 'same', reviewedAt: OPENED }),
  ],
})

describe.each(['light', 'dark'] as const)('axe finds nothing in %s', (theme) => {
  test('in the list of causes', async () => {
    await openPage('/alerts/groups', [groups], { preferences: { theme } })
    await focusedGrid()
    expect(await axeViolations()).toEqual([])
  })

  test.each([
    ['being reviewed', decision()],
    ['ready to be decided', REVIEWED],
    [
      'decided',
      decision({
        decidedAt: OPENED,
        outcomes: [
          { alertId: 'A-1', ok: true, detail: null },
          { alertId: 'A-2', ok: false, detail: 'Somebody else took it.' },
        ],
      }),
    ],
  ])('in a decision %s', async (_name, found) => {
    await openPage('/alerts/groups/gd-1', [one(found)], { preferences: { theme } })
    await expect.element(page.getByRole('heading', { name: 'One decision: Dragon Reel Bets' })).toBeVisible()
    expect(await axeViolations()).toEqual([])
  })
})
