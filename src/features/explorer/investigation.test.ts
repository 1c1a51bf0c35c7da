import { describe, expect, it, vi } from 'vitest'
import type { Graph } from '#src/data/addresses.ts'
import { graph, key, node } from './graph.fixture.ts'
import { createInvestigation } from './investigation.ts'
import type { Step } from './picture.ts'

const FIRST = graph('s', { nodes: [node('s', 0)] })
const answers = () =>
  vi.fn<(step: Step) => Promise<Graph>>((step) => Promise.resolve(graph(step.account.slice(11), {})))

describe('createInvestigation', () => {
  it('asks once for each account and direction', async () => {
    const ask = answers()
    const investigation = createInvestigation(FIRST, ask)
    await investigation.expand(key('a'), 'in')
    await investigation.expand(key('a'), 'in')
    await investigation.expand(key('a'), 'out')
    await investigation.expand(key('s'), 'in')
    expect(ask.mock.calls.map(([step]) => step)).toEqual([
      { account: key('a'), direction: 'in', limit: 12 },
      { account: key('a'), direction: 'out', limit: 12 },
    ])
  })

  it('asks for the next ones up to what the API gives, and no further', async () => {
    const ask = answers()
    const investigation = createInvestigation(FIRST, ask)
    for (let time = 0; time < 12; time += 1) await investigation.more(key('s'), 'in')
    expect(ask.mock.calls.map(([step]) => step.limit)).toEqual([36, 60, 84, 108, 132, 156, 180, 200])
  })

  it('keeps the picture when an expansion fails, and lets it be asked again', async () => {
    const ask = answers()
    const failure = new Error('no')
    ask.mockRejectedValueOnce(failure)
    const investigation = createInvestigation(FIRST, ask)
    await investigation.expand(key('a'), 'in')
    expect(investigation.store.getState()).toMatchObject({ pending: [], error: failure })
    expect(investigation.store.getState().answered).toHaveLength(1)
    await investigation.expand(key('a'), 'in')
    expect(investigation.store.getState().error).toBeNull()
    expect(investigation.store.getState().answered).toHaveLength(2)
  })

  it('takes steps back one by one, never the first', async () => {
    const investigation = createInvestigation(FIRST, answers())
    await investigation.expand(key('a'), 'in')
    await investigation.expand(key('b'), 'out')
    investigation.undo()
    expect(investigation.store.getState().answered.at(-1)?.step.account).toBe(key('a'))
    investigation.undo()
    investigation.undo()
    expect(investigation.store.getState().answered).toHaveLength(1)
  })
})
