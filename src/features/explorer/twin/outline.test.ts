import { expect, test } from 'vitest'
import { edge, key, node } from '../graph.fixture.ts'
import { firstOpen, outlineRows, type OutlineSource } from './outline.ts'

const nodes = [node('s', 0), node('a', -1), node('b', 1), node('c', 2)]
const edges = [edge('a', 's', '3'), edge('s', 'b', '2'), edge('b', 'c', '1'), edge('c', 's', '1')]

function source(part: Partial<OutlineSource> = {}): OutlineSource {
  return {
    roots: [key('s')],
    nodes: new Map(nodes.map((item) => [item.account.key, item])),
    edges,
    notLoaded: () => 0,
    ...part,
  }
}
const lines = (rows: ReturnType<typeof outlineRows>) =>
  rows.map((row) =>
    row.kind === 'rest'
      ? `${row.level} +${row.counterparties}`
      : `${row.level} ${row.kind === 'branch' ? row.direction : row.node.account.address} ${row.state}`,
  )

test('a root has its sources and its destinations, and they have what is beyond them', () => {
  const open = new Set([...firstOpen([key('s')]), `${key('s')}/out/${key('b')}`])
  expect(lines(outlineRows(source(), open))).toEqual([
    '1 0xs asked',
    '2 in asked',
    '3 0xa end',
    '3 0xc asked',
    '2 out asked',
    '3 0xb asked',
    '4 0xc asked',
  ])
})

test('what the budget left out stands as a row of its own, and counts in the size of its set', () => {
  const rows = outlineRows(
    source({ notLoaded: (account, direction) => (account === key('s') && direction === 'in' ? 14 : 0) }),
    firstOpen([key('s')]),
  )
  expect(lines(rows)).toContain('3 +14')
  expect(rows.find((row) => row.kind === 'rest')).toMatchObject({ position: 3, setSize: 3 })
})

test('an account that nobody asked about says so instead of ending', () => {
  const rows = outlineRows(
    source({ notLoaded: (account) => (account === key('a') ? null : 0) }),
    firstOpen([key('s')]),
  )
  expect(lines(rows)).toContain('3 0xa ask')
})

test('money that goes round is said once and not followed for ever', () => {
  const way = (...names: string[]) => [key('s'), 'out', ...names.map(key)].join('/')
  const open = new Set([...firstOpen([key('s')]), way('b'), way('b', 'c'), way('b', 'c', 's')])
  const rows = outlineRows(source(), open)
  const last = rows.at(-1)
  expect(last).toMatchObject({ kind: 'account', isRepeat: true, isOpen: false, state: 'end' })
  expect(last?.id).toBe(way('b', 'c', 's'))
})
