import { runLayout, type LayoutMode, type LayoutRequest } from '#core/flow/layout/run.ts'
import {
  MOST_ROUTED,
  type FlowLayout,
  type Point,
  type Route,
  type RouteBox,
  type Routes,
} from '#core/flow/layout/types.ts'
import { packRoutes, unpackRoutes, type PackedRoutes } from '#core/flow/routing/packed.ts'
import { routeLines } from '#core/flow/routing/route.ts'
import { nodeSize } from './geometry.ts'
import { askWorker } from './layout-worker-pool.ts'
import type { LayoutAnswer } from './layout.worker.ts'
import type { FlowEdge, FlowGraphData } from './model.ts'

/** From this many elements on, the layout is computed beside the page's thread. */
export const WORKER_ELEMENTS = 150

/** Boxes and priorities for the layout: the path is kept straight, siblings stand in order of value. */
export function layoutRequest(
  graph: FlowGraphData,
  mode: LayoutMode = 'hop',
  columnGap?: number,
): LayoutRequest {
  const value = new Map<string, number>()
  const raise = (id: string, weight: number): void => {
    value.set(id, Math.max(value.get(id) ?? 0, weight))
  }
  for (const edge of graph.edges) {
    const weight = (edge.onPath ? 2 : 0) + edge.weight
    raise(edge.source, weight)
    raise(edge.target, weight)
  }
  const subjects = graph.nodes.filter((node) => node.role === 'subject').map((node) => node.id)
  const times = timesOf(graph)
  return {
    mode,
    graph: {
      nodes: graph.nodes.map((node) => ({
        id: node.id,
        ...nodeSize(node),
        // What is not opened stands last among its siblings.
        value: node.kind === 'more' ? -1 : (value.get(node.id) ?? 0),
        time: node.time ?? times.get(node.id) ?? null,
        ...(node.layer === undefined ? {} : { layer: node.layer }),
      })),
      edges: graph.edges.map(({ id, source, target, onPath }) => ({
        id,
        source,
        target,
        priority: onPath ? 12 : 1,
      })),
    },
    options: { subjects, ...(columnGap === undefined ? {} : { columnGap }) },
  }
}

/** The first time at which a flow names each node; nodes whose flows have no time are not in it. */
function timesOf(graph: FlowGraphData): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const edge of graph.edges) {
    const time = edge.firstTime ?? edge.lastTime
    if (time === undefined || time === null) continue
    for (const id of [edge.source, edge.target]) times.set(id, Math.min(times.get(id) ?? Infinity, time))
  }
  return times
}

/** Computes a layout: at once for a small graph, in a worker (ended by `signal`) for a large one. */
export function computeLayout(request: LayoutRequest, signal: AbortSignal): FlowLayout | Promise<FlowLayout> {
  const { nodes, edges } = request.graph
  if (nodes.length + edges.length <= WORKER_ELEMENTS) return runLayout(request)
  return askWorker<LayoutAnswer>(request, signal).then((answer) => {
    // A page that may not start workers still gets its picture, only later.
    if (!answer) return runLayout(request)
    const { positions, bands, routes } = answer
    if (!routes) return { positions, bands }
    return { positions, bands, routes: unpackRoutes(routes, edges, boxesAt(nodes, positions)) }
  })
}

/** New lines up to which their ways are looked for at once: an expansion has some dozens. */
const ROUTED_AT_ONCE = 100

/** Ways for lines around the cards as they stand now; null where there are too many cards. */
export function routesNow(
  boxes: ReadonlyMap<string, RouteBox>,
  edges: readonly FlowEdge[],
  before: Routes | undefined,
): { readonly routes: Routes; readonly isWhole: boolean } | null {
  if (boxes.size > MOST_ROUTED) return null
  const routes = routeLines(boxes, edges, before, { most: ROUTED_AT_ONCE, comparesLater: true })
  const isLed = ({ id, source, target }: FlowEdge): boolean =>
    source === target || !boxes.has(source) || !boxes.has(target) || routes.lines.has(id)
  return { routes, isWhole: routes.come === undefined && edges.every(isLed) }
}

/** The ways of all lines: those that are not known yet, and new ones where a card came to stand, from a worker. */
export async function routesLater(
  known: Routes,
  boxes: ReadonlyMap<string, RouteBox>,
  edges: readonly FlowEdge[],
  signal: AbortSignal,
): Promise<Routes> {
  const ends = edges.map(({ id, source, target }) => ({ id, source, target }))
  const request = { boxes, edges: ends, known: packRoutes(known), come: known.come ?? [] }
  const answer = await askWorker<PackedRoutes>(request, signal)
  if (!answer) return routeLines(boxes, ends, known)
  const found = unpackRoutes(answer, ends, boxes)
  const lines = new Map<string, Route>()
  for (const { id } of ends) {
    const route = found.lines.get(id) ?? known.lines.get(id)
    if (route) lines.set(id, route)
  }
  return { boxes, lines }
}

function boxesAt(
  nodes: LayoutRequest['graph']['nodes'],
  positions: ReadonlyMap<string, Point>,
): ReadonlyMap<string, RouteBox> {
  return new Map(
    nodes.flatMap(({ id, width, height }) => {
      const point = positions.get(id)
      return point ? [[id, { ...point, width, height }] as const] : []
    }),
  )
}
