import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { smallGraph } from '../layout/layout.fixture.ts'
import { layoutFlow } from '../layout/layout.ts'
import type { RouteBox } from '../layout/types.ts'
import { packPicture, packRoutes, unpackPicture, unpackRoutes } from './packed.ts'
import { routeLines } from './route.ts'

it('comes back as it was sent, also when what came back is sent again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(), (count, seed) => {
      const graph = smallGraph(count, seed)
      const { positions } = layoutFlow(graph, { subjects: ['n0'] })
      const boxes = new Map<string, RouteBox>(
        graph.nodes.map(({ id, width, height }) => [id, { ...positions.get(id)!, width, height }]),
      )
      const edges = [
        ...graph.edges.map(({ id, source, target }) => ({ id, source, target })),
        { id: 'lost', source: 'n0', target: 'gone' },
      ]
      const there = unpackPicture(packPicture(boxes, edges))
      expect(there.boxes).toEqual(boxes)
      expect(there.edges).toEqual([...edges.slice(0, -1), { ...edges.at(-1)!, target: '' }])
      const { lines } = routeLines(boxes, edges)
      let routes = lines
      for (let sent = 0; sent < 2; sent += 1)
        routes = unpackRoutes(packRoutes(routes, edges), there.edges, there.boxes)
      expect([...routes.keys()].sort()).toEqual([...lines.keys()].sort())
      for (const [id, { points, source, target, pitch, left, right, top, bottom }] of lines)
        expect(routes.get(id)).toMatchObject({ points, source, target, pitch, left, right, top, bottom })
    }),
    { numRuns: 40 },
  )
})
