import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaleFreeGraph, smallGraph } from './layout.fixture.ts'
import { layoutFlow } from './layout.ts'
import { countOverlaps, forwardShare } from './measure.ts'
import { DEFAULT_LAYOUT, type FlowLayout, type LayoutGraph } from './types.ts'

const anyGraph = fc
  .record({ count: fc.integer({ min: 1, max: 24 }), seed: fc.nat() })
  .map(({ count, seed }) => smallGraph(count, seed))
const subjects = ['n0']

function boxes(graph: LayoutGraph, layout: FlowLayout) {
  return graph.nodes.map((node) => ({ ...node, ...layout.positions.get(node.id)! }))
}

describe('layoutFlow', () => {
  it('puts sources of funds to the left of the subject and destinations to the right', () => {
    const node = (id: string) => ({ id, width: 100, height: 40 })
    const layout = layoutFlow(
      {
        nodes: ['mixer', 'hop', 'subject', 'exchange'].map(node),
        edges: [
          { id: '1', source: 'mixer', target: 'hop' },
          { id: '2', source: 'hop', target: 'subject' },
          { id: '3', source: 'subject', target: 'exchange' },
        ],
      },
      { subjects: ['subject'], columnGap: 50 },
    )
    expect(Object.fromEntries(layout.positions)).toEqual({
      mixer: { x: -300, y: 0 },
      hop: { x: -150, y: 0 },
      subject: { x: 0, y: 0 },
      exchange: { x: 150, y: 0 },
    })
    expect(layout.bands.map((band) => band.layer)).toEqual([-2, -1, 0, 1])
  })

  it('does not depend on the order in which nodes and edges are given', () => {
    fc.assert(
      fc.property(anyGraph, fc.integer(), (graph, salt) => {
        const mixed = { nodes: rotate(graph.nodes, salt), edges: rotate(graph.edges, salt).toReversed() }
        const [a, b] = [layoutFlow(graph, { subjects }), layoutFlow(mixed, { subjects })]
        expect(sorted(b.positions)).toEqual(sorted(a.positions))
      }),
      { numRuns: 60 },
    )
  })

  it('never lets two boxes touch, places every node, and keeps the subject at the origin', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const layout = layoutFlow(graph, { subjects, maxColumnHeight: 300 })
        expect(layout.positions.size).toBe(graph.nodes.length)
        expect(countOverlaps(boxes(graph, layout))).toBe(0)
        expect(layout.positions.get('n0')).toEqual({ x: 0, y: 0 })
      }),
      { numRuns: 100 },
    )
  })

  it('gives a large picture about the shape of a screen', () => {
    for (const count of [1000, 4000]) {
      const { positions } = layoutFlow(scaleFreeGraph(count), { subjects })
      const [xs, ys] = [[...positions.values()].map(({ x }) => x), [...positions.values()].map(({ y }) => y)]
      const [width, height] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)]
      expect(width / height).toBeGreaterThan(1)
      expect(width / height).toBeLessThan(4)
    }
  })

  it('wraps a tall layer instead of making it taller than asked', () => {
    const nodes = Array.from({ length: 61 }, (_, at) => ({ id: `n${at}`, width: 160, height: 44 }))
    const edges = nodes.slice(1).map(({ id }) => ({ id: `e-${id}`, source: 'n0', target: id }))
    const { positions } = layoutFlow({ nodes, edges }, { subjects, maxColumnHeight: 1000 })
    const columns = new Set([...positions.values()].map((point) => point.x))
    expect(columns.size).toBe(5)
    const ys = [...positions.values()].map((point) => point.y)
    expect(Math.max(...ys) - Math.min(...ys)).toBeLessThan(60 * (44 + DEFAULT_LAYOUT.rowGap) * 0.6)
  })

  it('keeps a priority path straight among its siblings', () => {
    const ids = ['s', 'a', 'b', 'c', 'd', 'a1', 'b1', 'c1', 'd1']
    const path = new Set(['s-c', 'c-c1'])
    const edges = [
      ...['a', 'b', 'c', 'd'].map((id) => ['s', id]),
      ...['a', 'b', 'c', 'd'].map((id) => [id, `${id}1`]),
    ].map(([source, target]) => ({
      id: `${source}-${target}`,
      source: source!,
      target: target!,
      priority: path.has(`${source}-${target}`) ? 20 : 1,
    }))
    const { positions } = layoutFlow(
      { nodes: ids.map((id) => ({ id, width: 100, height: 40 })), edges },
      { subjects: ['s'] },
    )
    expect(Math.abs(positions.get('c1')!.y - positions.get('c')!.y)).toBeLessThanOrEqual(2)
    expect(Math.abs(positions.get('c')!.y)).toBeLessThanOrEqual(10)
  })

  it('points most edges of a traced network to the right', () => {
    const graph = scaleFreeGraph(200)
    const { positions } = layoutFlow(graph, { subjects })
    expect(forwardShare(graph.edges, positions)).toBeGreaterThan(0.55)
    const acyclic = graph.edges.filter((edge) => Number(edge.source.slice(1)) < Number(edge.target.slice(1)))
    const tree = layoutFlow({ nodes: graph.nodes, edges: acyclic }, { subjects })
    expect(forwardShare(acyclic, tree.positions)).toBeGreaterThan(0.8)
  })

  it('lays out 1,000 nodes without overlap (the time taken is printed, not judged)', () => {
    const graph = scaleFreeGraph(1000)
    layoutFlow(scaleFreeGraph(300), { subjects })
    const start = performance.now()
    const layout = layoutFlow(graph, { subjects })
    const took = performance.now() - start
    process.stdout.write(
      `flow layout, 1,000 nodes and ${graph.edges.length} edges: ${took.toFixed(1)} ms, ` +
        `forward ${(100 * forwardShare(graph.edges, layout.positions)).toFixed(0)} %\n`,
    )
    expect(countOverlaps(boxes(graph, layout))).toBe(0)
  })

  it('answers an empty graph, unknown ends and loops', () => {
    expect(layoutFlow({ nodes: [], edges: [] }).positions.size).toBe(0)
    const layout = layoutFlow({
      nodes: [{ id: 'a', width: 10, height: 10 }],
      edges: [
        { id: 'loop', source: 'a', target: 'a' },
        { id: 'gone', source: 'a', target: 'nowhere' },
      ],
    })
    expect([...layout.positions.keys()]).toEqual(['a'])
  })
})

function rotate<T>(list: readonly T[], by: number): T[] {
  const at = list.length === 0 ? 0 : Math.abs(by) % list.length
  return [...list.slice(at), ...list.slice(0, at)]
}

function sorted<T>(map: ReadonlyMap<string, T>): readonly [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}
