import { lookKey } from './card-look.ts'
import { paintCards } from './paint-cards.ts'
import { batchLines, paintLines, type Context } from './paint-lines.ts'
import { paintSteps, sightOf, type Frame, type ReadyPicture } from './painter.ts'
import { areAlike, type Card, type FlowScene, type Line } from './scene.ts'

/** A part of the picture, in graph coordinates. */
export interface Area {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** What a picture has more than the one before it, and where it is not as it was. */
export interface Changes {
  readonly cards: readonly Card[]
  readonly lines: readonly Line[]
  readonly damaged: readonly Area[]
}

/** More of them are painted sooner by painting everything. */
const MOST_DAMAGED = 60

/**
 * What happened to a picture, where that can be painted without the rest; null where all of it looks different.
 * An expansion adds much, and changes or takes away little: the card that counts what is not loaded, a fold.
 */
export function changesTo(before: ReadyPicture, after: ReadyPicture): Changes | null {
  const isSame =
    areAlike(before.marks, after.marks) &&
    before.palette === after.palette &&
    before.amounts === after.amounts &&
    before.selected === after.selected &&
    before.scene.isLarge === after.scene.isLarge &&
    before.scene.strength === after.scene.strength &&
    // Groups frame their members, labels and amounts avoid the cards: all of them would have to be painted again.
    after.marks.groups.length === 0 &&
    after.marks.notes.length === 0 &&
    before.labels.length === after.labels.length
  if (!isSame) return null
  const cards = compared(before.scene.cards, after.scene.cards, CARDS)
  const lines = compared(before.scene.lines, after.scene.lines, LINES)
  const damaged = [...cards.damaged, ...lines.damaged]
  // Amounts stand where there is room beside all cards in sight: a part does not know that.
  if (damaged.length > 0 && (after.labels.length > 0 || after.marks.highlight.size > 0)) return null
  return damaged.length > MOST_DAMAGED ? null : { cards: cards.added, lines: lines.added, damaged }
}

interface Kind<T> {
  readonly idOf: (item: T) => string
  readonly isSame: (a: T, b: T) => boolean
  readonly areaOf: (item: T) => Area
}

const CARDS: Kind<Card> = {
  idOf: ({ node }) => node.id,
  isSame: isSameCard,
  // A pile shows below a fold, a ring around what is chosen.
  areaOf: ({ box: { x, y, width, height } }) => ({
    left: x - width / 2 - 8,
    right: x + width / 2 + 8,
    top: y - height / 2 - 8,
    bottom: y + height / 2 + 8,
  }),
}

const LINES: Kind<Line> = {
  idOf: ({ edge }) => edge.id,
  isSame: isSameLine,
  areaOf: ({ left, right, top, bottom, arrow }) => ({
    left: left - arrow,
    right: right + arrow,
    top: top - arrow,
    bottom: bottom + arrow,
  }),
}

interface Compared<T> {
  readonly added: readonly T[]
  readonly damaged: readonly Area[]
}

function compared<T>(before: readonly T[], now: readonly T[], kind: Kind<T>): Compared<T> {
  const { idOf, isSame, areaOf } = kind
  const added: T[] = []
  const damaged: Area[] = []
  let at = 0
  for (const item of now) {
    const old = before[at]
    if (old === undefined || (old !== item && idOf(old) !== idOf(item))) added.push(item)
    else {
      at += 1
      if (!isSame(old, item)) damaged.push(areaOf(old), areaOf(item))
    }
  }
  // Where everything came by in its order, nothing is gone and nothing has to be looked up.
  if (at === before.length) return { added, damaged }
  return lookedUp(before, now, kind)
}

function lookedUp<T>(
  before: readonly T[],
  now: readonly T[],
  { idOf, isSame, areaOf }: Kind<T>,
): Compared<T> {
  const left = new Map(before.map((item) => [idOf(item), item]))
  const added: T[] = []
  const damaged: Area[] = []
  for (const item of now) {
    const old = left.get(idOf(item))
    if (old === undefined) added.push(item)
    else {
      left.delete(idOf(item))
      if (!isSame(old, item)) damaged.push(areaOf(old), areaOf(item))
    }
  }
  return { added, damaged: [...damaged, ...Array.from(left.values(), areaOf)] }
}

function isSameCard(a: Card, b: Card): boolean {
  if (a === b) return true
  const [x, y] = [a.node, b.node]
  return (
    a.box.x === b.box.x &&
    a.box.y === b.box.y &&
    (x === y || (x.label === y.label && x.sublabel === y.sublabel && lookKey(x) === lookKey(y)))
  )
}

function isSameLine(a: Line, b: Line): boolean {
  if (a === b) return true
  return (
    a.edge.onPath === b.edge.onPath &&
    a.width === b.width &&
    a.left === b.left &&
    a.right === b.right &&
    a.top === b.top &&
    a.bottom === b.bottom &&
    a.points.length === b.points.length &&
    a.points.every((point, at) => point.x === b.points[at]!.x && point.y === b.points[at]!.y)
  )
}

/**
 * Paints what is new into a picture that stands: its lines behind all that is there, its cards, which stand where
 * nothing stood, before it. `context` is scaled to CSS px.
 */
export function paintAdded(context: Context, picture: ReadyPicture, added: Changes, frame: Frame): void {
  const { marks, palette, selected, scene } = picture
  const sight = sightOf(frame)
  context.save()
  context.translate(frame.panX, frame.panY)
  context.scale(frame.zoom, frame.zoom)
  context.globalCompositeOperation = 'destination-over'
  const batches = batchLines({ lines: added.lines, strength: scene.strength }, marks, palette)
  exhaust(paintLines(context, batches, sight))
  context.globalCompositeOperation = 'source-over'
  exhaust(paintCards(context, added.cards, sight, { marks, palette, selected }))
  context.restore()
}

/** Paints one part of the picture anew, and nothing beyond it. `context` is scaled to CSS px, `ratio` pixels each. */
export function paintArea(
  context: Context,
  picture: ReadyPicture,
  area: Area,
  frame: Frame,
  ratio: number,
): void {
  const { zoom, panX, panY, width, height } = frame
  // Whole pixels, so that the rim of the part is not painted twice.
  const snap = (value: number, most: number, round: (value: number) => number): number =>
    Math.min(most, Math.max(0, round(value * ratio) / ratio))
  const left = snap(area.left * zoom + panX, width, Math.floor)
  const right = snap(area.right * zoom + panX, width, Math.ceil)
  const top = snap(area.top * zoom + panY, height, Math.floor)
  const bottom = snap(area.bottom * zoom + panY, height, Math.ceil)
  if (right <= left || bottom <= top) return
  context.save()
  context.beginPath()
  context.rect(left, top, right - left, bottom - top)
  context.clip()
  context.clearRect(left, top, right - left, bottom - top)
  const sight = sightOf({
    zoom,
    panX: panX - left,
    panY: panY - top,
    width: right - left,
    height: bottom - top,
  })
  exhaust(paintSteps(context, picture, frame, sight))
  context.restore()
}

function exhaust(steps: Generator<undefined, unknown>): void {
  while (!steps.next().done);
}

/** The most of a layer that is painted anew part by part. */
const MOST_SHARE = 0.35

/** Whether so little changed that painting it alone is worth it; `whole` is what the layer shows of the picture. */
export function isFew({ cards, lines, damaged }: Changes, scene: FlowScene, whole: Area): boolean {
  if (cards.length + lines.length > Math.max(400, (scene.cards.length + scene.lines.length) / 4)) return false
  const share = damaged.reduce((sum, area) => sum + sizeOf(overlap(area, whole)), 0) / sizeOf(whole)
  return share <= MOST_SHARE
}

function overlap(a: Area, b: Area): Area {
  return {
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
  }
}

function sizeOf({ left, right, top, bottom }: Area): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top)
}
