import type { Core } from 'cytoscape'
import { covers, paintLayer, putLayer, type Layer } from './layer.ts'
import { makeReady, paintOverPicture, type Frame, type Picture, type ReadyPicture } from './painter.ts'

export interface Screen {
  readonly show: (picture: Picture) => void
  readonly hover: (id: string | null) => void
  readonly focus: (id: string | null) => void
  readonly paint: () => void
  readonly ready: () => ReadyPicture | null
  readonly destroy: () => void
}

/** Above this many cards the picture has one pixel per px: more costs, and nobody reads it. */
const SHARP_CARDS = 600
/** Share of the screen that is painted beyond each of its edges, so that a pan finds it there. */
const MARGIN = 0.35
/** A viewport that stood still for so long gets a new layer. */
const REST_MS = 140
/** Nor does it wait for rest for ever: parts of the picture may be missing, or stretched. */
const MOST_WAIT_MS = 600
/** A picture that is painted within this time is painted anew for every frame instead. */
const CHEAP_MS = 10

/**
 * The canvas on which the picture is shown, in step with the viewport of Cytoscape (which keeps the gestures and
 * finds what is under the pointer). The picture is painted into a layer; while the viewport moves, the layer moves
 * (and stretches) with it, and a new one is painted when the viewport rests or leaves it.
 */
export function createScreen(canvas: HTMLCanvasElement, cy: Core): Screen {
  let ready: ReadyPicture | null = null
  let layer: Layer | null = null
  let hovered: string | null = null
  let focused: string | null = null
  let resting: ReturnType<typeof setTimeout> | undefined
  let cost = 0
  let waitingSince: number | null = null
  let zoomed = { to: 0, at: 0 }
  let isDue = false
  let isGone = false
  let shown: Picture | null = null

  const ratioNow = (): number => {
    const large = (ready?.scene.cards.length ?? 0) > SHARP_CARDS
    return large ? 1 : Math.max(1, window.devicePixelRatio)
  }
  const frameNow = (): Frame => {
    const pan = cy.pan()
    return { zoom: cy.zoom(), panX: pan.x, panY: pan.y, width: cy.width(), height: cy.height() }
  }
  const put = (): void => {
    const context = canvas.getContext('2d')
    if (!layer || !context) return
    const [frame, ratio] = [frameNow(), layer.ratio]
    const [width, height] = [Math.round(frame.width * ratio), Math.round(frame.height * ratio)]
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, frame.width, frame.height)
    putLayer(context, layer, frame)
    paintOverPicture(context, layer.picture, frame, { hovered, focused })
  }
  const renew = (margin: number): void => {
    const picture = readyNow()
    if (!picture) return
    const began = performance.now()
    layer = paintLayer(picture, frameNow(), margin, ratioNow())
    waitingSince = null
    put()
    cost = (performance.now() - began) / (1 + 2 * margin) ** 2
  }
  const renewAtRest = (): void => {
    clearTimeout(resting)
    resting = setTimeout(() => renew(MARGIN), REST_MS)
  }
  const readyNow = (): ReadyPicture | null => {
    if (!ready && shown) ready = makeReady(shown)
    return ready
  }
  const paint = (): void => {
    if (isGone || !readyNow()) return
    const frame = frameNow()
    if (!layer || layer.picture !== ready) {
      // What changed is shown at once, and only as far as it is in sight; the margin follows at rest.
      renew(0)
      renewAtRest()
      return
    }
    if (covers(layer, frame)) {
      put()
      return
    }
    const now = performance.now()
    waitingSince ??= now
    if (frame.zoom !== zoomed.to) zoomed = { to: frame.zoom, at: now }
    const isZooming = now - zoomed.at < REST_MS
    if (!isZooming && (frame.zoom !== layer.zoom || now - waitingSince > MOST_WAIT_MS)) renew(MARGIN)
    else if (cost < CHEAP_MS || now - waitingSince > MOST_WAIT_MS) renew(0)
    else put()
    renewAtRest()
  }
  /** Several changes of one task are painted once. */
  const paintSoon = (): void => {
    if (isDue) return
    isDue = true
    queueMicrotask(() => {
      isDue = false
      paint()
    })
  }
  return {
    show: (picture) => {
      shown = picture
      ready = null
      paintSoon()
    },
    hover: (id) => {
      if (id === hovered) return
      hovered = id
      put()
    },
    focus: (id) => {
      focused = id
      put()
    },
    paint,
    ready: readyNow,
    destroy: () => {
      isGone = true
      clearTimeout(resting)
    },
  }
}
