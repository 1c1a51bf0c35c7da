import { runLayout, type LayoutRequest } from '#core/flow/layout/run.ts'
import type { FlowLayout, RouteBox, Routes } from '#core/flow/layout/types.ts'
import { buffersOf, packRoutes, unpackRoutes, type PackedRoutes } from '#core/flow/routing/packed.ts'
import type { RouteEdge } from '#core/flow/routing/ports.ts'
import { routeLines } from '#core/flow/routing/route.ts'

/** Lines to be led around cards that stand. */
export interface RouteRequest {
  readonly boxes: ReadonlyMap<string, RouteBox>
  readonly edges: readonly RouteEdge[]
  /** Ways that are known, and cards with which they were not compared yet. */
  readonly known: PackedRoutes
  readonly come: readonly string[]
}

export interface LayoutAnswer extends Omit<FlowLayout, 'routes'> {
  readonly routes: PackedRoutes | null
}

addEventListener('message', ({ data }: MessageEvent<LayoutRequest | RouteRequest>) => {
  if ('boxes' in data) answer(packRoutes(missingOf(data)))
  else {
    const { positions, bands, routes } = runLayout(data)
    const packed = routes ? packRoutes(routes) : null
    answer({ positions, bands, routes: packed }, packed)
  }
})

/** The ways that were not known, or are other ones now. */
function missingOf({ boxes, edges, known, come }: RouteRequest): Routes {
  const before = unpackRoutes(known, edges, boxes)
  const compared = new Map(boxes)
  for (const id of come) compared.delete(id)
  const { lines } = routeLines(boxes, edges, { boxes: compared, lines: before.lines })
  return { boxes, lines: new Map([...lines].filter(([id, route]) => before.lines.get(id) !== route)) }
}

function answer(message: LayoutAnswer | PackedRoutes, packed = 'points' in message ? message : null): void {
  postMessage(message, { transfer: packed ? [...buffersOf(packed)] : [] })
}
