import { runLayout, type LayoutMode, type LayoutRequest } from '#core/flow/layout/run.ts'
import {
  MOST_ROUTED,
  MOST_ROUTED_AT_ONCE,
  type FlowLayout,
  type Point,
  type Route,
  type RouteBox,
  type Routes,
} from '#core/flow/layout/types.ts'
import { packPicture, packRoutes, unpackRoutes, type PackedRoutes } from '#core/flow/routing/packed.ts'
import { cameTo, keepsWay, NO_ROUTES, routeLines } from '#core/flow/routing/route.ts'
import { nodeSize } from './geometry.ts'
import { askWorker } from './layout-worker-pool.ts'
import type { LayoutAnswer } from './layout.worker.ts'
import type { FlowEdge, FlowGraphData } from './model.ts'
import { pause } from './pause.ts'

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
    const boxes = boxesAt(nodes, positions)
    return { positions, bands, routes: { boxes, lines: unpackRoutes(routes, edges, boxes) } }
  })
}

/** New lines up to which their ways are looked for at once: an expansion has some dozens. */
const ROUTED_AT_ONCE = 100

/** Ways for lines around the cards as they stand now, as far as they can be told at once; null: too many cards. */
export function routesNow(
  boxes: ReadonlyMap<string, RouteBox>,
  edges: readonly FlowEdge[],
  before: Routes | undefined,
): { readonly routes: Routes; readonly isWhole: boolean } | null {
  if (boxes.size > MOST_ROUTED) return null
  const isLarge = boxes.size > MOST_ROUTED_AT_ONCE
  // Of a large picture nothing is looked for here, nor compared: lines of which an end has moved are drawn as new ones.
  const routes = isLarge
    ? (before ?? NO_ROUTES)
    : routeLines(boxes, edges, before, { most: ROUTED_AT_ONCE, comparesLater: true })
  const isLed = (edge: FlowEdge): boolean =>
    edge.source === edge.target ||
    !boxes.has(edge.source) ||
    !boxes.has(edge.target) ||
    (isLarge ? keepsWay(routes, edge, boxes) : routes.lines.has(edge.id))
  // What is new comes last.
  const isWhole = routes.come === undefined && edges.findLast((edge) => !isLed(edge)) === undefined
  return { routes, isWhole: isWhole && (!isLarge || cameTo(boxes, routes).length === 0) }
}

/**
 * The ways of all lines: those that are not known yet, and new ones where a card came to stand, from a worker. To send
 * and to take a large picture is work as well: between its parts the page may do something else.
 */
export async function routesLater(
  known: Routes,
  boxes: ReadonlyMap<string, RouteBox>,
  edges: readonly FlowEdge[],
  signal: AbortSignal,
): Promise<Routes> {
  const picture = packPicture(boxes, edges)
  const come = known.come ?? cameTo(boxes, known)
  await pause()
  const kept = packRoutes(known.lines, edges, (edge) => keepsWay(known, edge, boxes))
  await pause()
  signal.throwIfAborted()
  const answer = await askWorker<PackedRoutes>({ picture, known: kept, come }, signal)
  if (!answer) return routeLines(boxes, edges, known)
  await pause()
  const found = unpackRoutes(answer, edges, boxes)
  const lines = new Map<string, Route>()
  for (const edge of edges) {
    const route = found.get(edge.id) ?? known.lines.get(edge.id)
    if (route) lines.set(edge.id, route)
  }
  await pause()
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
