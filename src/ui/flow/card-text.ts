import type { Box } from './geometry.ts'
import type { FlowNode } from './model.ts'
import type { FlowPalette } from './palette.ts'

/** One text of a card, where it stands and how it looks. `room` px: longer texts are cut with an ellipsis. */
export interface CardText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly room: number
  readonly size: number
  readonly weight: number
  readonly family: string
  readonly colour: string
  readonly align: 'left' | 'center'
}

export const LABEL_SIZE = 12.5
/** The name on a card never gets smaller than this on the screen while it is drawn at all. */
const LEAST_LABEL = 9.5
/** Below this zoom a card has room for its name only. */
export const TWO_LINES_ZOOM = 0.62
const SUBLABEL_SIZE = 11
const TEXT_LEFT = 39

/** Below this zoom no card carries a text: it has room for a letter or two of it. */
export const TEXT_ZOOM = 0.35

/** The texts of a card at a zoom: none, its name, or its name and the line below it. */
export function cardTexts(node: FlowNode, box: Box, palette: FlowPalette, zoom: number): readonly CardText[] {
  if (zoom < TEXT_ZOOM) return []
  if (node.kind === 'more') return restTexts(node, box, palette, zoom)
  if (node.kind === 'transaction') return transactionTexts(node, box, palette, zoom)
  const x = box.x - box.width / 2 + TEXT_LEFT
  const room = box.width - TEXT_LEFT - 7
  const two = node.sublabel !== undefined && zoom >= TWO_LINES_ZOOM
  const hash =
    node.kind !== 'entity' && node.kind !== 'fold' && /^(0x|bc1|[13T]|[0-9a-f]{6,})\w*…/.test(node.label)
  const name: CardText = {
    text: node.label,
    x,
    y: box.y - (two ? 7.5 : 0),
    room,
    size: two ? LABEL_SIZE : Math.max(LABEL_SIZE, LEAST_LABEL / zoom),
    weight: hash ? 500 : 600,
    family: hash ? palette.fontMono : palette.fontSans,
    colour: palette.text,
    align: 'left',
  }
  if (!two) return [name]
  const severe = node.severity !== undefined && node.severity >= 3
  return [
    name,
    {
      ...name,
      text: node.sublabel,
      y: box.y + 8.5,
      size: SUBLABEL_SIZE,
      weight: severe ? 500 : 400,
      family: palette.fontSans,
      colour: severe ? palette.severityText[node.severity]! : palette.textMuted,
    },
  ]
}

/** How many are not loaded, and how much of the value that is. */
function restTexts(node: FlowNode, box: Box, palette: FlowPalette, zoom: number): readonly CardText[] {
  const two = node.sublabel !== undefined && zoom >= TWO_LINES_ZOOM
  const count: CardText = {
    text: node.label,
    x: box.x,
    y: box.y - (two ? 6.5 : 0),
    room: box.width - 14,
    size: two ? LABEL_SIZE - 0.5 : Math.max(LABEL_SIZE - 0.5, LEAST_LABEL / zoom),
    weight: 500,
    family: palette.fontSans,
    colour: palette.textMuted,
    align: 'center',
  }
  if (!two) return [count]
  return [count, { ...count, text: node.sublabel, y: box.y + 8, size: SUBLABEL_SIZE - 1, weight: 400 }]
}

/** What a transaction moved, and its hash below. */
function transactionTexts(node: FlowNode, box: Box, palette: FlowPalette, zoom: number): readonly CardText[] {
  const two = node.sublabel !== undefined && zoom >= TWO_LINES_ZOOM
  const amount: CardText = {
    text: node.label,
    x: box.x,
    y: box.y - (two ? 6.5 : 0),
    // Its corners are cut: a short line of text reaches nearly from one to the other.
    room: box.width - 12,
    size: two ? LABEL_SIZE - 2 : Math.max(LABEL_SIZE - 2, LEAST_LABEL / zoom),
    weight: 600,
    family: palette.fontSans,
    colour: palette.text,
    align: 'center',
  }
  if (!two) return [amount]
  const hash: CardText = {
    ...amount,
    text: node.sublabel,
    y: box.y + 7.5,
    size: SUBLABEL_SIZE - 1.5,
    weight: 400,
    family: palette.fontMono,
    colour: palette.textMuted,
  }
  return [amount, hash]
}

type Measuring = Pick<CanvasRenderingContext2D, 'font' | 'measureText'>

const shortened = new Map<string, string>()
const widths = new Map<string, number>()

/** To be called when a font has arrived: widths were measured without it. */
export function forgetMeasures(): void {
  shortened.clear()
  widths.clear()
}

/** Width of a text in the context's font, px, for texts that are painted in every frame. */
export function widthOf(context: Measuring, text: string): number {
  const key = `${context.font}\n${text}`
  const width = widths.get(key) ?? context.measureText(text).width
  if (widths.size > 2_000) widths.clear()
  widths.set(key, width)
  return width
}

/**
 * The text, cut with one ellipsis to fit (an address has one of its own in its middle), in the context's font. Measuring is slow,
 * so results are kept.
 */
export function shorten(context: Measuring, text: string, room: number): string {
  const key = `${context.font}\n${room}\n${text}`
  const known = shortened.get(key)
  if (known !== undefined) return known
  let [low, high] = [0, text.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (context.measureText(middle === text.length ? text : `${text.slice(0, middle)}…`).width <= room)
      low = middle
    else high = middle - 1
  }
  const fitted = low === text.length ? text : `${text.slice(0, low).replace(/[\s…]+$/, '')}…`
  if (shortened.size > 20_000) shortened.clear()
  shortened.set(key, fitted)
  return fitted
}
