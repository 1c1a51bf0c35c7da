import { paintCards } from './paint-cards.ts'
import { batchLines, paintLines, type Context } from './paint-lines.ts'
import { sightOf, type Frame, type ReadyPicture } from './painter.ts'
import type { Card, FlowScene, Line } from './scene.ts'

/** What a scene has more than the one before it. */
export interface Added {
  readonly cards: readonly Card[]
  readonly lines: readonly Line[]
}

/**
 * What was added to a picture if that is all that happened to it; null where anything that was painted is gone or
 * looks different now. An expansion adds and changes nothing else: there is no need to paint the rest again.
 */
export function addedTo(before: ReadyPicture, after: ReadyPicture): Added | null {
  const isSame =
    before.marks === after.marks &&
    before.palette === after.palette &&
    before.amounts === after.amounts &&
    before.selected === after.selected &&
    before.scene.isLarge === after.scene.isLarge &&
    // Groups frame their members, labels and amounts avoid the cards: all of them would have to be painted again.
    after.marks.groups.length === 0 &&
    after.marks.notes.length === 0 &&
    before.labels.length === after.labels.length
  if (!isSame) return null
  const cards = fresh(before.scene.cards, after.scene.cards, idOfCard, isSameCard)
  const lines = cards && fresh(before.scene.lines, after.scene.lines, idOfLine, isSameLine)
  return cards && lines ? { cards, lines } : null
}

/** Elements of `now` that are new, if those of `before` are all there, in their order and painted alike. */
function fresh<T>(
  before: readonly T[],
  now: readonly T[],
  idOf: (item: T) => string,
  isSame: (a: T, b: T) => boolean,
): readonly T[] | null {
  const added: T[] = []
  let at = 0
  for (const item of now) {
    const old = before[at]
    if (old === undefined || idOf(old) !== idOf(item)) added.push(item)
    else if (isSame(old, item)) at += 1
    else return null
  }
  return at === before.length ? added : null
}

function idOfCard({ node }: Card): string {
  return node.id
}

function idOfLine({ edge }: Line): string {
  return edge.id
}

function isSameCard(a: Card, b: Card): boolean {
  if (a === b) return true
  const [x, y] = [a.node, b.node]
  return (
    a.box.x === b.box.x &&
    a.box.y === b.box.y &&
    x.kind === y.kind &&
    x.label === y.label &&
    x.sublabel === y.sublabel &&
    x.role === y.role &&
    x.category === y.category &&
    x.severity === y.severity
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
export function paintAdded(context: Context, picture: ReadyPicture, added: Added, frame: Frame): void {
  const { marks, palette, selected, scene } = picture
  const sight = sightOf(frame)
  context.save()
  context.translate(frame.panX, frame.panY)
  context.scale(frame.zoom, frame.zoom)
  context.globalCompositeOperation = 'destination-over'
  const batches = batchLines({ lines: added.lines, isLarge: scene.isLarge }, marks, palette)
  exhaust(paintLines(context, batches, sight))
  context.globalCompositeOperation = 'source-over'
  exhaust(paintCards(context, added.cards, sight, { marks, palette, selected }))
  context.restore()
}

function exhaust(steps: Generator<undefined, void>): void {
  while (!steps.next().done);
}

/** Whether so little is new that painting it alone is worth it. */
export function isFew({ cards, lines }: Added, scene: FlowScene): boolean {
  return cards.length + lines.length <= Math.max(400, (scene.cards.length + scene.lines.length) / 4)
}
