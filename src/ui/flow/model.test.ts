import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messages } from '#src/platform/locales/en/flow.ts'
import { CATEGORY_LOOKS, familyOf, toneOf } from './categories.ts'
import { nodeSize, plainLine, type Box } from './geometry.ts'
import { SAMPLE } from './graph.fixture.ts'
import { edgeWidth, logWeight, MAX_EDGE_WIDTH, MIN_EDGE_WIDTH } from './model.ts'
import { expandDirection, follow, indexFlows, sibling, startNode } from './navigation.ts'
import { keepStanding } from './standing.ts'
import { hopsOf, summaryFacts } from './summary.ts'

describe('logWeight', () => {
  it('is 0 at the smallest, 1 at the largest, and even per factor of ten', () => {
    expect(logWeight(10n ** 15n, 10n ** 15n, 10n ** 19n)).toBe(0)
    expect(logWeight(10n ** 19n, 10n ** 15n, 10n ** 19n)).toBe(1)
    expect(logWeight(10n ** 17n, 10n ** 15n, 10n ** 19n)).toBeCloseTo(0.5, 12)
    expect(logWeight(5n, 5n, 5n)).toBe(1)
  })

  it('never decreases with the amount and stays within 0 and 1', () => {
    const amounts = fc.bigInt({ min: 1n, max: 10n ** 30n })
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const [small, large] = a < b ? [a, b] : [b, a]
        const [low, high] = [logWeight(small, 1n, 10n ** 30n), logWeight(large, 1n, 10n ** 30n)]
        expect(low).toBeLessThanOrEqual(high)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('gives widths within the stated scale, whatever comes in', () => {
    expect(edgeWidth(0)).toBe(MIN_EDGE_WIDTH)
    expect(edgeWidth(1)).toBe(MAX_EDGE_WIDTH)
    expect(edgeWidth(7)).toBe(MAX_EDGE_WIDTH)
    expect(edgeWidth(Number.NaN)).toBe(MIN_EDGE_WIDTH)
  })
})

describe('categories', () => {
  it.each([
    ['sanctioned_entity', 'sanctions'],
    ['high-risk-exchange', 'exchange'],
    ['darknet_market', 'darknet'],
    ['illicit-actor', 'severe'],
    ['mixing_service', 'mixer'],
    ['defi_bridge', 'bridge'],
    ['Ponzi_Scheme', 'scam'],
    ['never heard of', 'unknown'],
    [undefined, 'unknown'],
  ])('draws %s as %s', (slug, family) => {
    expect(familyOf(slug)).toBe(family)
  })

  it('has a look and a word for every family, and no two looks are the same', () => {
    const looks = Object.values(CATEGORY_LOOKS).map(({ shape, icon }) => shape + icon)
    expect(new Set(looks).size).toBe(looks.length)
    for (const family of Object.keys(CATEGORY_LOOKS))
      expect(messages.family[family as keyof typeof CATEGORY_LOOKS]).not.toBe('')
  })

  it('takes the colour of the severity that the claim states', () => {
    expect(toneOf({ category: 'exchange', severity: 4 })).toBe('sev-4')
    expect(toneOf({ category: 'mixer', severity: 1 })).toBe('sev-1')
    expect(toneOf({ category: 'mixer' })).toBe('sev-4')
    expect(toneOf({ category: 'exchange', severity: 1 })).toBe('series-1')
  })
})

describe('geometry', () => {
  const box = (x: number, y: number): Box => ({ x, y, ...nodeSize({ kind: 'address' }) })
  const { width } = nodeSize({ kind: 'address' })

  it('leaves on the right and enters on the left when money flows right, and the other way round when it returns', () => {
    const ends = (a: Box, b: Box) => {
      const line = plainLine(a, b)
      return [line[0]!.x - a.x, line.at(-1)!.x - b.x]
    }
    expect(ends(box(0, 0), box(300, 80))).toEqual([width / 2, -width / 2])
    expect(ends(box(300, 80), box(0, 0))).toEqual([-width / 2, width / 2])
    expect(ends(box(0, 0), box(0, 80))).toEqual([width / 2, width / 2])
  })

  it('bends in the middle of the gap, level at both ends', () => {
    const [from, first, second, to] = plainLine(box(0, 0), box(400, 100))
    expect(first!.x).toBe((from!.x + to!.x) / 2)
    expect(second!.x).toBe(first!.x)
    expect([first!.y, second!.y]).toEqual([from!.y, to!.y])
  })
})

describe('navigation', () => {
  const index = indexFlows(SAMPLE)

  it('starts at the subject and follows the path first, then the largest flow', () => {
    const start = { node: startNode(SAMPLE)!, via: null }
    expect(start.node).toBe('subject')
    expect(follow(index, start, 'in')!.node).toBe('hop')
    expect(follow(index, start, 'out')!.node).toBe('exchange')
    expect(follow(index, { node: 'other', via: null }, 'out')).toBeNull()
  })

  it('goes round the siblings of the flow it came by', () => {
    const first = follow(index, { node: 'subject', via: null }, 'out')!
    const second = sibling(index, first, 1)!
    expect(second.node).toBe('other')
    expect(sibling(index, second, 1)!.node).toBe('exchange')
    expect(sibling(index, { node: 'subject', via: null }, 1)).toBeNull()
  })

  it('expands sources backwards and everything else forwards', () => {
    expect(expandDirection(index, index.nodes.get('more')!)).toBe('in')
    expect(expandDirection(index, index.nodes.get('exchange')!)).toBe('out')
    expect(expandDirection(index, { ...index.nodes.get('exchange')!, layer: -2 })).toBe('in')
  })
})

describe('what is said of the graph', () => {
  it('counts only what is in it', () => {
    expect(summaryFacts(SAMPLE)).toEqual({
      subject: 'Customer 7',
      nodes: 5,
      flows: 5,
      hopsIn: 2,
      hopsOut: 1,
      risks: ['Locker crew (Ransomware)'],
      transactions: 0,
      services: 1,
      folded: 1,
    })
    expect(summaryFacts({ nodes: [], edges: [] })).toMatchObject({ subject: null, hopsIn: 0, hopsOut: 0 })
    expect(hopsOf(SAMPLE).get('risk')).toBe(-2)
  })
})

describe('keepStanding', () => {
  it('moves nothing that stands, drops what is gone and places what is new', () => {
    const at = new Map(SAMPLE.nodes.slice(0, 4).map((node, index) => [node.id, { x: 300 * index, y: 7 }]))
    const layout = { positions: new Map([...at, ['gone', { x: 1, y: 1 }]]), bands: [] }
    const kept = keepStanding(SAMPLE, layout)!
    for (const [id, point] of at) expect(kept.positions.get(id)).toEqual(point)
    expect([...kept.positions.keys()].sort()).toEqual(SAMPLE.nodes.map((node) => node.id).sort())
    expect(keepStanding(SAMPLE, { ...layout, positions: new Map([['gone', { x: 1, y: 1 }]]) })).toBeNull()
  })
})
