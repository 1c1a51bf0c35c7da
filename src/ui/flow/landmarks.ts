import { TEXT_ZOOM, TWO_LINES_ZOOM } from './card-text.ts'
import type { Box } from './geometry.ts'
import type { FlowRole } from './model.ts'
import { Occupied } from './occupied.ts'
import type { Card } from './scene.ts'

/** Px of a landmark on the screen, whatever the zoom. */
export const LANDMARK = { size: 10.5, row: 13, pad: 3 } as const
/** More of them on one screen are no landmarks. */
const MOST = 40
/** Of more subjects than these only those that have a name are landmarks. */
const FEW_SUBJECTS = 3

const RANK: Readonly<Partial<Record<FlowRole, number>>> = { risk: 0, subject: 1, ours: 2, service: 3 }

/** What a picture is read by when its cards are small: its risks, its subject, services, and what is of the house. */
export function isLandmark({ node }: Card): boolean {
  return node.role !== undefined && RANK[node.role] !== undefined && node.kind !== 'more'
}

/** Whether more is known of it than its address. */
function isSomebody({ node }: Card): boolean {
  return node.category !== undefined || node.holder !== undefined
}

/** Name and category of a landmark, where they stand. */
export interface LandmarkPlace extends Box {
  readonly card: Card
  readonly rows: readonly string[]
  /** At which edge of it the rows begin. */
  readonly align: 'left' | 'center' | 'right'
}

interface Measures {
  readonly zoom: number
  /** Left and right end of the picture: words at its ends do not stand out. */
  readonly ends: { readonly left: number; readonly right: number }
  /** At `LANDMARK.size`. */
  readonly widthOf: (text: string) => number
  /** Whether a card shows all of its name. */
  readonly isWhole: (card: Card) => boolean
}

/**
 * Words for the landmarks of a picture that is seen small. Where cards have room for their name only, what is cut of it
 * and what the card is said to be stand above or below it, if that is free (`taken`, which gets the places). Where
 * cards have no words at all their names lie beside them, over what has none.
 */
export function placeLandmarks(
  cards: readonly Card[],
  taken: Occupied,
  { zoom, ends, widthOf, isWhole }: Measures,
): readonly LandmarkPlace[] {
  if (zoom >= TWO_LINES_ZOOM) return []
  const isBare = zoom < TEXT_ZOOM
  const all = cards.filter(isLandmark)
  const isFewSubjects = all.filter(({ node }) => node.role === 'subject').length <= FEW_SUBJECTS
  const marks = all
    .filter((card) => isFewSubjects || isSomebody(card))
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .slice(0, MOST)
  // Over a picture without words only landmarks have to be kept free.
  const room = isBare ? new Occupied(marks.map(({ box }) => box)) : taken
  const places: LandmarkPlace[] = []
  for (const card of marks) {
    const { label, sublabel } = card.node
    const rows = isBare ? [label] : [...(isWhole(card) ? [] : [label]), ...(sublabel ? [sublabel] : [])]
    if (rows.length === 0) continue
    const width = (Math.max(...rows.map(widthOf)) + 2 * LANDMARK.pad) / zoom
    const height = (rows.length * LANDMARK.row) / zoom
    const place = placesBeside(card.box, { width, height }, ends, isBare).find((side) => room.isFree(side))
    if (!place) continue
    room.take(place)
    places.push({ ...place, card, rows })
  }
  return places
}

/** Risks before services, the gravest first. */
function rankOf({ node }: Card): number {
  return RANK[node.role!]! - (node.severity ?? 0) / 10
}

/** Below and above a card, drawn in at the ends of the picture; over a picture without words rather at its side. */
function placesBeside(
  { x, y, width, height }: Box,
  size: { readonly width: number; readonly height: number },
  { left, right }: Measures['ends'],
  isBare: boolean,
): readonly (Box & Pick<LandmarkPlace, 'align'>)[] {
  const [dx, dy] = [(width + size.width) / 2 + 1, (height + size.height) / 2 + 1]
  const out = Math.max(0, (size.width - width) / 2)
  const align = x - width / 2 <= left ? 'left' : x + width / 2 >= right ? 'right' : 'center'
  const middle = align === 'left' ? x + out : align === 'right' ? x - out : x
  const stacked = [
    { ...size, x: middle, y: y + dy, align } as const,
    { ...size, x: middle, y: y - dy, align } as const,
  ]
  if (!isBare) return stacked
  return [{ ...size, x: x + dx, y, align: 'left' }, { ...size, x: x - dx, y, align: 'right' }, ...stacked]
}
