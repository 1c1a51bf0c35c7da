import type { Point } from '#core/flow/layout/types.ts'
import { distanceTo } from './curve.ts'
import type { FlowScene, Line } from './scene.ts'

/** How far, in px on the screen, the pointer may be from a line and still mean it. */
const REACH = 6
/** Above this many lines the pointer finds none while the picture is small: they cannot be told apart. */
const MANY_LINES = 1500
const LEAST_ZOOM = 0.3

/** The line under a point (graph coordinates), the nearest one, or null. */
export function lineAt(scene: FlowScene, at: Point, zoom: number): Line | null {
  if (scene.lines.length > MANY_LINES && zoom < LEAST_ZOOM) return null
  let best: { line: Line; distance: number } | null = null
  for (const line of scene.lines) {
    const reach = REACH / zoom + line.width / 2
    if (at.x < line.left - reach || at.x > line.right + reach) continue
    if (at.y < line.top - reach || at.y > line.bottom + reach) continue
    const distance = distanceTo(line.points, at)
    if (distance <= reach && (!best || distance < best.distance)) best = { line, distance }
  }
  return best?.line ?? null
}
