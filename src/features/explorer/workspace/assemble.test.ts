import { describe, expect, test } from 'vitest'
import type { Graph } from '#src/data/addresses.ts'
import { edge, graph, key, node, rest } from '../graph.fixture.ts'
import { assemble } from './assemble.ts'
import { createRecord, shownSteps, type StepDraft } from './record.ts'

const START: Omit<Extract<StepDraft, { kind: 'start' }>, 'accounts'> = {
  kind: 'start',
  transactions: [],
  alertId: null,
  path: [],
  drew: [],
  facts: null,
}
const expand = (
  name: string,
  direction: 'in' | 'out' | 'both',
  drew: readonly string[],
  limit = 12,
): StepDraft => ({
  kind: 'expand',
  account: key(name),
  direction,
  asset: null,
  rank: 'value',
  limit,
  drew: drew.map(key),
  facts: null,
})

const AROUND_S = graph('s', {
  nodes: [node('s', 0), node('a', -1), node('b', 1)],
  edges: [edge('a', 's', '100'), edge('s', 'b', '80')],
  notLoaded: [rest('s', 'in', 3, '60')],
  surroundings: [
    { account: key('s'), direction: 'in', counterparties: 4, drawn: 1 },
    { account: key('s'), direction: 'out', counterparties: 1, drawn: 1 },
  ],
})
const BEFORE_A = graph('a', {
  nodes: [node('a', 0), node('x', -1), node('b', -1)],
  edges: [edge('x', 'a', '50'), edge('b', 'a', '20')],
  surroundings: [{ account: key('a'), direction: 'in', counterparties: 2, drawn: 2 }],
})

function begun() {
  let clock = Date.UTC(2026, 10, 22)
  let ids = 0
  const record = createRecord({
    by: 'u-1',
    now: () => (clock += 1_000),
    newId: () => `step-${(ids += 1)}`,
  })
  record.take({ ...START, accounts: [key('s')] }, [AROUND_S])
  record.take(expand('s', 'both', ['a', 'b']), [AROUND_S])
  return record
}
const picture = (record: ReturnType<typeof begun>) => {
  const state = record.store.getState()
  return assemble(shownSteps(state), state.answers)
}
const names = (graphShown: Graph) => graphShown.nodes.map((item) => item.account.address)

describe('assemble', () => {
  test('places what an expansion finds beside the account it was found from, and moves nothing', () => {
    const record = begun()
    record.take(expand('a', 'in', ['x', 'b']), [BEFORE_A])
    const { graph: drawn, roots } = picture(record)
    expect(roots).toEqual([key('s')])
    expect(drawn.nodes.map((item) => [item.account.address, item.layer, item.role])).toEqual([
      ['0xs', 0, 'subject'],
      ['0xa', -1, 'unattributed'],
      ['0xb', 1, 'unattributed'],
      ['0xx', -2, 'unattributed'],
    ])
    expect(drawn.edges).toHaveLength(4)
  })

  test('knows what was asked, in which direction and how far', () => {
    const record = begun()
    record.take(expand('a', 'in', ['x', 'b'], 24), [BEFORE_A])
    const { isAsked, cursorOf } = picture(record)
    expect([isAsked(key('s'), 'in'), isAsked(key('a'), 'in'), isAsked(key('a'), 'out')]).toEqual([
      true,
      true,
      false,
    ])
    expect(cursorOf(key('s'), 'in')).toBeNull()
  })

  test('replaces what is not loaded when more of the same is asked for', () => {
    const record = begun()
    const more = graph('s', {
      nodes: [node('s', 0), node('a', -1), node('c', -1), node('d', -1)],
      edges: [edge('a', 's', '100'), edge('c', 's', '30'), edge('d', 's', '20')],
      notLoaded: [rest('s', 'in', 1, '10')],
      surroundings: [{ account: key('s'), direction: 'in', counterparties: 4, drawn: 3 }],
    })
    record.take(expand('s', 'in', ['a', 'c', 'd'], 36), [more])
    expect(picture(record).graph.notLoaded).toEqual([rest('s', 'in', 1, '10')])
    expect(picture(record).graph.surroundings).toContainEqual({
      account: key('s'),
      direction: 'in',
      counterparties: 4,
      drawn: 3,
    })
  })

  test('a next page takes nothing off what the page after it leaves', () => {
    const record = begun()
    const page = {
      ...graph('s', {
        nodes: [node('s', 0), node('c', -1)],
        edges: [edge('c', 's', '30')],
        notLoaded: [rest('s', 'in', 2, '30')],
        surroundings: [{ account: key('s'), direction: 'in' as const, counterparties: 4, drawn: 2 }],
      }),
      cursors: { in: 'page-3', out: null },
    }
    record.take({ ...expand('s', 'in', ['c']), kind: 'more', cursor: 'page-2' } as StepDraft, [page])
    expect(picture(record).graph.notLoaded).toEqual([rest('s', 'in', 2, '30')])
    expect(picture(record).cursorOf(key('s'), 'in')).toBe('page-3')
  })

  test('does not count as missing what another expansion has drawn since', () => {
    const record = begun()
    const afterC = graph('c', { nodes: [node('c', 0), node('s', 1)], edges: [edge('c', 's', '30')] })
    record.take(expand('c', 'out', ['s']), [afterC])
    expect(picture(record).graph.notLoaded).toEqual([rest('s', 'in', 2, '30')])
    expect(picture(record).graph.surroundings[0]).toMatchObject({ counterparties: 4, drawn: 2 })
  })

  test('what is hidden goes with its flows and comes back whole; what is loaded stays loaded', () => {
    const record = begun()
    record.take({ kind: 'hide', nodes: [key('b')], facts: null })
    expect(names(picture(record).graph)).toEqual(['0xs', '0xa'])
    expect(picture(record).graph.edges).toHaveLength(1)
    expect(picture(record).graph.surroundings).toContainEqual({
      account: key('s'),
      direction: 'out',
      counterparties: 1,
      drawn: 1,
    })
    record.undo()
    expect(names(picture(record).graph)).toEqual(['0xs', '0xa', '0xb'])
  })
})

describe('a point of view in time', () => {
  const past = graph('s', { nodes: [node('s', 0), node('a', -1)], edges: [edge('a', 's', '40')] })
  const asOf = {
    kind: 'as-of',
    block: null,
    time: null,
    knownAt: '2026-10-01T00:00:00.000Z',
    facts: null,
  } as const

  test('shows what was answered from it instead of what was answered before it, and gives that back', () => {
    const record = begun()
    record.take(asOf, [past])
    expect(names(picture(record).graph)).toEqual(['0xs', '0xa'])
    expect(picture(record).graph.edges.map(({ units }) => units)).toEqual(['40'])
    expect(picture(record).roots).toEqual([key('s')])
    record.take(expand('a', 'in', ['x', 'b']), [BEFORE_A])
    expect(new Set(names(picture(record).graph))).toEqual(new Set(['0xs', '0xa', '0xb', '0xx']))
    record.undo()
    record.undo()
    expect(names(picture(record).graph)).toEqual(['0xs', '0xa', '0xb'])
  })
})

describe('the record', () => {
  test('undo to the beginning and redo to the end give the same pictures on the way', () => {
    const record = begun()
    record.take(expand('a', 'in', ['x', 'b']), [BEFORE_A])
    const before = [names(picture(record).graph)]
    while (record.undo()) before.push(names(picture(record).graph))
    expect(before.at(-1)).toEqual([])
    const after = [names(picture(record).graph)]
    while (record.redo()) after.push(names(picture(record).graph))
    expect(after).toEqual(before.toReversed())
  })

  test('a step after an undo ends what could be redone', () => {
    const record = begun()
    record.undo()
    record.take({ kind: 'mode', mode: 'transaction', facts: null })
    expect(record.redo()).toBeNull()
    expect(record.store.getState().steps.map(({ kind }) => kind)).toEqual(['start', 'mode'])
  })

  test('a replay shows the record step by step and changes nothing of it', () => {
    const record = begun()
    record.replayTo(1)
    expect(names(picture(record).graph)).toEqual(['0xs'])
    expect(record.store.getState().steps).toHaveLength(2)
    record.replayTo(null)
    expect(names(picture(record).graph)).toEqual(['0xs', '0xa', '0xb'])
  })

  test('a clock that is set back does not turn the order of the steps', () => {
    const times = [Date.UTC(2026, 0, 2), Date.UTC(2026, 0, 1)]
    const record = createRecord({ by: 'u-1', now: () => times.shift()!, newId: () => String(times.length) })
    const first = record.take({ kind: 'mode', mode: 'transaction', facts: null })
    const second = record.take({ kind: 'mode', mode: 'aggregate', facts: null })
    expect(second.at).toBe(first.at)
  })
})
