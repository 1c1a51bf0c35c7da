import { paintPicture, type Frame, type ReadyPicture } from './painter.ts'

/** The picture painted once, larger than the screen, to be moved under it. */
export interface Layer {
  readonly canvas: OffscreenCanvas
  readonly picture: ReadyPicture
  readonly zoom: number
  readonly ratio: number
  /** Its upper left corner in graph coordinates, and its size in px at its zoom. */
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Paints the picture for a frame with a margin around it, as a share of the frame's width and height. */
export function paintLayer(picture: ReadyPicture, frame: Frame, margin: number, ratio: number): Layer {
  const [dx, dy] = [Math.round(frame.width * margin), Math.round(frame.height * margin)]
  const [width, height] = [frame.width + 2 * dx, frame.height + 2 * dy]
  const canvas = new OffscreenCanvas(Math.max(1, width * ratio), Math.max(1, height * ratio))
  const context = canvas.getContext('2d')
  const wide: Frame = { zoom: frame.zoom, panX: frame.panX + dx, panY: frame.panY + dy, width, height }
  if (context) {
    context.scale(ratio, ratio)
    paintPicture(context, picture, wide)
  }
  return {
    canvas,
    picture,
    zoom: frame.zoom,
    ratio,
    left: -wide.panX / frame.zoom,
    top: -wide.panY / frame.zoom,
    width,
    height,
  }
}

/** Whether the layer has all of what a frame shows, at its zoom. */
export function covers(layer: Layer, frame: Frame): boolean {
  const [x, y] = offset(layer, frame)
  return (
    layer.zoom === frame.zoom &&
    x <= 0.5 &&
    y <= 0.5 &&
    x + layer.width >= frame.width - 0.5 &&
    y + layer.height >= frame.height - 0.5
  )
}

/** Puts the layer where the frame shows it; at another zoom it is stretched until a new one is painted. */
export function putLayer(context: CanvasRenderingContext2D, layer: Layer, frame: Frame): void {
  const [x, y] = offset(layer, frame)
  const stretch = frame.zoom / layer.zoom
  const snapped = stretch === 1 ? [Math.round(x), Math.round(y)] : [x, y]
  // A stretched layer is there for moments only: smooth edges are not worth the frames.
  context.imageSmoothingEnabled = stretch === 1
  context.drawImage(layer.canvas, snapped[0]!, snapped[1]!, layer.width * stretch, layer.height * stretch)
}

function offset(layer: Layer, frame: Frame): readonly [number, number] {
  return [layer.left * frame.zoom + frame.panX, layer.top * frame.zoom + frame.panY]
}
