import { describe, expect, test } from 'vitest'
import { EMPTY } from '#core/investigation/state.ts'
import { edge, graph, key, node, USDC } from '../graph.fixture.ts'
import { filteredOut, isFiltering, UNATTRIBUTED, without, type FilterOf } from './filters.ts'

const DAI = { ...USDC, id: 'eip155:1/erc20:0xdai', symbol: 'DAI' }
const PICTURE = graph('s', {
  nodes: [node('s', 0), node('a', -1, { category: 'mixer' }), node('b', 1), node('lone', 2)],
  edges: [
    edge('a', 's', '100'),
    edge('s', 'b', '80', DAI),
    { ...edge('b', 's', '5'), firstTime: null, lastTime: null },
  ],
})
const filter = (part: Partial<FilterOf['filter']>, window: Partial<FilterOf['window']> = {}): FilterOf => ({
  filter: { ...EMPTY.filter, ...part },
  window: { ...EMPTY.window, ...window },
})
const out = (by: FilterOf) => [...filteredOut(PICTURE, [key('s')], by)].toSorted()

describe('filteredOut', () => {
  test('nothing filtered, nothing out', () => {
    expect(isFiltering(EMPTY)).toBe(false)
    expect(out(filter({}))).toEqual([])
  })

  test('by asset: its flows go, and the accounts that are left without any', () => {
    expect(out(filter({ assets: [DAI.id] }))).toEqual(
      [key('a'), PICTURE.edges[0]!.id, PICTURE.edges[2]!.id].toSorted(),
    )
  })

  test('by category: an account nobody attributed has to be asked for as such, and the start always stays', () => {
    expect(out(filter({ categories: ['mixer'] }))).toContain(key('b'))
    expect(out(filter({ categories: ['mixer'] }))).not.toContain(key('s'))
    expect(out(filter({ categories: [UNATTRIBUTED] }))).toContain(key('a'))
  })

  test('by amount within its own asset only', () => {
    const by = filter({ smallest: { asset: USDC.id, units: '100' } })
    expect(out(by)).toEqual([PICTURE.edges[2]!.id])
  })

  test('by time: a flow without a time is not outside of any', () => {
    const by = filter({}, { from: '2027-01-01T00:00:00.000Z' })
    expect(out(by)).toEqual([key('a'), PICTURE.edges[0]!.id, PICTURE.edges[1]!.id].toSorted())
    expect(out(filter({}, { until: '2026-11-01T04:00:00.000Z' }))).toEqual([])
  })
})

test('hiding takes what is out off the picture, with what hangs on it', () => {
  const left = without(PICTURE, filteredOut(PICTURE, [key('s')], filter({ categories: ['mixer'] })))
  expect(left.nodes.map((item) => item.account.address)).toEqual(['0xs', '0xa'])
  expect(left.edges).toHaveLength(1)
})
