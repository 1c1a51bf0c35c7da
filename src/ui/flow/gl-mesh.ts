import type { Point } from '#core/flow/layout/types.ts'
import { arrowHead, traceLine, type PathSink } from './curve.ts'
import { groupAreas } from './group-areas.ts'
import type { ReadyPicture } from './painter.ts'
import type { Line } from './scene.ts'

/** Red, green, blue, 0 to 1. */
export type Rgb = readonly [number, number, number]

/** Straight pieces: from, to (graph coordinates), width, colour with alpha. */
export const SEGMENT_FLOATS = 9
/** Corners of arrow heads: point, colour with alpha. */
export const CORNER_FLOATS = 6

export interface Mesh {
  readonly segments: Float32Array
  readonly corners: Float32Array
}

/** Pieces of one bend: more could not be told from a curve. */
const PIECES = 8

/** All lines of a picture as what a graphics processor draws, in the order in which the painter paints them. */
export function meshOf(picture: ReadyPicture, rgb: (colour: string) => Rgb): Mesh {
  const { scene, marks, palette, selected } = picture
  const segments: number[] = []
  const corners: number[] = []
  const stroke = (line: Line, colour: Rgb, alpha: number, width: number, arrow: number): void => {
    traceLine(flattener(segments, colour, alpha, width), line.points, arrow * 0.8)
    for (const { x, y } of arrowHead(line.points, arrow)) corners.push(x, y, ...colour, alpha)
  }
  const over = (line: Line, colour: string, width: number, alpha: number): void =>
    stroke(line, rgb(colour), alpha, width, Math.max(line.arrow, 7 + width * 1.6))
  groups(picture, segments, rgb(palette.accent))
  for (const { lines, colour, alpha, width } of picture.batches)
    for (const line of lines) stroke(line, rgb(colour), alpha, width, line.arrow)
  for (const line of scene.lines) {
    if (marks.highlight.has(line.edge.id)) over(line, palette.accent, line.width + 1.5, 0.9)
    const taint = marks.paint?.edges.get(line.edge.id)
    if (!taint || !(taint.share > 0)) continue
    over(line, palette.paint, line.width + 3, 0.22)
    over(line, palette.paint, Math.max(1, line.width * Math.min(1, taint.share)), 1)
  }
  for (const id of selected)
    for (const line of picture.linesOf(id)) if (line.edge.id === id) over(line, palette.focus, line.width, 1)
  return { segments: new Float32Array(segments), corners: new Float32Array(corners) }
}

/** Takes a path and notes its straight pieces. */
function flattener(into: number[], colour: Rgb, alpha: number, width: number): PathSink {
  let at: Point = { x: 0, y: 0 }
  const to = (x: number, y: number): void => {
    into.push(at.x, at.y, x, y, width, ...colour, alpha)
    at = { x, y }
  }
  return {
    moveTo: (x, y) => {
      at = { x, y }
    },
    lineTo: to,
    quadraticCurveTo: (cx, cy, x, y) => {
      const from = at
      for (let piece = 1; piece <= PIECES; piece += 1) {
        const [t, u] = [piece / PIECES, 1 - piece / PIECES]
        to(u * u * from.x + 2 * u * t * cx + t * t * x, u * u * from.y + 2 * u * t * cy + t * t * y)
      }
    },
  }
}

/** The boxes of groups: a wide piece fills each, four thin ones frame it. */
function groups({ scene, marks }: ReadyPicture, into: number[], accent: Rgb): void {
  for (const area of marks.groups.flatMap((group) => groupAreas(group, scene.boxes, marks.notes))) {
    const [left, right] = [area.x - area.width / 2, area.x + area.width / 2]
    const [top, bottom] = [area.y - area.height / 2, area.y + area.height / 2]
    into.push(left, area.y, right, area.y, area.height, ...accent, 0.06)
    for (const [x1, y1, x2, y2] of [
      [left, top, right, top],
      [right, top, right, bottom],
      [right, bottom, left, bottom],
      [left, bottom, left, top],
    ] as const)
      into.push(x1, y1, x2, y2, 1.25, ...accent, 0.7)
  }
}
