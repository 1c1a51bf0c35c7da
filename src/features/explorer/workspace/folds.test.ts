import { expect, test } from 'vitest'
import type { InvestigationStep } from '#core/contract/investigation-steps.ts'
import { key, node } from '../graph.fixture.ts'
import { collapsedOf, collapsible, entitiesOf, foldAgain, foldIdOf } from './folds.ts'
import type { StepDraft } from './record.ts'

const step = (draft: StepDraft, at: number): InvestigationStep => ({
  ...draft,
  id: `s${at}`,
  at: `2026-11-01T00:00:0${at}.000Z`,
  by: 'u',
})
const POOL = node('a', 0, { actor: 'Pool' })
const GRAPH = { nodes: [POOL, node('b', 1, { actor: 'Pool' }), node('c', 1)] }

test('one account may be drawn as one with the others of its actor, several as the reader chose them', () => {
  expect(collapsible(GRAPH, [key('a')])).toEqual({
    id: 'entity:Pool',
    why: 'entity',
    name: 'Pool',
    members: [key('a'), key('b')],
  })
  expect(collapsible(GRAPH, [key('c'), key('a')])).toMatchObject({
    why: 'chosen',
    members: [key('a'), key('c')],
  })
  expect(collapsible(GRAPH, [key('c')])).toBeNull()
  expect(collapsible(GRAPH, [])).toBeNull()
})

test('what was opened is still what it was, and closes again as it was made', () => {
  const fold = foldIdOf('entity:Pool')
  const made: StepDraft = {
    kind: 'fold',
    fold,
    why: 'entity',
    name: 'Pool',
    members: [key('a'), key('b')],
    facts: null,
  }
  const collapsed = collapsedOf([step(made, 1), step({ kind: 'unfold', fold, facts: null }, 2)])
  expect(entitiesOf(collapsed).get(key('b'))).toEqual({ id: 'entity:Pool', name: 'Pool' })
  expect(foldAgain(fold, collapsed)).toEqual(made)
  expect(foldAgain('fold:chain:x', collapsed)).toMatchObject({ why: 'peel-chain', members: ['fold:chain:x'] })
})
