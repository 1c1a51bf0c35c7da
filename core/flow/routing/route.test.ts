import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generator, scaleFreeGraph, smallGraph } from '../layout/layout.fixture.ts'
import { placeNew, type PlacedNode } from '../layout/place.ts'
import { runLayout, type LayoutMode } from '../layout/run.ts'
import { placeAround } from '../layout/spots.ts'
import type { LayoutEdge, LayoutGraph, LayoutNode, Point, RouteBox, Routes } from '../layout/types.ts'
import { crosses, flattened } from './clear.ts'
import { NO_ROUTES, routeLines } from './route.ts'

type Boxes = ReadonlyMap<string, RouteBox>

function laidOut(graph: LayoutGraph, mode: LayoutMode = 'hop'): { boxes: Boxes; routes: Routes } {
  const layout = runLayout({ mode, graph, options: { subjects: ['n0'] } })
  const boxes = new Map(
    graph.nodes.map(({ id, width, height }) => [id, { ...layout.positions.get(id)!, width, height }]),
  )
  // The largest pictures do not wait for the ways of their lines.
  return { boxes, routes: layout.routes ?? routeLines(boxes, graph.edges) }
}

/** Lines that pass through a card which is not their end, as they are drawn, in pieces much shorter than a card. */
function hidden(boxes: Boxes, edges: readonly LayoutEdge[], { lines }: Routes): readonly string[] {
  const sorted = [...boxes].sort(([, a], [, b]) => a.x - b.x)
  const reach = Math.max(...sorted.map(([, { width }]) => width)) / 2
  return edges.flatMap(({ id, source, target }) => {
    const route = lines.get(id)
    if (!route) return source === target ? [] : [`${id} has no way`]
    const flat = flattened(route.points, 16)
    for (let at = 1; at < flat.length; at += 1) {
      const [a, b] = [flat[at - 1]!, flat[at]!]
      const right = Math.max(a.x, b.x) + reach
      for (let nr = firstFrom(sorted, Math.min(a.x, b.x) - reach); nr < sorted.length; nr += 1) {
        const [card, box] = sorted[nr]!
        if (box.x > right) break
        if (card !== source && card !== target && crosses(a, b, box))
          return [`${id} from ${source} to ${target} runs behind ${card}`]
      }
    }
    return []
  })
}

function firstFrom(sorted: readonly (readonly [string, RouteBox])[], x: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]![1].x < x) low = middle + 1
    else high = middle
  }
  return low
}

type Place = (
  ...to: readonly [readonly PlacedNode[], readonly LayoutNode[], readonly LayoutEdge[]]
) => ReadonlyMap<string, Point>

/** As an analyst goes on: what `count` cards send or receive is added beside them, some of it to cards that stand. */
function expanded(
  graph: LayoutGraph,
  boxes: Boxes,
  seed: number,
  place: Place = placeNew,
): { graph: LayoutGraph; boxes: Boxes } {
  const random = generator(seed)
  const parent = graph.nodes[Math.floor(random() * graph.nodes.length)]!.id
  const nodes: LayoutNode[] = []
  const edges: LayoutEdge[] = []
  for (let at = 0; at < 4 + Math.floor(random() * 24); at += 1) {
    const isOld = random() < 0.15
    const other = isOld
      ? graph.nodes[Math.floor(random() * graph.nodes.length)]!.id
      : `n${graph.nodes.length + nodes.length}`
    if (!isOld) nodes.push({ id: other, width: 160, height: random() < 0.1 ? 34 : 44 })
    const [source, target] = random() < 0.3 ? [other, parent] : [parent, other]
    edges.push({ id: `e${graph.edges.length + edges.length}`, source, target })
  }
  const standing = [...boxes].map(([id, box]) => ({ id, ...box }))
  const placed = place(standing, nodes, edges)
  return {
    graph: { nodes: [...graph.nodes, ...nodes], edges: [...graph.edges, ...edges] },
    boxes: new Map([
      ...boxes,
      ...nodes.map(({ id, width, height }) => [id, { ...placed.get(id)!, width, height }] as const),
    ]),
  }
}

describe('lines around cards', () => {
  it('run behind no card in any small picture, by hop, by time or by force', () => {
    const modes = fc.constantFrom<LayoutMode>('hop', 'time', 'force')
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), modes, (count, seed, mode) => {
        const graph = smallGraph(count, seed)
        const { boxes, routes } = laidOut(graph, mode)
        expect(hidden(boxes, graph.edges, routes)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it.each([
    ['hop', 50],
    ['hop', 300],
    ['hop', 2000],
    ['hop', 10_000],
    ['force', 300],
    ['force', 2000],
  ] as const)('run behind no card in a traced network, by %s, of %i', (mode, count) => {
    const graph = scaleFreeGraph(count, count)
    const { boxes, routes } = laidOut(graph, mode)
    expect(hidden(boxes, graph.edges, routes)).toEqual([])
  })

  it('run behind no card where the layout by force grows around what stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), (count, seed) => {
        let graph = scaleFreeGraph(count, seed)
        let { boxes, routes } = laidOut(graph, 'force')
        for (let step = 0; step < 4; step += 1) {
          ;({ graph, boxes } = expanded(graph, boxes, seed + step, placeAround))
          routes = routeLines(boxes, graph.edges, routes)
          expect(hidden(boxes, graph.edges, routes)).toEqual([])
        }
      }),
      { numRuns: 15 },
    )
  })

  it('run behind no card after any series of expansions, in which what was placed does not move', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), (count, seed) => {
        let graph = scaleFreeGraph(count, seed)
        let { boxes, routes } = laidOut(graph)
        for (let step = 0; step < 8; step += 1) {
          ;({ graph, boxes } = expanded(graph, boxes, seed + step))
          routes = routeLines(boxes, graph.edges, routes)
          expect(hidden(boxes, graph.edges, routes)).toEqual([])
        }
      }),
      { numRuns: 15 },
    )
  })

  it('run behind no card after a long walk up to 2,000 cards', () => {
    let graph: LayoutGraph = { nodes: [{ id: 'n0', width: 160, height: 44 }], edges: [] }
    let { boxes, routes } = laidOut(graph)
    for (let step = 0; graph.nodes.length < 2000; step += 1) {
      ;({ graph, boxes } = expanded(graph, boxes, step))
      routes = routeLines(boxes, graph.edges, routes)
    }
    expect(hidden(boxes, graph.edges, routes)).toEqual([])
  })

  it('stay where they are when cards come that do not stand on them', () => {
    const graph = scaleFreeGraph(400)
    const { boxes, routes } = laidOut(graph)
    const next = expanded(graph, boxes, 3)
    const after = routeLines(next.boxes, next.graph.edges, routes)
    const moved = [...routes.lines].filter(([id, route]) => after.lines.get(id) !== route)
    expect(after.lines.size).toBe(next.graph.edges.length)
    expect(moved.length).toBeLessThan(30)
    for (const [id] of moved) {
      const isHit = [...next.boxes].some(
        ([card, box]) =>
          !boxes.has(card) && hidden(new Map([[card, box]]), [edgeOf(graph, id)], routes).length > 0,
      )
      const near = [...next.boxes].some(([card, box]) => !boxes.has(card) && isNear(routes, id, box))
      expect(isHit || near).toBe(true)
    }
  })

  it('may first stay where a card came to stand on them, and are led around it then', () => {
    const graph = scaleFreeGraph(400)
    const { boxes, routes } = laidOut(graph)
    const next = expanded(graph, boxes, 3)
    const first = routeLines(next.boxes, next.graph.edges, routes, { comparesLater: true })
    expect(first.come).toEqual([...next.boxes.keys()].filter((id) => !boxes.has(id)))
    for (const [id, route] of routes.lines) expect(first.lines.get(id)).toBe(route)
    expect(hidden(next.boxes, next.graph.edges, first)).not.toEqual([])
    const then = routeLines(next.boxes, next.graph.edges, first)
    expect(then.come).toBeUndefined()
    expect(hidden(next.boxes, next.graph.edges, then)).toEqual([])
    expect(routeLines(next.boxes, next.graph.edges, then).lines).toBe(then.lines)
  })

  it('lead anew around a card that was dragged into them', () => {
    const box = (x: number, y: number): RouteBox => ({ x, y, width: 160, height: 44 })
    const edges = [{ id: 'e', source: 'a', target: 'b' }]
    const start = new Map([
      ['a', box(0, 0)],
      ['b', box(600, 0)],
      ['c', box(300, 200)],
    ])
    const before = routeLines(start, edges)
    expect(before.lines.get('e')!.points.every(({ y }) => y === 0)).toBe(true)
    const moved = new Map([...start, ['c', box(310, 5)] as const])
    const after = routeLines(moved, edges, before)
    expect(hidden(moved, edges, after)).toEqual([])
    expect(routeLines(moved, edges, after).lines).toBe(after.lines)
  })

  it('do not depend on the order in which flows are given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.nat(), (count, seed) => {
        const graph = scaleFreeGraph(count, seed)
        const { boxes, routes } = laidOut(graph)
        const other = routeLines(boxes, graph.edges.toReversed())
        for (const [id, { points }] of routes.lines) expect(other.lines.get(id)!.points).toEqual(points)
      }),
      { numRuns: 40 },
    )
  })

  it('leaves lines out where more are to be found than asked for, and finds none for ends that are not there', () => {
    const graph = scaleFreeGraph(20)
    const { boxes } = laidOut(graph)
    expect(routeLines(boxes, graph.edges, NO_ROUTES, { most: 5 }).lines.size).toBe(0)
    expect(routeLines(boxes, [{ id: 'x', source: 'n0', target: 'gone' }]).lines.size).toBe(0)
  })

  it('gives a way even where cards cover each other and none is free', () => {
    const box = (x: number): RouteBox => ({ x, y: 0, width: 160, height: 44 })
    const boxes = new Map([
      ['a', box(0)],
      ['b', box(300)],
      ['c', box(90)],
    ])
    const route = routeLines(boxes, [{ id: 'e', source: 'a', target: 'b' }]).lines.get('e')!
    expect([route.points[0]!.x, route.points.at(-1)!.x]).toEqual([80, 220])
  })
})

function edgeOf({ edges }: LayoutGraph, id: string): LayoutEdge {
  return edges.find((edge) => edge.id === id)!
}

function isNear({ lines }: Routes, id: string, box: RouteBox): boolean {
  const flat = flattened(lines.get(id)!.points, 16)
  return flat.some((point, at) => at > 0 && crosses(flat[at - 1]!, point, box, 3))
}
