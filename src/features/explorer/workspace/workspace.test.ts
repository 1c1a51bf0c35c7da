import { describe, expect, test } from 'vitest'
import { edge, graph, key, node } from '../graph.fixture.ts'
import type { GraphAnswer } from '../picture.ts'
import { createRecord } from './record.ts'
import { type BetweenAnswer, createWorkspace, type Question } from './workspace.ts'

const FACTS = {
  ledgerDigest: 'ledger',
  labelSetDigest: 'labels',
  block: null,
  time: null,
  knownAt: '2026-11-22T00:00:00.000Z',
}

/** Of `s` so many counterparties are known that it is a hub; of everybody else one. */
function around({ account, direction }: Question): GraphAnswer {
  const name = account.replace(key(''), '')
  return graph(name, {
    nodes: [node(name, 0), node(`${name}1`, 1)],
    edges: [edge(name, `${name}1`, '5')],
    surroundings: (direction === 'both' ? (['in', 'out'] as const) : [direction]).map((side) => ({
      account,
      direction: side,
      counterparties: name === 's' ? 5_000 : 1,
      drawn: 1,
    })),
  })
}

const SHARED: BetweenAnswer = {
  graphs: [
    graph('a', { nodes: [node('a', 0), node('m', 1)], edges: [edge('a', 'm', '3')] }),
    graph('b', { nodes: [node('b', 0), node('m', -1)], edges: [edge('m', 'b', '2')] }),
  ],
  total: 2,
  facts: FACTS,
}

/** A workspace over a ledger that answers when it is told to, and what it was asked. */
function begun(between: BetweenAnswer = SHARED) {
  const asked: string[] = []
  const cuts: (readonly [number, number])[] = []
  let held: Promise<void> = Promise.resolve()
  let release = () => {}
  const record = createRecord({ by: 'u-1', now: () => 0, newId: () => String(asked.length + Math.random()) })
  record.take(
    {
      kind: 'start',
      accounts: [key('a'), key('b'), key('s')],
      transactions: [],
      alertId: null,
      path: [],
      drew: [],
      facts: null,
    },
    [
      graph('a', { nodes: [node('a', 0)] }),
      graph('b', { nodes: [node('b', 0)] }),
      graph('s', { nodes: [node('s', 0)] }),
    ],
  )
  const workspace = createWorkspace({
    record,
    asset: null,
    ask: async (question) => {
      asked.push(`${question.direction} ${question.account} ${question.limit} ${question.rank}`)
      await held
      return { graph: around(question), facts: FACTS }
    },
    askBetween: async ({ accounts, others }) => {
      asked.push(`${accounts.join()} with ${others.join()}`)
      await held
      return between
    },
    onCut: (...cut) => cuts.push(cut),
  })
  return {
    workspace,
    asked,
    cuts,
    hold: () => {
      held = new Promise((resolve) => (release = resolve))
    },
    release: () => release(),
    kinds: () => record.store.getState().steps.map((step) => step.kind),
    names: () => workspace.picture().graph.nodes.map((item) => item.account.address.slice(2)),
  }
}

describe('what passed between accounts and others', () => {
  test('is one step that draws these flows and no others, and is taken back as one', async () => {
    const { workspace, asked, kinds, names, cuts } = begun()
    workspace.between([key('a'), key('b')], [key('m')])
    await workspace.queue.idle()
    expect(asked).toEqual([`${key('a')},${key('b')} with ${key('m')}`])
    expect(kinds()).toEqual(['start', 'between'])
    expect(workspace.record.store.getState().steps[1]).toMatchObject({ drew: [key('m')], facts: FACTS })
    expect(names()).toEqual(['a', 'b', 's', 'm'])
    expect(workspace.picture().graph.edges.map(({ from, to }) => [from, to])).toEqual([
      [key('a'), key('m')],
      [key('m'), key('b')],
    ])
    // Where it stands is told by the first of the accounts that has to do with it.
    expect(workspace.picture().graph.nodes.at(-1)?.layer).toBe(1)
    expect(cuts).toEqual([])
    workspace.undo()
    expect(names()).toEqual(['a', 'b', 's'])
    workspace.redo()
    expect(names()).toEqual(['a', 'b', 's', 'm'])
  })

  test('says where a budget left flows out', async () => {
    const { workspace, cuts } = begun({ ...SHARED, total: 7 })
    workspace.between([key('a'), key('b')], [key('m')])
    await workspace.queue.idle()
    expect(cuts).toEqual([[2, 7]])
  })

  test('waits behind what is asked, and leaves no step when it is cancelled', async () => {
    const { workspace, hold, release, kinds } = begun()
    hold()
    workspace.expand(key('a'), 'out')
    workspace.between([key('a'), key('b')], [key('m')])
    expect(workspace.queue.store.getState()).toMatchObject({
      running: { kind: 'around', about: [key('a')] },
      waiting: [{ kind: 'between', about: [key('a'), key('b')] }],
    })
    workspace.queue.cancel()
    release()
    await workspace.queue.idle()
    expect(kinds()).toEqual(['start'])
    expect(workspace.queue.store.getState()).toMatchObject({ running: null, waiting: [], failed: null })
  })
})

describe('expanding', () => {
  test('never asks again for what is there, and asks only for the side that is missing', async () => {
    const { workspace, asked } = begun()
    workspace.expand(key('a'), 'out')
    workspace.expand(key('a'), 'out')
    await workspace.queue.idle()
    workspace.expand(key('a'), 'out')
    workspace.expand(key('a'), 'both')
    await workspace.queue.idle()
    workspace.expand(key('a'), 'both')
    await workspace.queue.idle()
    expect(asked).toEqual([`out ${key('a')} 12 value`, `in ${key('a')} 12 value`])
  })

  test('a hub is drawn after its question was answered, as it was answered; left alone, nothing is drawn', async () => {
    const { workspace, asked, kinds } = begun()
    workspace.expand(key('s'), 'out')
    await workspace.queue.idle()
    expect(workspace.hub.getState().asking).toMatchObject({ around: [{ counterparties: 5_000 }] })
    expect(kinds()).toEqual(['start'])
    workspace.leaveHub()
    expect(workspace.hub.getState().asking).toBeNull()
    workspace.expand(key('s'), 'out')
    await workspace.queue.idle()
    workspace.confirmHub({ limit: 36, rank: 'time' })
    await workspace.queue.idle()
    expect(asked.at(-1)).toBe(`out ${key('s')} 36 time`)
    expect(kinds()).toEqual(['start', 'expand'])
  })
})
