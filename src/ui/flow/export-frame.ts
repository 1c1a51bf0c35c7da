import type { CategoryFamily } from './categories.ts'

/** What stands around an exported picture: whose it is, what it shows and as of when. Texts in the reader's words. */
export interface ExportFrame {
  readonly title: string
  /** Lines below the picture: as-of time, filters, what is not drawn. */
  readonly footer: readonly string[]
  /** Families and line meanings, as in the legend. */
  readonly legend: readonly LegendEntry[]
}

export type LegendEntry =
  | { readonly kind: 'family'; readonly family: CategoryFamily; readonly text: string }
  | { readonly kind: 'colour'; readonly place: number; readonly text: string }
  | { readonly kind: 'line'; readonly look: 'path' | 'other' | 'taint'; readonly text: string }

/** Measures of the frame, px. */
export const FRAME = { margin: 32, title: 34, line: 17, item: 190, row: 22 } as const

export interface FramePlan {
  readonly width: number
  readonly height: number
  /** Where the picture's own origin goes. */
  readonly panX: number
  readonly panY: number
  readonly legend: readonly { readonly entry: LegendEntry; readonly x: number; readonly y: number }[]
  readonly footer: readonly { readonly text: string; readonly y: number }[]
}

/** Places title, picture, legend and footer on a sheet. */
export function planFrame(
  frame: ExportFrame,
  bounds: { left: number; right: number; top: number; bottom: number },
): FramePlan {
  const width = Math.max(480, bounds.right - bounds.left + 2 * FRAME.margin)
  // Captions of the columns stand between title and picture.
  const top = FRAME.margin + (frame.title === '' ? 0 : FRAME.title) + 24
  const below = top + (bounds.bottom - bounds.top) + FRAME.margin
  const perRow = Math.max(1, Math.floor((width - 2 * FRAME.margin) / FRAME.item))
  const rows = Math.ceil(frame.legend.length / perRow)
  const footerTop = below + rows * FRAME.row + (rows > 0 ? 14 : 0)
  return {
    width,
    height: footerTop + frame.footer.length * FRAME.line + FRAME.margin / 2,
    panX: (width - (bounds.right - bounds.left)) / 2 - bounds.left,
    panY: top - bounds.top,
    legend: frame.legend.map((entry, at) => ({
      entry,
      x: FRAME.margin + (at % perRow) * FRAME.item,
      y: below + Math.floor(at / perRow) * FRAME.row,
    })),
    footer: frame.footer.map((text, at) => ({ text, y: footerTop + at * FRAME.line })),
  }
}

/** Everything that is drawn: lines bend beyond the outermost cards, notes stand below them. */
export function drawnBounds(scene: {
  readonly bounds: { left: number; right: number; top: number; bottom: number }
  readonly lines: readonly { left: number; right: number; top: number; bottom: number }[]
}): { left: number; right: number; top: number; bottom: number } {
  let { left, right, top, bottom } = scene.bounds
  for (const line of scene.lines) {
    left = Math.min(left, line.left)
    right = Math.max(right, line.right)
    top = Math.min(top, line.top)
    bottom = Math.max(bottom, line.bottom)
  }
  return { left: left - 8, right: right + 8, top: top - 28, bottom: bottom + 20 }
}
