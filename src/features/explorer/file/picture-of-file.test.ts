import { describe, expect, test } from 'vitest'
import type { InvestigationFileFacts } from '#core/contract/investigation-document.ts'
import { edge, graph, key, node, rest } from '../graph.fixture.ts'
import { assemble } from '../workspace/assemble.ts'
import { createRecord, shownSteps } from '../workspace/record.ts'
import { compareFile, isCovered } from './file-source.ts'
import { pictureOfFile } from './picture-of-file.ts'

const FILE: InvestigationFileFacts = {
  exportedAt: '2026-11-20T00:00:00.000Z',
  exportedBy: 'Another desk',
  facts: null,
  nodes: [node('s', 0), node('a', -1, { category: 'mixer', actor: 'Fog' }), node('b', 1)],
  edges: [edge('a', 's', '100'), edge('s', 'b', '80')],
  notLoaded: [
    rest('s', 'in', 3, '60'),
    { ...rest('s', 'in', 2, '7'), asset: { ...rest('s', 'in', 1, '1').asset, id: 'other' } },
  ],
}

/** A record that drew s, a and b, and then hid b; this desk answered with what it holds. */
function picture(desk: Parameters<typeof graph>[1]) {
  let ids = 0
  const record = createRecord({ by: 'u-1', now: () => 0, newId: () => `step-${(ids += 1)}` })
  record.take(
    {
      kind: 'start',
      accounts: [key('s')],
      transactions: [],
      alertId: null,
      path: [],
      drew: [key('a'), key('b')],
      facts: null,
    },
    [graph('s', desk)],
  )
  record.take({ kind: 'hide', nodes: [key('b')], facts: null })
  const state = record.store.getState()
  return assemble(shownSteps(state), state.answers)
}

describe('the facts of a file', () => {
  test('how much of them this desk holds: flows of at least the amount, accounts attributed alike', () => {
    const desk = { nodes: FILE.nodes, edges: [edge('a', 's', '99'), edge('s', 'b', '81')] }
    expect(compareFile(FILE, desk)).toMatchObject({ held: 1, otherwise: 0 })
    expect(compareFile(FILE, { nodes: [], edges: FILE.edges })).toMatchObject({ held: 2, otherwise: 1 })
    expect(isCovered(compareFile(FILE, FILE))).toBe(true)
    expect(isCovered(compareFile(FILE, { nodes: FILE.nodes, edges: [] }))).toBe(false)
  })

  test('the picture is of the file alone: nothing the desk answered is in it, what a step hid is not', () => {
    const mixed = picture({
      nodes: [node('s', 0, { actor: 'Known here' }), node('a', -1), node('own', 2)],
      edges: [edge('a', 's', '55')],
    })
    const { graph: shown, roots } = pictureOfFile(mixed, FILE)
    expect(roots).toEqual([key('s')])
    expect(shown.nodes.map(({ account, actor }) => [account.key, actor])).toEqual([
      [key('s'), null],
      [key('a'), 'Fog'],
    ])
    expect(shown.edges.map(({ id, units }) => [id, units])).toEqual([[edge('a', 's', '1').id, '100']])
  })

  test('what was not loaded there is said here: counterparties of several assets are a lower bound', () => {
    const { surroundings } = pictureOfFile(picture({}), FILE).graph
    expect(surroundings).toEqual([{ account: key('s'), direction: 'in', drawn: 1, counterparties: 4 }])
  })
})
