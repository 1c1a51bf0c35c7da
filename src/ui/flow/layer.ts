import { TWO_LINES_ZOOM } from './card-text.ts'
import type { Box } from './geometry.ts'
import { isLandmark } from './landmarks.ts'
import { Occupied } from './occupied.ts'
import { paintAdded, paintArea, type Area, type Changes } from './paint-changes.ts'
import { paintPicture, paintSteps, type Frame, type ReadyPicture } from './painter.ts'
import { pause } from './pause.ts'

/** The picture painted once, larger than the screen, to be moved under it. */
export interface Layer {
  readonly canvas: HTMLCanvasElement
  readonly picture: ReadyPicture
  readonly zoom: number
  readonly ratio: number
  /** Its upper left corner in graph coordinates, and its size in px at its zoom. */
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** Where words stand that would give way to a card. */
  readonly words: readonly Box[]
}

export interface LayerSize {
  /** What is painted beyond each edge of the frame, as a share of its width and height. */
  readonly margin: number
  /** Pixels per px. */
  readonly ratio: number
}

/** An empty layer for a frame with a margin around it, as a share of the frame's width and height. */
function blankLayer(
  canvas: HTMLCanvasElement,
  picture: ReadyPicture,
  frame: Frame,
  { margin, ratio }: LayerSize,
): Layer {
  const [dx, dy] = [Math.round(frame.width * margin), Math.round(frame.height * margin)]
  const [width, height] = [frame.width + 2 * dx, frame.height + 2 * dy]
  // Setting a size clears it, too.
  canvas.width = Math.max(1, Math.round(width * ratio))
  canvas.height = Math.max(1, Math.round(height * ratio))
  canvas.style.width = `${width}px`
  canvas.style.height = `${height}px`
  return {
    canvas,
    picture,
    zoom: frame.zoom,
    ratio,
    left: -(frame.panX + dx) / frame.zoom,
    top: -(frame.panY + dy) / frame.zoom,
    width,
    height,
    words: [],
  }
}

/** What of the picture a layer holds. */
function frameOf({ zoom, left, top, width, height }: Layer): Frame {
  return { zoom, panX: -left * zoom, panY: -top * zoom, width, height }
}

/** The layer's context, scaled to CSS px; null where the browser gives none. */
function contextOf({ canvas, ratio }: Layer): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d')
  context?.setTransform(ratio, 0, 0, ratio, 0, 0)
  return context
}

/** Paints the picture for a frame with a margin around it, in one go. */
export function paintLayer(
  canvas: HTMLCanvasElement,
  picture: ReadyPicture,
  frame: Frame,
  size: LayerSize,
): Layer {
  const layer = blankLayer(canvas, picture, frame, size)
  const context = contextOf(layer)
  return context ? { ...layer, words: paintPicture(context, picture, frameOf(layer)) } : layer
}

/** Ms of painting between two pauses: what a frame leaves beside everything else that it has to do. */
const SLICE_MS = 6

/**
 * Paints a layer in slices, so that no task of the page's thread gets long, however large the picture. Resolves
 * with null when `signal` gave it up.
 */
export async function paintLayerInSlices(
  canvas: HTMLCanvasElement,
  picture: ReadyPicture,
  frame: Frame,
  size: LayerSize,
  signal: AbortSignal,
): Promise<Layer | null> {
  const layer = blankLayer(canvas, picture, frame, size)
  const context = contextOf(layer)
  if (!context) return layer
  const settle = settler(layer.canvas)
  // What led here took its part of this task already.
  await pause()
  if (signal.aborted) return null
  let began = performance.now()
  const steps = paintSteps(context, picture, frameOf(layer))
  let step = steps.next()
  for (; !step.done; step = steps.next()) {
    if (performance.now() - began < SLICE_MS) continue
    settle()
    await pause()
    if (signal.aborted) return null
    began = performance.now()
  }
  settle()
  await pause()
  return signal.aborted ? null : { ...layer, words: step.value }
}

/**
 * A canvas only notes what is painted into it until somebody looks at it; then it works it all off at once.
 * A look after each slice keeps that work as small as the slice. The look itself is read as well: while it is only
 * noted it holds on to the canvas as it was, and the next slice would begin with a copy of all of it.
 */
function settler(canvas: HTMLCanvasElement): () => void {
  const eye = new OffscreenCanvas(1, 1).getContext('2d')
  return () => {
    eye?.drawImage(canvas, 0, 0, 1, 1, 0, 0, 1, 1)
    eye?.getImageData(0, 0, 1, 1)
  }
}

/** Paints what changed into the layer that holds the rest of the picture. */
export function changeLayer(layer: Layer, picture: ReadyPicture, changes: Changes): Layer {
  const context = contextOf(layer)
  if (context) {
    const frame = frameOf(layer)
    paintAdded(context, picture, changes, frame)
    for (const area of changes.damaged) paintArea(context, picture, area, frame, layer.ratio)
  }
  return { ...layer, picture }
}

/** Whether what changed covers words, or wants some: they are placed anew then. */
export function disturbsWords({ words, zoom }: Layer, { cards, damaged }: Changes): boolean {
  if (zoom < TWO_LINES_ZOOM && cards.some(isLandmark)) return true
  if (words.length === 0) return false
  const taken = new Occupied(words)
  return [...cards.map(({ box }) => box), ...damaged.map(boxOf)].some((box) => !taken.isFree(box))
}

function boxOf({ left, right, top, bottom }: Area): Box {
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top }
}

/** The part of the picture that a layer holds. */
export function areaOf({ zoom, left, top, width, height }: Layer): Area {
  return { left, top, right: left + width / zoom, bottom: top + height / zoom }
}

/** Whether the layer has all of what a frame shows, at its zoom. */
export function covers(layer: Layer, frame: Frame): boolean {
  return layer.zoom === frame.zoom && reaches(layer, frame)
}

/** Whether the layer has all of what a frame shows, stretched to its zoom. */
function reaches(layer: Layer, frame: Frame): boolean {
  const [x, y] = offset(layer, frame)
  const stretch = frame.zoom / layer.zoom
  return (
    x <= 0.5 &&
    y <= 0.5 &&
    x + layer.width * stretch >= frame.width - 0.5 &&
    y + layer.height * stretch >= frame.height - 0.5
  )
}

/** A layer stretched further than this, either way, is too blurred or too coarse even while the zoom changes. */
const MOST_STRETCH = 1.8

/** Whether the layer will do while the zoom changes. */
export function serves(layer: Layer, frame: Frame): boolean {
  const stretch = frame.zoom / layer.zoom
  return stretch <= MOST_STRETCH && stretch >= 1 / MOST_STRETCH && reaches(layer, frame)
}

/**
 * Puts the layer where the frame shows it; at another zoom it is stretched until a new one is painted. Nothing is
 * painted for it: the browser moves what it has.
 */
export function putLayer(layer: Layer, frame: Frame): void {
  const [x, y] = offset(layer, frame)
  const stretch = frame.zoom / layer.zoom
  const snap = (value: number): number =>
    stretch === 1 ? Math.round(value * layer.ratio) / layer.ratio : value
  layer.canvas.style.transform = `translate(${snap(x)}px, ${snap(y)}px) scale(${stretch})`
}

function offset(layer: Layer, frame: Frame): readonly [number, number] {
  return [layer.left * frame.zoom + frame.panX, layer.top * frame.zoom + frame.panY]
}
