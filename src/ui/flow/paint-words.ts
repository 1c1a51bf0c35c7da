import { shorten, widthOf } from './card-text.ts'
import type { Box } from './geometry.ts'
import { groupAreas } from './group-areas.ts'
import { labelSize, LABEL_SIZE, placeLabels, ROW_HEIGHT, type LineLabel } from './label-places.ts'
import { notePlace } from './note-place.ts'
import { Occupied } from './occupied.ts'
import type { FlowPalette } from './palette.ts'
import { boxInSight } from './paint-cards.ts'
import { inSight, type Context, type Sight } from './paint-lines.ts'
import type { FlowMarks, FlowScene } from './scene.ts'

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

/** Titles of boxes and notes of the reader, and the amounts of flows where those and the cards leave room. */
export function paintWritten(context: Context, written: Written, sight: Sight): void {
  const { marks, palette } = written
  const isReadable = NOTE_SIZE * sight.zoom >= LEAST_NOTE
  const titles = isReadable && marks.groups.length > 0 ? titlesOf(context, written) : []
  const notes = isReadable && marks.notes.length > 0 ? notesOf(context, written) : []
  paintAmounts(context, written, sight, [...titles, ...notes])
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

/** Titles lie on the upper border of their box, in the gap between two rows, so that they cover no card. */
function titlesOf(context: Context, { scene, marks, palette }: Written): readonly Word[] {
  context.font = titleFont(palette)
  return marks.groups.flatMap((group) =>
    groupAreas(group, scene.boxes, marks.notes).map((area) => {
      const text = shorten(context, group.title, area.width - 32)
      const width = context.measureText(text).width + 8
      const left = area.x - area.width / 2 + 6
      return { text, x: left + width / 2, y: area.y - area.height / 2, width, height: GROUND }
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

/** Amounts beside their lines, the first ones first, where no card and no word stands. */
function paintAmounts(
  context: Context,
  { scene, palette, labels }: Written,
  sight: Sight,
  words: readonly Box[],
): void {
  const size = labelSize(sight.zoom)
  const near = size === null ? [] : labels.filter(({ line }) => inSight(line, sight))
  if (size === null || near.length === 0) return
  const taken = new Occupied(words)
  for (const { box } of scene.cards) if (boxInSight(box, sight)) taken.take(box)
  const font = (px: number): string => `600 ${px}px ${palette.fontSans}`
  context.font = font(LABEL_SIZE)
  const places = placeLabels(near, taken, size, (text) => widthOf(context, text))
  context.font = font(size)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const row = (size * ROW_HEIGHT) / LABEL_SIZE
  for (const { x, y, width, height, rows, label } of places) {
    context.globalAlpha = 0.9
    context.fillStyle = palette.bg
    context.beginPath()
    context.roundRect(x - width / 2, y - height / 2, width, height, size / 3)
    context.fill()
    context.globalAlpha = 1
    context.fillStyle = label.colour
    rows.forEach((text, at) => context.fillText(text, x, y + (at - (rows.length - 1) / 2) * row + 0.5))
  }
}
