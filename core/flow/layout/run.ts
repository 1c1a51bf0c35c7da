import { layoutByTime } from './by-time.ts'
import { layoutForce } from './force.ts'
import { routeLines } from '../routing/route.ts'
import { layoutFlow } from './layout.ts'
import {
  MOST_ROUTED_AT_ONCE,
  type FlowLayout,
  type LayoutGraph,
  type LayoutOptions,
  type RouteBox,
} from './types.ts'

/** `hop` and `time` have columns from left to right; `force` shows clusters and has none. */
export type LayoutMode = 'hop' | 'time' | 'force'

/** A layout to be computed: plain data, so that it can be sent to a worker. */
export interface LayoutRequest {
  readonly mode: LayoutMode
  readonly graph: LayoutGraph
  readonly options: Partial<LayoutOptions>
}

/** Places, and the ways of the lines between them, for which a large picture does not wait. */
export function runLayout(request: LayoutRequest): FlowLayout {
  const layout = placed(request)
  const { nodes, edges } = request.graph
  if (nodes.length > MOST_ROUTED_AT_ONCE) return layout
  const boxes = new Map<string, RouteBox>()
  for (const { id, width, height } of nodes) {
    const point = layout.positions.get(id)
    if (point) boxes.set(id, { ...point, width, height })
  }
  return { ...layout, routes: routeLines(boxes, edges) }
}

function placed({ mode, graph, options }: LayoutRequest): FlowLayout {
  switch (mode) {
    case 'hop':
      return layoutFlow(graph, options)
    case 'time':
      return layoutByTime(graph, options)
    case 'force':
      return layoutForce(graph, options)
  }
}
