import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutByTime, placeByTime } from './by-time.ts'
import { layoutForce } from './force.ts'
import { scaleFreeGraph, smallGraph } from './layout.fixture.ts'
import { countOverlaps } from './measure.ts'
import { placeAround } from './spots.ts'
import type { LayoutGraph, LayoutNode, Point } from './types.ts'

const DAY = 86_400_000
const anyGraph = fc
  .record({
    count: fc.integer({ min: 1, max: 24 }),
    seed: fc.nat(),
    times: fc.array(fc.option(fc.nat(200)), { minLength: 24, maxLength: 24 }),
  })
  .map(({ count, seed, times }): LayoutGraph => {
    const graph = smallGraph(count, seed)
    return {
      ...graph,
      nodes: graph.nodes.map((node, at) => ({ ...node, time: times[at] === null ? null : times[at]! * DAY })),
    }
  })
const boxes = (nodes: readonly LayoutNode[], positions: ReadonlyMap<string, Point>) =>
  nodes.map((node) => ({ ...node, ...positions.get(node.id)! }))

describe('layoutByTime', () => {
  it('stands every node in a column whose span holds its time, without overlap, the same for any order', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const { positions, bands } = layoutByTime(graph, { subjects: ['n0'] })
        expect(countOverlaps(boxes(graph.nodes, positions))).toBe(0)
        for (const node of graph.nodes) {
          const { x } = positions.get(node.id)!
          const band = bands.find(({ left, right }) => x >= left && x <= right)!
          if (typeof node.time !== 'number') expect(band.time).toBeNull()
          else expect(band.time!.from <= node.time && node.time < band.time!.to).toBe(true)
        }
        const other = { nodes: graph.nodes.toReversed(), edges: graph.edges.toReversed() }
        expect(layoutByTime(other, { subjects: ['n0'] }).positions).toEqual(positions)
      }),
    )
  })

  it('places what is new into its time and moves nothing', () => {
    fc.assert(
      fc.property(anyGraph, fc.nat(), (graph, pick) => {
        const cut = 1 + (pick % graph.nodes.length)
        const [standing, added] = [graph.nodes.slice(0, cut), graph.nodes.slice(cut)]
        const first = layoutByTime(
          {
            nodes: standing,
            edges: graph.edges.filter(
              (edge) =>
                standing.some((node) => node.id === edge.source) &&
                standing.some((node) => node.id === edge.target),
            ),
          },
          {},
        )
        const placed = standing.map((node) => ({ ...node, ...first.positions.get(node.id)! }))
        const { positions, bands } = placeByTime(placed, added, graph.edges, first.bands)
        expect([...positions.keys()].sort()).toEqual(added.map((node) => node.id).sort())
        const all = [...placed, ...boxes(added, positions)]
        expect(countOverlaps(all)).toBe(0)
        for (const node of all) {
          const band = bands.find(({ left, right }) => node.x >= left && node.x <= right)!
          if (typeof node.time === 'number')
            expect(band.time!.from <= node.time && node.time < band.time!.to).toBe(true)
          else expect(band.time).toBeNull()
        }
      }),
    )
  })
})

describe('layoutForce', () => {
  it('overlaps nothing and is the same for any order', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const { positions } = layoutForce(graph, { subjects: ['n0'] })
        expect(countOverlaps(boxes(graph.nodes, positions))).toBe(0)
        expect(positions.get('n0')).toEqual({ x: 0, y: 0 })
        const xs = [...new Set([...positions.values()].map(({ x }) => x))].sort((a, b) => a - b)
        // Columns with a gap between them, which lines need.
        const pitch = Math.max(...graph.nodes.map(({ width }) => width)) + 92
        xs.forEach((x, at) => at > 0 && expect(x - xs[at - 1]!).toBeGreaterThanOrEqual(pitch))
        expect(
          layoutForce({ ...graph, nodes: graph.nodes.toReversed() }, { subjects: ['n0'] }).positions,
        ).toEqual(positions)
      }),
      { numRuns: 40 },
    )
  })

  it('keeps what belongs together nearer than what does not', () => {
    const graph = scaleFreeGraph(150)
    const { positions } = layoutForce(graph, { subjects: ['n0'] })
    const distance = (a: string, b: string): number =>
      Math.hypot(positions.get(a)!.x - positions.get(b)!.x, positions.get(a)!.y - positions.get(b)!.y)
    const linked = graph.edges.map((edge) => distance(edge.source, edge.target))
    const any = graph.edges.map((edge, at) => distance(edge.source, `n${(at * 61) % 150}`))
    const mean = (values: readonly number[]): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length
    expect(mean(linked)).toBeLessThan(0.7 * mean(any))
  })

  it('adds around what stands and moves nothing', () => {
    const graph = scaleFreeGraph(60)
    const standing = graph.nodes.slice(0, 40)
    const { positions } = layoutForce(
      {
        nodes: standing,
        edges: graph.edges.filter(
          (edge) => Number(edge.source.slice(1)) < 40 && Number(edge.target.slice(1)) < 40,
        ),
      },
      {},
    )
    const placed = boxes(standing, positions)
    const fresh = placeAround(placed, graph.nodes.slice(40), graph.edges)
    expect(fresh.size).toBe(20)
    expect(countOverlaps([...placed, ...boxes(graph.nodes.slice(40), fresh)])).toBe(0)
    // Hardly one stands in the column of all that it is linked to: its lines would be loops.
    const beside = [...fresh].filter(([id, { x }]) =>
      graph.edges.some(({ source, target }) => {
        const other = source === id ? target : target === id ? source : null
        return other !== null && (fresh.get(other) ?? positions.get(other)!).x !== x
      }),
    )
    expect(beside.length).toBeGreaterThanOrEqual(17)
  })
})
