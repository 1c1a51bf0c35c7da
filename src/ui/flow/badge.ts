import { CATEGORY_LOOKS, type BadgeShape, type CategoryFamily } from './categories.ts'

/** Outlines in a 32 by 32 box. */
const OUTLINES: Readonly<Record<BadgeShape, string>> = {
  octagon: 'M10.5 2h11L30 10.5v11L21.5 30h-11L2 21.5v-11z',
  hexagon: 'M9 3.5h14L30.5 16 23 28.5H9L1.5 16z',
  diamond: 'M16 .8 31.2 16 16 31.2.8 16z',
  circle: 'M16 1.5a14.5 14.5 0 1 0 0 29 14.5 14.5 0 0 0 0-29z',
  square:
    'M7 2.5h18A4.5 4.5 0 0 1 29.5 7v18a4.5 4.5 0 0 1-4.5 4.5H7A4.5 4.5 0 0 1 2.5 25V7A4.5 4.5 0 0 1 7 2.5z',
  arch: 'M3 27.5V15a13 13 0 0 1 26 0v12.5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z',
  triangle: 'M13.3 3.5 1.5 25.5A3 3 0 0 0 4.2 30h23.6a3 3 0 0 0 2.7-4.5L18.7 3.5a3 3 0 0 0-5.4 0z',
}

/** Offset and scale of an icon within the outline's box. */
export interface IconPlace {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** The triangle has less room, and its middle lies lower; so does that of the arch. */
const PLACES: Partial<Readonly<Record<BadgeShape, IconPlace>>> = {
  triangle: { x: 8, y: 11.5, scale: 0.66 },
  arch: { x: 6.4, y: 7.2, scale: 0.8 },
}

/** How the badge of a family is drawn: parts of an SVG, shared by canvas, export and legend. */
export function badgeParts(family: CategoryFamily): {
  outline: string
  icon: string
  place: IconPlace
  transform: string
} {
  const { shape, icon } = CATEGORY_LOOKS[family]
  const place = PLACES[shape] ?? { x: 6.4, y: 6.4, scale: 0.8 }
  return {
    outline: OUTLINES[shape],
    icon,
    place,
    transform: `translate(${place.x} ${place.y}) scale(${place.scale})`,
  }
}
