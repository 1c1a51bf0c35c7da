import type { Point } from '#core/flow/layout/types.ts'
import { arrowHead, pointAt } from './curve.ts'
import type { Box } from './geometry.ts'
import type { Occupied } from './occupied.ts'
import type { Line } from './scene.ts'

/** The amount of a flow, to be written beside its line. */
export interface LineLabel {
  readonly line: Line
  readonly text: string
  readonly colour: string
}

/** Where an amount stands: its box, and its rows from the upper to the lower one. */
export interface LabelPlace extends Box {
  readonly label: LineLabel
  readonly rows: readonly string[]
}

/** Px of an amount at zoom 1, and the least of it on the screen: zoomed out it does not get smaller than can be read. */
export const LABEL_SIZE = 11.5
const LEAST_SIZE = 10.5
/** Below this zoom the gap between two columns has no room for an amount of that size. */
const LEAST_ZOOM = 0.3
/** An amount wider than this breaks into two rows, px at `LABEL_SIZE`: a gap between two columns is not much wider. */
const ROW_WIDTH = 84
export const ROW_HEIGHT = 13
/** Where along a line its amount may stand, the best places first; and where many lines share one of its ends. */
const MIDDLE = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8] as const
const AT_TARGET = [0.86, 0.78, 0.94, 0.7, 0.6, 0.5] as const
const AT_SOURCE = AT_TARGET.map((share) => 1 - share)
/** Px between an amount and the cards at its line's ends, where it stands above or below them. */
const BEYOND_CARDS = 3

/** Font size in px of the picture at a zoom; null: amounts are not written. */
export function labelSize(zoom: number): number | null {
  return zoom < LEAST_ZOOM ? null : Math.max(LABEL_SIZE, LEAST_SIZE / zoom)
}

/**
 * Places for amounts beside their lines, the first ones first. One that would cover a card, or another amount, is left
 * out. `taken` holds what is there already and gets the places; `size` is that of the font, px, and `widthOf` measures
 * at `LABEL_SIZE`.
 */
export function placeLabels(
  labels: readonly LineLabel[],
  taken: Occupied,
  size: number,
  widthOf: (text: string) => number,
): readonly LabelPlace[] {
  const scale = size / LABEL_SIZE
  const places: LabelPlace[] = []
  const sharesOf = freeEnds(labels)
  for (const { line } of labels) taken.take(arrowBox(line))
  for (const label of labels) {
    const shares = sharesOf(label.line)
    for (const { rows, isNear } of formsOf(label.text, widthOf)) {
      const width = (Math.max(...rows.map(widthOf)) + 4) * scale
      const height = rows.length * ROW_HEIGHT * scale
      const box = freePlace(label.line, { width, height }, { shares, isNear }, taken)
      if (!box) continue
      taken.take(box)
      places.push({ ...box, label, rows })
      break
    }
  }
  return places
}

/** Lines that meet at a card run in one trunk before it: the amount of each stands where it is alone, at its other end. */
function freeEnds(labels: readonly LineLabel[]): (line: Line) => readonly number[] {
  const counts = new Map<string, number>()
  const count = (id: string): void => void counts.set(id, (counts.get(id) ?? 0) + 1)
  for (const { line } of labels) {
    count(`out ${line.edge.source}`)
    count(`in ${line.edge.target}`)
  }
  return ({ edge: { source, target } }) => {
    const [leaving, coming] = [counts.get(`out ${source}`)!, counts.get(`in ${target}`)!]
    return leaving === coming ? MIDDLE : leaving > coming ? AT_TARGET : AT_SOURCE
  }
}

/** What an arrow takes: an amount beside its line does not cover it. */
function arrowBox({ points, arrow }: Line): Box {
  const [tip, left, right] = arrowHead(points, arrow)
  const [x, y] = [(tip.x + (left.x + right.x) / 2) / 2, (tip.y + (left.y + right.y) / 2) / 2]
  return { x, y, width: arrow, height: arrow }
}

interface Form {
  readonly rows: readonly string[]
  /** Whether it stands at its line, or clear of the cards at both ends of it. */
  readonly isNear: boolean
}

/** At the line, broken where it is wide for the gap; else in one row beyond the cards at the line's ends. */
function* formsOf(text: string, widthOf: (text: string) => number): Iterable<Form> {
  yield { rows: widthOf(text) <= ROW_WIDTH ? [text] : broken(text), isNear: true }
  yield { rows: [text], isNear: false }
}

function broken(text: string): readonly string[] {
  const at = text.lastIndexOf(' (') > 0 ? text.lastIndexOf(' (') : text.lastIndexOf(' ')
  return at > 0 ? [text.slice(0, at), text.slice(at + 1)] : [text]
}

interface Size {
  readonly width: number
  readonly height: number
}

interface Search {
  readonly shares: readonly number[]
  readonly isNear: boolean
}

function freePlace(line: Line, size: Size, { shares, isNear }: Search, taken: Occupied): Box | null {
  const { points, width } = line
  if (!isNear && size.width > reachOf(line)) return null
  for (const share of shares) {
    const at = pointAt(points, share)
    const isSteep = risesAt(points, share, size.height)
    // Far from a steep piece it would stand at another line's.
    if (isSteep && !isNear) continue
    const middles = isNear ? beside(at, size, width, isSteep) : beyond(at, size, line)
    for (const middle of middles) {
      const box = { ...middle, ...size }
      if (taken.isFree(box)) return box
    }
  }
  return null
}

/**
 * Px that an amount beyond the cards at a line's ends may be wide: from the middle of one to that of the other, or it
 * might be anybody's. Legs of a transaction are too short for any.
 */
function reachOf({ edge, source, target }: Line): number {
  const isLevel = Math.abs(source.y - target.y) < source.height / 2
  return isLevel && edge.flows === undefined ? 0.95 * Math.abs(source.x - target.x) : 0
}

/** Whether a line goes up or down here, for longer than an amount is high. */
function risesAt(points: Line['points'], share: number, height: number): boolean {
  const [from, to] = [pointAt(points, Math.max(0, share - 0.08)), pointAt(points, Math.min(1, share + 0.08))]
  const rise = Math.abs(to.y - from.y)
  return rise > height && rise > Math.abs(to.x - from.x)
}

/** Before a line, behind it, on it: above and below, or to both sides where it is steep. */
function beside({ x, y }: Point, size: Size, lineWidth: number, isSteep: boolean): readonly Point[] {
  const away = ((isSteep ? size.width : size.height) + lineWidth) / 2 + 2
  return [-away, away, 0].map((step) => (isSteep ? { x: x + step, y } : { x, y: y + step }))
}

/** Above and below the cards at both ends of a line. */
function beyond({ x }: Point, { height }: Size, { source, target }: Line): readonly Point[] {
  const [top, bottom] = [
    Math.min(source.y - source.height / 2, target.y - target.height / 2),
    Math.max(source.y + source.height / 2, target.y + target.height / 2),
  ]
  const away = BEYOND_CARDS + height / 2
  return [
    { x, y: top - away },
    { x, y: bottom + away },
  ]
}
