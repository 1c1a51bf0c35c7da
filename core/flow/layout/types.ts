/** A point in layout space: px at zoom 1, x to the right, y down; for a node, its centre. */
export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * A box to place.
 *
 * - `layer` signed hop when the caller knows it: sources of funds below zero, destinations above, subject 0
 * - `time`  epoch milliseconds, used by `layersByTime`; null or absent is unknown
 * - `value` any number that orders siblings, largest first; ties by id
 */
export interface LayoutNode {
  readonly id: string
  readonly width: number
  readonly height: number
  readonly layer?: number
  readonly time?: number | null
  readonly value?: number
}

/** A flow from `source` to `target`. A higher `priority` (default 1) is kept straighter. */
export interface LayoutEdge {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly priority?: number
}

export interface LayoutGraph {
  readonly nodes: readonly LayoutNode[]
  readonly edges: readonly LayoutEdge[]
}

export interface LayoutOptions {
  /** Node ids at layer 0; the first one becomes the origin of the coordinates. */
  readonly subjects: readonly string[]
  /** Clear space between two layers, px. */
  readonly columnGap: number
  /** Clear space between the sub-columns a tall layer is wrapped into, px. */
  readonly subColumnGap: number
  /** Clear space between two boxes of one column, px. */
  readonly rowGap: number
  /** Height kept free for an edge that passes a column, px. */
  readonly laneHeight: number
  /** A layer taller than this is wrapped into sub-columns, px; more where a picture of many boxes would be a ribbon. */
  readonly maxColumnHeight: number
  /** Ordering passes over all columns. */
  readonly sweeps: number
  /** Above this many lanes no room is kept for edges: they share the gaps between boxes. */
  readonly maxLanes: number
}

export const DEFAULT_LAYOUT: LayoutOptions = {
  subjects: [],
  columnGap: 92,
  subColumnGap: 52,
  rowGap: 14,
  laneHeight: 7,
  maxColumnHeight: 860,
  sweeps: 8,
  maxLanes: 3000,
}

/** A span of time, epoch ms; `to` is exclusive. */
export interface TimeSpan {
  readonly from: number
  readonly to: number
}

/** One layer as drawn: its sub-columns share it. */
export interface LayerBand {
  readonly layer: number
  readonly left: number
  readonly right: number
  /** What a column of the layout by time covers; null: what has no known time. Absent: the layer is a hop. */
  readonly time?: TimeSpan | null
}

/** A box that lines go around: its centre and size, px. */
export interface RouteBox extends Point {
  readonly width: number
  readonly height: number
}

/** The way of a line between two boxes that stand where they stood when it was looked for. */
export interface Route {
  readonly source: RouteBox
  readonly target: RouteBox
  /** From the source's side over all bends to the target's side. */
  readonly points: readonly Point[]
  /** Px between the ports of the side that it enters: its arrow may be no broader. */
  readonly pitch: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Routes {
  /** The boxes with which the lines were compared. */
  readonly boxes: ReadonlyMap<string, RouteBox>
  readonly lines: ReadonlyMap<string, Route>
  /** Boxes that came since, with which the lines that stood were not compared yet. */
  readonly come?: readonly string[]
}

export interface FlowLayout {
  readonly positions: ReadonlyMap<string, Point>
  /** Ways of the lines around the boxes, as far as they were looked for. */
  readonly routes?: Routes | undefined
  readonly bands: readonly LayerBand[]
}

/** Total order of ids that does not depend on a locale. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Boxes up to which a picture waits for the ways of its lines, and a new line's is looked for in the page, at once. */
export const MOST_ROUTED_AT_ONCE = 3000
/** Boxes up to which lines go around them at all: a search for the ways of 18,000 lines takes some four seconds. */
export const MOST_ROUTED = 12_000
