import { BADGE, cardLook, lookKey, type BadgeLook, type CardLook } from './card-look.ts'
import { colourMark, MARK, type ColourMark } from './colour-mark.ts'
import { cardTexts, shorten } from './card-text.ts'
import type { Box } from './geometry.ts'
import type { FlowPalette } from './palette.ts'
import type { Context, Sight } from './paint-lines.ts'
import type { Card, FlowMarks } from './scene.ts'

/** Below this zoom, at which it is 9 px high, a card is a plain patch in the colour of its category. */
export const PATCH_ZOOM = 0.205
export const DIM = 0.16

export interface CardState {
  readonly marks: Pick<FlowMarks, 'dimmed' | 'pinned' | 'colours'>
  readonly selected: ReadonlySet<string>
  readonly palette: FlowPalette
}

/** Cards between two pauses. */
const CARDS = 24

/** Paints the cards in sight, with a pause offered after every few (see `paintSteps`). */
export function* paintCards(
  context: Context,
  cards: readonly Card[],
  sight: Sight,
  state: CardState,
): Generator<undefined, void> {
  let drawn = 0
  for (const { node, box } of cards) {
    if (!boxInSight(box, sight)) continue
    drawn += 1
    if (drawn % CARDS === 0) yield
    const look = lookOf(node, state.palette)
    context.globalAlpha = state.marks.dimmed.has(node.id) ? DIM : 1
    const mark = colourMark(state.marks.colours.get(node.id)?.place, state.palette)
    if (sight.zoom < PATCH_ZOOM) patch(context, box, mark?.colour ?? patchColour(look))
    else {
      if (state.selected.has(node.id)) body(context, node, box, look, state.palette.focus)
      else stamp(context, node, box, look)
      texts(context, { node, box }, sight, state.palette)
      if (mark !== null) coloured(context, { node, box }, sight, mark, state.palette)
      if (state.marks.pinned.has(node.id)) pin(context, box, state.palette)
    }
  }
  context.globalAlpha = 1
}

export function boxInSight(box: Box, sight: Sight): boolean {
  const [dx, dy] = [box.width / 2 + 6, box.height / 2 + 6]
  return (
    box.x + dx > sight.left && box.x - dx < sight.right && box.y + dy > sight.top && box.y - dy < sight.bottom
  )
}

function body(context: Context, node: Card['node'], box: Box, look: CardLook, chosen: string | null): void {
  if (node.kind === 'fold') stack(context, box, look)
  card(context, box, look, chosen)
  if (look.badge) badge(context, box, look.badge)
}

const STAMP_MARGIN = 8
const stamps = new WeakMap<CardLook, Map<string, OffscreenCanvas>>()

/** Cards of one look differ in their texts only: the rest is painted once for a zoom, and stamped. */
function stamp(context: Context, node: Card['node'], box: Box, look: CardLook): void {
  const known = stamps.get(look) ?? new Map<string, OffscreenCanvas>()
  stamps.set(look, known)
  // The context's own scale holds the pixels per px as well.
  const scale = Math.ceil(context.getTransform().a * 4) / 4
  const key = `${scale} ${box.width} ${box.height}`
  const [width, height] = [box.width + 2 * STAMP_MARGIN, box.height + 2 * STAMP_MARGIN]
  let image = known.get(key)
  if (!image) {
    image = new OffscreenCanvas(Math.ceil(width * scale), Math.ceil(height * scale))
    const own = image.getContext('2d')
    if (!own) return
    own.scale(scale, scale)
    body(own, node, { ...box, x: width / 2, y: height / 2 }, look, null)
    if (known.size > 12) known.clear()
    known.set(key, image)
  }
  context.drawImage(image, box.x - width / 2, box.y - height / 2, image.width / scale, image.height / scale)
}

const looks = new WeakMap<FlowPalette, Map<string, CardLook>>()

/** Cards of one kind, role, category and severity look alike: their look is worked out once. */
export function lookOf(node: Card['node'], palette: FlowPalette): CardLook {
  const known = looks.get(palette) ?? new Map<string, CardLook>()
  looks.set(palette, known)
  const key = lookKey(node)
  const look = known.get(key) ?? cardLook(node, palette)
  known.set(key, look)
  return look
}

/** Colour of a card that is too small for anything else. */
export function patchColour({ badge, border, tone }: CardLook): string {
  // What is not loaded, and what says nothing, is quiet.
  return badge === null ? border : (badge.stroke ?? tone)
}

function patch(context: Context, box: Box, colour: string): void {
  context.fillStyle = colour
  context.fillRect(box.x - box.width / 2, box.y - box.height / 2, box.width, box.height)
}

/** The outline of a card: rounded, or with cut corners for a transaction. */
export function outline(context: Context, box: Box, radius: number, away = 0): void {
  const [left, top] = [box.x - box.width / 2 - away, box.y - box.height / 2 - away]
  const [width, height] = [box.width + 2 * away, box.height + 2 * away]
  context.beginPath()
  if (radius > 0) {
    context.roundRect(left, top, width, height, radius + away)
    return
  }
  const cut = 10 + away
  context.moveTo(left + cut, top)
  context.lineTo(left + width - cut, top)
  context.lineTo(left + width, top + height / 2)
  context.lineTo(left + width - cut, top + height)
  context.lineTo(left + cut, top + height)
  context.lineTo(left, top + height / 2)
  context.closePath()
}

/** A fold is a pile: the edges of two cards show below it. */
function stack(context: Context, box: Box, look: CardLook): void {
  context.strokeStyle = look.border
  context.fillStyle = look.fill
  context.lineWidth = 1
  for (const step of [5, 2.5]) {
    outline(context, { ...box, x: box.x + step / 2, y: box.y + step, width: box.width - step }, look.radius)
    context.fill()
    context.stroke()
  }
}

function card(context: Context, box: Box, look: CardLook, chosen: string | null): void {
  outline(context, box, look.radius)
  context.fillStyle = look.fill
  context.fill()
  const before = context.globalAlpha
  context.strokeStyle = chosen ?? look.border
  context.globalAlpha = before * (chosen ? 1 : look.borderAlpha)
  context.lineWidth = chosen ? 3 : look.borderWidth
  if (look.dashed && !chosen) context.setLineDash([4, 3])
  context.stroke()
  if (look.dashed) context.setLineDash([])
  if (look.double) {
    context.lineWidth = 1
    outline(context, box, look.radius, -3)
    context.stroke()
  }
  context.globalAlpha = before
}

const paths = new Map<string, Path2D>()

/** The path of SVG data, made once. */
export function pathOf(data: string): Path2D {
  const path = paths.get(data) ?? new Path2D(data)
  paths.set(data, path)
  return path
}

function badge(context: Context, box: Box, look: BadgeLook): void {
  const scale = BADGE.size / 32
  const [x, y] = [box.x - box.width / 2 + BADGE.left, box.y - BADGE.size / 2]
  context.translate(x, y)
  context.scale(scale, scale)
  context.fillStyle = look.fill
  context.fill(pathOf(look.outline))
  if (look.stroke) {
    context.strokeStyle = look.stroke
    context.lineWidth = 1
    context.stroke(pathOf(look.outline))
  }
  const { place } = look
  context.translate(place.x, place.y)
  context.scale(place.scale, place.scale)
  context.strokeStyle = look.ink
  context.lineWidth = 2
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.stroke(pathOf(look.icon))
  context.scale(1 / place.scale, 1 / place.scale)
  context.translate(-place.x, -place.y)
  context.scale(1 / scale, 1 / scale)
  context.translate(-x, -y)
}

function texts(context: Context, { node, box }: Card, sight: Sight, palette: FlowPalette): void {
  context.textBaseline = 'middle'
  for (const line of cardTexts(node, box, palette, sight.zoom)) {
    context.textAlign = line.align
    context.fillStyle = line.colour
    context.font = `${line.weight} ${line.size}px ${line.family}`
    context.fillText(shorten(context, line.text, line.room), line.x, line.y)
  }
}

/** A pinned card carries a pin on its upper right corner. */
function pin(context: Context, box: Box, palette: FlowPalette): void {
  const [x, y] = [box.x + box.width / 2 - 8, box.y - box.height / 2]
  context.fillStyle = palette.accent
  context.strokeStyle = palette.bgRaised
  context.lineWidth = 1.5
  context.beginPath()
  context.arc(x, y, 4.5, 0, 2 * Math.PI)
  context.fill()
  context.stroke()
}

/** The frame of a card that the reader coloured: px outside of its border, and its width. */
export const COLOUR_RING = { away: 2.5, width: 2.5 } as const

function coloured(
  context: Context,
  { node, box }: Card,
  sight: Sight,
  mark: ColourMark,
  palette: FlowPalette,
): void {
  outline(context, box, lookOf(node, palette).radius, COLOUR_RING.away)
  context.strokeStyle = mark.colour
  context.lineWidth = COLOUR_RING.width
  context.stroke()
  // Zoomed out its shape has to be told apart still.
  const scale = Math.min(1.7, Math.max(1, 0.8 / sight.zoom))
  const [x, y] = [box.x - box.width / 2 + MARK.left, box.y - box.height / 2]
  paintMark(context, mark, { x, y, scale }, palette)
}

interface MarkPlace {
  /** Its middle. */
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** The mark of a reader's colour around a point. */
export function paintMark(
  context: Context,
  mark: ColourMark,
  { x, y, scale }: MarkPlace,
  palette: FlowPalette,
): void {
  context.save()
  context.translate(x, y)
  context.scale(scale, scale)
  context.translate(-MARK.side / 2, -MARK.side / 2)
  context.strokeStyle = palette.bgRaised
  context.lineWidth = 2.5
  context.stroke(pathOf(mark.path))
  context.fillStyle = mark.colour
  context.fill(pathOf(mark.path), 'evenodd')
  context.restore()
}
