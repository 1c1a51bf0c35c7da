import type { Core } from 'cytoscape'
import { makeReady, paintPicture, type Frame, type Picture, type ReadyPicture } from './painter.ts'

export interface Screen {
  readonly show: (picture: Picture) => void
  readonly hover: (id: string | null) => void
  readonly focus: (id: string | null) => void
  readonly paint: () => void
  readonly ready: () => ReadyPicture | null
}

/** Above this many cards a still picture is not drawn at more than one pixel per px: it costs, and nobody reads it. */
const SHARP_CARDS = 1200

/**
 * The canvas on which the picture is painted, in step with the viewport of Cytoscape (which keeps the gestures and
 * finds what is under the pointer). While the viewport moves it is painted with one pixel per px, sharp at rest.
 */
export function createScreen(canvas: HTMLCanvasElement, cy: Core): Screen {
  let ready: ReadyPicture | null = null
  let hovered: string | null = null
  let focused: string | null = null
  let settled: ReturnType<typeof setTimeout> | undefined
  let last = ''

  const draw = (ratio: number): void => {
    const context = canvas.getContext('2d')
    if (!ready || !context) return
    const [width, height] = [cy.width(), cy.height()]
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio)
      canvas.height = Math.round(height * ratio)
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, width, height)
    const pan = cy.pan()
    const frame: Frame = { zoom: cy.zoom(), panX: pan.x, panY: pan.y, width, height }
    paintPicture(context, ready, frame, { hovered, focused })
  }
  const paint = (): void => {
    const sharp = Math.max(1, window.devicePixelRatio)
    const large = (ready?.scene.cards.length ?? 0) > SHARP_CARDS
    const pan = cy.pan()
    const viewport = `${cy.zoom()} ${pan.x} ${pan.y}`
    const moves = last !== '' && viewport !== last
    last = viewport
    draw(moves || large ? 1 : sharp)
    clearTimeout(settled)
    if (moves && !large && sharp > 1) settled = setTimeout(() => draw(sharp), 160)
  }
  return {
    show: (picture) => {
      ready = makeReady(picture)
      paint()
    },
    hover: (id) => {
      if (id === hovered) return
      hovered = id
      paint()
    },
    focus: (id) => {
      focused = id
      paint()
    },
    paint,
    ready: () => ready,
  }
}
