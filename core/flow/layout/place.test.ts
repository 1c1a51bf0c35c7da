import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallGraph } from './layout.fixture.ts'
import { layoutFlow } from './layout.ts'
import { countOverlaps } from './measure.ts'
import { placeNew, type PlacedNode } from './place.ts'
import type { LayoutNode } from './types.ts'

const anyGraph = fc
  .record({ count: fc.integer({ min: 1, max: 24 }), seed: fc.nat() })
  .map(({ count, seed }) => smallGraph(count, seed))
const box = (id: string, x = 0, y = 0): PlacedNode => ({ id, x, y, width: 100, height: 40 })
const fresh = (id: string, value = 0): LayoutNode => ({ id, value, width: 100, height: 40 })

describe('placeNew', () => {
  it('puts receivers to the right and senders to the left, largest nearest to the parent', () => {
    const positions = placeNew(
      [box('s')],
      [fresh('small', 1), fresh('big', 9), fresh('sender', 5)],
      [
        { id: '1', source: 's', target: 'small' },
        { id: '2', source: 's', target: 'big' },
        { id: '3', source: 'sender', target: 's' },
      ],
      's',
      { columnGap: 60, rowGap: 10 },
    )
    expect(positions.get('big')).toEqual({ x: 160, y: 0 })
    expect(positions.get('small')).toEqual({ x: 160, y: -50 })
    expect(positions.get('sender')).toEqual({ x: -160, y: 0 })
  })

  it('follows a chain of new nodes outwards', () => {
    const positions = placeNew(
      [box('s')],
      [fresh('b'), fresh('a')],
      [
        { id: '1', source: 's', target: 'a' },
        { id: '2', source: 'a', target: 'b' },
      ],
    )
    expect(positions.get('b')!.x).toBeGreaterThan(positions.get('a')!.x)
  })

  it('uses the column that stands there already', () => {
    const positions = placeNew(
      [box('s'), box('old', 170, 0)],
      [fresh('new')],
      [{ id: '1', source: 's', target: 'new' }],
      's',
      { columnGap: 60, rowGap: 10 },
    )
    expect(positions.get('new')).toEqual({ x: 170, y: -50 })
  })

  it('puts what connects to nothing beside the parent, and below everything without one', () => {
    expect(placeNew([box('s')], [fresh('a')], [], 's').get('a')!.x).toBeGreaterThan(100)
    expect(placeNew([box('s')], [fresh('a')], []).get('a')!.y).toBeGreaterThan(40)
    expect(placeNew([], [fresh('a')], []).get('a')).toEqual({ x: 0, y: 0 })
  })

  it('moves nothing, overlaps nothing, and gives the same answer for any order', () => {
    fc.assert(
      fc.property(anyGraph, fc.nat(), (graph, pick) => {
        const cut = 1 + (pick % graph.nodes.length)
        const standing = graph.nodes.slice(0, cut)
        const added = graph.nodes.slice(cut)
        const known = new Set(standing.map((node) => node.id))
        const first = layoutFlow(
          {
            nodes: standing,
            edges: graph.edges.filter((edge) => known.has(edge.source) && known.has(edge.target)),
          },
          { subjects: ['n0'] },
        )
        const placed = standing.map((node) => ({ ...node, ...first.positions.get(node.id)! }))
        const before = structuredClone(placed)
        const positions = placeNew(placed, added, graph.edges, 'n0')
        expect(placed).toEqual(before)
        expect([...positions.keys()].sort()).toEqual(added.map((node) => node.id).sort())
        const all = [...placed, ...added.map((node) => ({ ...node, ...positions.get(node.id)! }))]
        expect(countOverlaps(all)).toBe(0)
        expect(placeNew(placed.toReversed(), added.toReversed(), graph.edges, 'n0')).toEqual(positions)
      }),
      { numRuns: 150 },
    )
  })
})
