import type { Point, Route, RouteBox, Routes } from '../layout/types.ts'

/** Routes as few plain arrays, which a worker hands over instead of having tens of thousands of points copied. */
export interface PackedRoutes {
  readonly ids: readonly string[]
  /** For each line the number of its first point, and one entry more. */
  readonly firsts: Uint32Array<ArrayBuffer>
  /** x and y of all points, one after the other. */
  readonly points: Float64Array<ArrayBuffer>
  readonly pitches: Float32Array<ArrayBuffer>
}

export function packRoutes({ lines }: Routes): PackedRoutes {
  const ids = [...lines.keys()]
  const firsts = new Uint32Array(ids.length + 1)
  const pitches = new Float32Array(ids.length)
  let count = 0
  ids.forEach((id, at) => {
    const { points, pitch } = lines.get(id)!
    count += points.length
    firsts[at + 1] = count
    pitches[at] = pitch
  })
  const points = new Float64Array(2 * count)
  let next = 0
  for (const route of lines.values())
    for (const { x, y } of route.points) {
      points[next] = x
      points[next + 1] = y
      next += 2
    }
  return { ids, firsts, points, pitches }
}

/** The buffers that go with it, to be transferred. */
export function buffersOf({ firsts, points, pitches }: PackedRoutes): readonly ArrayBuffer[] {
  return [firsts.buffer, points.buffer, pitches.buffer]
}

/** The routes again; `edges` and `boxes` are those for which they were looked for. */
export function unpackRoutes(
  { ids, firsts, points, pitches }: PackedRoutes,
  edges: readonly { readonly id: string; readonly source: string; readonly target: string }[],
  boxes: ReadonlyMap<string, RouteBox>,
): Routes {
  const ends = new Map(edges.map((edge) => [edge.id, edge]))
  const lines = new Map<string, Route>()
  ids.forEach((id, at) => {
    const edge = ends.get(id)
    const [source, target] = [edge && boxes.get(edge.source), edge && boxes.get(edge.target)]
    if (!source || !target) return
    const way: Point[] = []
    for (let point = firsts[at]!; point < firsts[at + 1]!; point += 1)
      way.push({ x: points[2 * point]!, y: points[2 * point + 1]! })
    lines.set(id, { source, target, pitch: pitches[at]!, points: way, ...extentOf(way) })
  })
  return { boxes, lines }
}

/** The rectangle around some points. */
export function extentOf(points: readonly Point[]): Pick<Route, 'left' | 'right' | 'top' | 'bottom'> {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of points) {
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return { left, right, top, bottom }
}
