import type { LayerBand } from '#core/flow/layout/types.ts'
import type { Box } from './geometry.ts'
import { boxInSight, outline, paintCards } from './paint-cards.ts'
import {
  batchLines,
  inSight,
  isDim,
  paintLines,
  paintOver,
  type Batch,
  type Context,
  type Sight,
} from './paint-lines.ts'
import type { LineLabel } from './label-places.ts'
import { paintCaptions, paintGroups, paintPaths } from './paint-marks.ts'
import { paintWritten } from './paint-words.ts'
import type { FlowPalette } from './palette.ts'
import { amountOf, type FlowEdge } from './model.ts'
import type { FlowMarks, FlowScene, Line } from './scene.ts'

/** What is painted. A change of any part but `hovered` and `focused` sorts the lines anew. */
export interface Picture {
  readonly scene: FlowScene
  readonly marks: FlowMarks
  readonly palette: FlowPalette
  readonly caption: (band: LayerBand) => string
  readonly amounts: 'path' | 'all'
  readonly selected: ReadonlySet<string>
}

export interface Frame {
  readonly zoom: number
  readonly panX: number
  readonly panY: number
  readonly width: number
  readonly height: number
}

export interface Pointed {
  readonly hovered: string | null
  readonly focused: string | null
  /** What was chosen since the picture was painted. */
  readonly chosen?: ReadonlySet<string>
}

/** A picture made ready to be painted often. */
export interface ReadyPicture extends Picture {
  readonly batches: readonly Batch[]
  readonly labels: readonly LineLabel[]
  /** Lines at a node, or the line of a flow. */
  readonly linesOf: (id: string) => readonly Line[]
}

const NO_LINES: readonly Line[] = []

type Caption = Picture['caption']
const captions = new WeakMap<Caption, WeakMap<LayerBand, string>>()

/** Captions are painted in every frame: their words are put together once for a column, whatever is added to it. */
function captionOf(caption: Caption): Caption {
  const known = captions.get(caption) ?? new WeakMap<LayerBand, string>()
  captions.set(caption, known)
  return (band) => {
    const text = known.get(band) ?? caption(band)
    known.set(band, text)
    return text
  }
}

export function makeReady(picture: Picture): ReadyPicture {
  const { scene, marks, palette } = picture
  let batches: readonly Batch[] | null = null
  let lines: ReadonlyMap<string, readonly Line[]> | null = null
  return {
    ...picture,
    caption: captionOf(picture.caption),
    // A picture that differs little from the one before it is never painted as a whole.
    get batches() {
      return (batches ??= batchLines(scene, marks, palette))
    },
    labels: labelsOf(picture),
    // Needed only when somebody points at something.
    linesOf: (id) => (lines ??= linesById(scene)).get(id) ?? NO_LINES,
  }
}

function linesById(scene: FlowScene): ReadonlyMap<string, readonly Line[]> {
  const linesOf = new Map<string, Line[]>()
  const add = (id: string, line: Line): void => {
    const list = linesOf.get(id)
    if (list) list.push(line)
    else linesOf.set(id, [line])
  }
  for (const line of scene.lines) {
    add(line.edge.id, line)
    add(line.edge.source, line)
    if (line.edge.target !== line.edge.source) add(line.edge.target, line)
  }
  return linesOf
}

/** Whether a set has an id; one without any is not asked for each of thousands of lines. */
function memberOf(ids: ReadonlySet<string>): (id: string) => boolean {
  return ids.size === 0 ? () => false : (id) => ids.has(id)
}

/** Legs of transactions with one of each side, both of one amount: their card says it, between them. */
function saidByCards({ cards, lines }: FlowScene): ReadonlySet<string> {
  const legs = new Map<string, FlowEdge[]>()
  for (const { node } of cards) if (node.kind === 'transaction') legs.set(node.id, [])
  if (legs.size === 0) return new Set()
  for (const { edge } of lines)
    for (const end of [edge.source, edge.target]) if (edge.flows !== undefined) legs.get(end)?.push(edge)
  const said = new Set<string>()
  for (const [first, second, ...more] of legs.values())
    if (first && second && more.length === 0 && first.units === second.units)
      said.add(first.id).add(second.id)
  return said
}

/** Which lines say their amount, the most important ones first. */
function labelsOf({ scene, marks, palette, amounts, selected }: Picture): readonly LineLabel[] {
  const ranked: (LineLabel & { rank: number })[] = []
  const { paint, dimmed, highlight } = marks
  const said = saidByCards(scene)
  const [isChosen, isLit] = [memberOf(selected), memberOf(highlight)]
  for (const line of scene.lines) {
    const { edge } = line
    const taint = paint?.edges.get(edge.id)
    const [chosen, lit] = [isChosen(edge.id), isLit(edge.id)]
    if (!taint && !chosen && !lit && !edge.onPath && amounts !== 'all') continue
    if (isDim(line, dimmed) && !chosen) continue
    if (!taint && !chosen && !lit && said.has(edge.id)) continue
    if (taint) ranked.push({ line, text: taint.text, colour: palette.paint, rank: 0 })
    else
      ranked.push({
        line,
        text: amountOf(edge),
        colour: palette.text,
        rank: chosen ? 0 : lit ? 1 : edge.onPath ? 2 : 4 - edge.weight,
      })
  }
  return ranked.toSorted((a, b) => a.rank - b.rank)
}

export function sightOf({ zoom, panX, panY, width, height }: Frame): Sight {
  return {
    zoom,
    left: -panX / zoom,
    right: (width - panX) / zoom,
    top: -panY / zoom,
    bottom: (height - panY) / zoom,
  }
}

/** Paints all of the picture that a frame shows. `context` is scaled to CSS px and clear. */
export function paintPicture(context: Context, picture: ReadyPicture, frame: Frame): readonly Box[] {
  const steps = paintSteps(context, picture, frame)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same in small steps, so that a large picture need not be painted in one go; or only what is in `sight` of it. */
export function* paintSteps(
  context: Context,
  picture: ReadyPicture,
  frame: Frame,
  sight: Sight = sightOf(frame),
): Generator<undefined, readonly Box[]> {
  const { scene, marks, palette, selected } = picture
  context.save()
  context.translate(frame.panX, frame.panY)
  context.scale(frame.zoom, frame.zoom)
  paintGroups(context, scene, marks, palette)
  yield* paintLines(context, picture.batches, sight)
  paintPaths(context, scene.lines, marks, sight, palette)
  for (const id of selected)
    for (const line of picture.linesOf(id))
      if (line.edge.id === id) paintOver(context, line, palette.focus, line.width)
  yield* paintCards(context, scene.cards, sight, { marks, selected, palette })
  const words = paintWords(context, picture, sightOf(frame))
  context.restore()
  return words
}

/**
 * What lies over the cards: rings, amounts, notes, titles. `context` is scaled to the graph's coordinates. Returns where
 * words stand that would give way to a card.
 */
export function paintWords(context: Context, picture: ReadyPicture, sight: Sight): readonly Box[] {
  const { marks, palette, selected } = picture
  for (const id of marks.highlight) ring(context, picture, sight, id, [palette.accent, 1.5, 2.5])
  if (sight.zoom < 0.3) for (const id of selected) ring(context, picture, sight, id, [palette.focus, 2.5, 2])
  return paintWritten(context, picture, sight)
}

/** Captions of the columns, which stay at the upper edge. */
export function paintBandCaptions(context: Context, picture: ReadyPicture, frame: Frame): void {
  paintCaptions(context, picture.scene.bands, picture.caption, frame, picture.palette)
}

/** Paints what changes without the picture: what is pointed at, and what has just been chosen. */
export function paintPointed(
  context: Context,
  picture: ReadyPicture,
  frame: Frame,
  { hovered, focused, chosen }: Pointed,
): void {
  const { palette } = picture
  const sight = sightOf(frame)
  context.save()
  context.translate(frame.panX, frame.panY)
  context.scale(frame.zoom, frame.zoom)
  if (hovered !== null) {
    // Thinner than the flow and its arrow, which stay visible with their value and direction.
    for (const line of picture.linesOf(hovered))
      if (inSight(line, sight)) paintOver(context, line, palette.accent, 2)
    ring(context, picture, sight, hovered, [palette.textFaint, 1.5, 3])
  }
  for (const id of chosen ?? []) ring(context, picture, sight, id, [palette.focus, 3, 0])
  if (focused !== null) ring(context, picture, sight, focused, [palette.focus, 2.5, 4])
  context.restore()
}

/** A ring around a card: its colour, width, and distance. As thick on the screen when the picture is small. */
function ring(
  context: Context,
  { scene }: ReadyPicture,
  sight: Sight,
  id: string,
  [colour, width, away]: readonly [string, number, number],
): void {
  const box = scene.boxes.get(id)
  if (!box || !boxInSight(box, sight)) return
  context.strokeStyle = colour
  context.lineWidth = width / Math.min(1, sight.zoom)
  outline(context, box, 9, away / Math.min(1, sight.zoom))
  context.stroke()
}
