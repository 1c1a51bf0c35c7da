import { CATEGORY_LOOKS, familyOf, toneOf, type BadgeShape, type CategoryFamily } from './categories.ts'
import type { FlowNode } from './model.ts'
import type { FlowPalette } from './palette.ts'

/** Outlines in a 32 by 32 box. */
const OUTLINES: Readonly<Record<BadgeShape, string>> = {
  octagon: 'M10.5 2h11L30 10.5v11L21.5 30h-11L2 21.5v-11z',
  hexagon: 'M9 3.5h14L30.5 16 23 28.5H9L1.5 16z',
  diamond: 'M16 .8 31.2 16 16 31.2.8 16z',
  circle: 'M16 1.5a14.5 14.5 0 1 0 0 29 14.5 14.5 0 0 0 0-29z',
  square:
    'M7 2.5h18A4.5 4.5 0 0 1 29.5 7v18a4.5 4.5 0 0 1-4.5 4.5H7A4.5 4.5 0 0 1 2.5 25V7A4.5 4.5 0 0 1 7 2.5z',
  triangle: 'M13.3 3.5 1.5 25.5A3 3 0 0 0 4.2 30h23.6a3 3 0 0 0 2.7-4.5L18.7 3.5a3 3 0 0 0-5.4 0z',
}

/** How the badge of a family is drawn: parts of an SVG, shared by the canvas and the legend. */
export function badgeParts(family: CategoryFamily): { outline: string; icon: string; transform: string } {
  const { shape, icon } = CATEGORY_LOOKS[family]
  // The triangle has less room, and its middle lies lower.
  const transform = shape === 'triangle' ? 'translate(8 11.5) scale(.66)' : 'translate(6.4 6.4) scale(.8)'
  return { outline: OUTLINES[shape], icon, transform }
}

/** The node's badge as an image for the canvas. Equal looks give the same string, which the renderer caches. */
export function badgeImage(node: FlowNode, palette: FlowPalette): string {
  const fill = node.role === 'ours' && node.severity === undefined ? palette.ok : palette.tones[toneOf(node)]
  const quiet = familyOf(node.category) === 'unknown' && (node.severity ?? 0) < 3 && node.role !== 'ours'
  const { outline, icon, transform } = badgeParts(familyOf(node.category))
  const ink = quiet ? palette.textMuted : palette.bgRaised
  const shape = quiet
    ? `<path d="${outline}" fill="${palette.bgSunken}" stroke="${palette.borderStrong}"/>`
    : `<path d="${outline}" fill="${fill}"/>`
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 32 32">${shape}` +
    `<path d="${icon}" transform="${transform}" fill="none" stroke="${ink}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>`
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`
}
