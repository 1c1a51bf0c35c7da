import { ACCOUNT_COLOURS, type AccountColourShape } from '#core/investigation/colours.ts'
import type { FlowPalette } from './palette.ts'

/** Outlines in a 16 by 16 box, middle at 8, 8. */
const SHAPES: Readonly<Record<AccountColourShape, string>> = {
  circle: 'M8 2a6 6 0 1 0 0 12a6 6 0 0 0 0-12z',
  square: 'M2.6 2.6h10.8v10.8h-10.8z',
  triangle: 'M8 1.4 15 13.6H1z',
  diamond: 'M8 .8 15.2 8 8 15.2 .8 8z',
  cross: 'M5.8 1.6h4.4v4.2h4.2v4.4h-4.2v4.2h-4.4v-4.2h-4.2v-4.4h4.2z',
  star: 'M8 .6l2.1 4.9 5.3 .5-4 3.5 1.2 5.2L8 12l-4.6 2.7 1.2-5.2-4-3.5 5.3-.5z',
  hexagon: 'M4.6 2h6.8L15 8l-3.6 6H4.6L1 8z',
  ring: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM8 5a3 3 0 1 1 0 6a3 3 0 0 1 0-6z',
}

/** Side of the box of a mark, px, and where its middle stands from the upper left corner of its card. */
export const MARK = { side: 16, left: 13 } as const

export interface ColourMark {
  /** SVG path data in a box of 16 by 16; drawn by the rule even-odd. */
  readonly path: string
  readonly colour: string
}

/** How a place of the reader's palette is drawn; null for a place that it does not have. */
export function colourMark(place: number | undefined, palette: FlowPalette): ColourMark | null {
  const path = place === undefined ? null : markPath(place)
  if (path === null) return null
  return { path, colour: palette.tones[`series-${place}` as 'series-1'] }
}

/** The shape of a place of the palette. */
export function markPath(place: number): string | null {
  const entry = ACCOUNT_COLOURS[place - 1]
  return entry === undefined ? null : SHAPES[entry.shape]
}
