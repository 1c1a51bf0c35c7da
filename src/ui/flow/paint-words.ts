import { cardTexts, shorten, TWO_LINES_ZOOM, widthOf } from './card-text.ts'
import type { Box } from './geometry.ts'
import { groupAreas } from './group-areas.ts'
import { LANDMARK, placeLandmarks, type LandmarkPlace } from './landmarks.ts'
import { labelSize, LABEL_SIZE, placeLabels, ROW_HEIGHT, type LineLabel } from './label-places.ts'
import { notePlace } from './note-place.ts'
import { Occupied } from './occupied.ts'
import type { FlowPalette } from './palette.ts'
import { boxInSight } from './paint-cards.ts'
import { inSight, type Context, type Sight } from './paint-lines.ts'
import type { Card, FlowMarks, FlowScene } from './scene.ts'

interface Written {
  readonly scene: FlowScene
  readonly marks: FlowMarks
  readonly palette: FlowPalette
  readonly labels: readonly LineLabel[]
}

/** A note or a title, where it stands. */
interface Word extends Box {
  readonly text: string
}

const NOTE_SIZE = 10.5
/** Below this size on the screen a note cannot be read. */
const LEAST_NOTE = 6
/** Room a free note's line has, px. */
const NOTE_WIDTH = 220
/** Height of the ground of a note and of a title, px: they lie in the gap between two rows. */
const GROUND = 13

/**
 * Titles of boxes and notes of the reader, the amounts of flows where those and the cards leave room, and names of what
 * matters where cards are small. Returns where the amounts and the names stand.
 */
export function paintWritten(context: Context, written: Written, sight: Sight): readonly Box[] {
  const { scene, marks, palette } = written
  const isReadable = NOTE_SIZE * sight.zoom >= LEAST_NOTE
  const notes = isReadable && marks.notes.length > 0 ? notesOf(context, written) : []
  const titles = isReadable && marks.groups.length > 0 ? titlesOf(context, written, notes) : []
  const cards = scene.cards.filter((card) => boxInSight(card.box, sight))
  const taken = new Occupied([...titles, ...notes, ...cards.map(({ box }) => box)])
  const amounts = paintAmounts(context, written, sight, taken)
  const names = paintLandmarks(context, cards, taken, written, sight)
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  context.font = noteFont(palette)
  for (const note of notes) {
    context.fillStyle = palette.accentBg
    context.beginPath()
    context.roundRect(note.x - note.width / 2, note.y - GROUND / 2, note.width, GROUND, 3)
    context.fill()
    write(context, note, palette.accent)
  }
  context.font = titleFont(palette)
  for (const title of titles) {
    context.fillStyle = palette.bg
    context.fillRect(title.x - title.width / 2, title.y - GROUND / 2, title.width, GROUND)
    write(context, title, palette.accent)
  }
  return [...amounts, ...names]
}

function write(context: Context, { text, x, y, width }: Word, colour: string): void {
  context.fillStyle = colour
  context.fillText(text, x - width / 2 + 4, y + 0.5)
}

function noteFont({ fontSans }: FlowPalette): string {
  return `italic 500 ${NOTE_SIZE}px ${fontSans}`
}

function titleFont({ fontSans }: FlowPalette): string {
  return `600 ${NOTE_SIZE}px ${fontSans}`
}

/** Px between a title and a note before it, and the least room in which a title is moved there. */
const TITLE = { gap: 6, least: 40 } as const

/**
 * Titles lie on the upper border of their box, in the gap between two rows, so that they cover no card; where the note
 * of the card above lies there, behind it.
 */
function titlesOf(
  context: Context,
  { scene, marks, palette }: Written,
  notes: readonly Word[],
): readonly Word[] {
  context.font = titleFont(palette)
  return marks.groups.flatMap((group) =>
    groupAreas(group, scene.boxes, marks.notes).map((area) => {
      const [y, right] = [area.y - area.height / 2, area.x + area.width / 2]
      let left = area.x - area.width / 2 + 6
      for (const note of notes) {
        const behind = note.x + note.width / 2 + TITLE.gap
        const isThere = Math.abs(note.y - y) < GROUND && note.x - note.width / 2 < right && behind > left
        if (isThere && right - behind > TITLE.least) left = behind
      }
      const text = shorten(context, group.title, right - left - 26)
      const width = context.measureText(text).width + 8
      return { text, x: left + width / 2, y, width, height: GROUND }
    }),
  )
}

function notesOf(context: Context, { scene, marks, palette }: Written): readonly Word[] {
  context.font = noteFont(palette)
  return marks.notes.flatMap((note) => {
    const at = notePlace(note, scene, NOTE_WIDTH)
    if (!at) return []
    const text = shorten(context, note.text, at.room)
    const width = context.measureText(text).width + 8
    return { text, x: at.x + width / 2, y: at.y, width, height: GROUND }
  })
}

/** Amounts beside their lines, the first ones first, where nothing is taken. */
function paintAmounts(
  context: Context,
  { palette, labels }: Written,
  sight: Sight,
  taken: Occupied,
): readonly Box[] {
  const size = labelSize(sight.zoom)
  const near = size === null ? [] : labels.filter(({ line }) => inSight(line, sight))
  if (size === null || near.length === 0) return []
  const font = (px: number): string => `600 ${px}px ${palette.fontSans}`
  context.font = font(LABEL_SIZE)
  const places = placeLabels(near, taken, size, (text) => widthOf(context, text))
  context.font = font(size)
  const row = (size * ROW_HEIGHT) / LABEL_SIZE
  for (const place of places) {
    ground(context, place, palette, size / 3)
    context.fillStyle = place.label.colour
    place.rows.forEach((text, at) => writeRow(context, text, place, { down: at * row, row }))
  }
  return places
}

/** Names of what the picture is read by, where its cards are too small for them. */
function paintLandmarks(
  context: Context,
  cards: readonly Card[],
  taken: Occupied,
  { scene, marks, palette }: Written,
  { zoom }: Sight,
): readonly Box[] {
  if (zoom >= TWO_LINES_ZOOM) return []
  const font = (weight: number, px: number): string => `${weight} ${px}px ${palette.fontSans}`
  context.font = font(600, LANDMARK.size)
  const places = placeLandmarks(
    cards.filter(({ node }) => !marks.dimmed.has(node.id)),
    taken,
    {
      zoom,
      ends: scene.bounds,
      widthOf: (text) => widthOf(context, text),
      isWhole: ({ node, box }) => {
        const [name] = cardTexts(node, box, palette, zoom)
        return name !== undefined && widthOf(context, name.text) * (name.size / LANDMARK.size) <= name.room
      },
    },
  )
  const row = LANDMARK.row / zoom
  for (const place of places) {
    const { node } = place.card
    ground(context, place, palette, LANDMARK.pad / zoom)
    place.rows.forEach((text, at) => {
      const isName = text === node.label
      context.font = font(isName ? 600 : 500, LANDMARK.size / zoom)
      const severe = (node.severity ?? 0) >= 3 ? palette.severityText[node.severity!] : undefined
      context.fillStyle = isName ? palette.text : (severe ?? palette.textMuted)
      writeRow(context, text, place, { down: at * row, row, pad: LANDMARK.pad / zoom })
    })
  }
  return places
}

function ground(context: Context, { x, y, width, height }: Box, palette: FlowPalette, radius: number): void {
  context.globalAlpha = 0.9
  context.fillStyle = palette.bg
  context.beginPath()
  context.roundRect(x - width / 2, y - height / 2, width, height, radius)
  context.fill()
  context.globalAlpha = 1
}

/** One row of a place, `down` px from its upper edge, `pad` from its side. */
function writeRow(
  context: Context,
  text: string,
  { x, y, width, height, align = 'center' }: Box & Partial<Pick<LandmarkPlace, 'align'>>,
  { down, row, pad = 0 }: { readonly down: number; readonly row: number; readonly pad?: number },
): void {
  context.textAlign = align
  context.textBaseline = 'middle'
  const half = width / 2 - pad
  const at = align === 'left' ? x - half : align === 'right' ? x + half : x
  context.fillText(text, at, y - height / 2 + down + row / 2 + 0.5)
}
