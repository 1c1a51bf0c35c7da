import { DEFAULT_LAYOUT } from '#core/flow/layout/types.ts'
import { FIT, READABLE_ZOOM } from './viewport.ts'
import { nodeSize } from './geometry.ts'

/** Two columns never stand closer: an arrow must be seen between them. */
const LEAST_GAP = 32
/** A picture is not laid out anew for every pixel of a resized window. */
const STEP = 8

/**
 * Clear space between two columns, px in the graph, with which so many of them can be read at once in `width` px of
 * screen: the usual one, or as much less as it takes, so that a long way is in sight from its source to its subject.
 */
export function columnGapFor(columns: number, width: number): number {
  const room = (width - 2 * FIT.side) / READABLE_ZOOM
  const left = (room - columns * nodeSize({ kind: 'address' }).width) / Math.max(1, columns - 1)
  const stepped = Math.floor(left / STEP) * STEP
  return Math.min(DEFAULT_LAYOUT.columnGap, Math.max(LEAST_GAP, stepped))
}
