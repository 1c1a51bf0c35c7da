import { runLayout, type LayoutRequest } from '#core/flow/layout/run.ts'
import type { FlowLayout, Route } from '#core/flow/layout/types.ts'
import {
  buffersOf,
  packRoutes,
  unpackPicture,
  unpackRoutes,
  type PackedPicture,
  type PackedRoutes,
} from '#core/flow/routing/packed.ts'
import { routeLines } from '#core/flow/routing/route.ts'

/** Lines to be led around cards that stand. */
export interface RouteRequest {
  readonly picture: PackedPicture
  /** Ways that are known, and cards with which they were not compared yet. */
  readonly known: PackedRoutes
  readonly come: readonly string[]
}

export interface LayoutAnswer extends Omit<FlowLayout, 'routes'> {
  readonly routes: PackedRoutes | null
}

addEventListener('message', ({ data }: MessageEvent<LayoutRequest | RouteRequest>) => {
  if ('picture' in data) answer(missingOf(data))
  else {
    const { positions, bands, routes } = runLayout(data)
    const packed = routes ? packRoutes(routes.lines, data.graph.edges) : null
    answer({ positions, bands, routes: packed }, packed)
  }
})

/** The ways that were not known, or are other ones now. */
function missingOf({ picture, known, come }: RouteRequest): PackedRoutes {
  const { boxes, edges } = unpackPicture(picture)
  const before = unpackRoutes(known, edges, boxes)
  const compared = new Map(boxes)
  for (const id of come) compared.delete(id)
  const { lines } = routeLines(boxes, edges, { boxes: compared, lines: before })
  const changed = new Map<string, Route>()
  for (const [id, route] of lines) if (before.get(id) !== route) changed.set(id, route)
  return packRoutes(changed, edges)
}

function answer(message: LayoutAnswer | PackedRoutes, packed = 'points' in message ? message : null): void {
  postMessage(message, { transfer: packed ? [...buffersOf(packed)] : [] })
}
