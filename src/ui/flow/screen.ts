import type { Core } from 'cytoscape'
import type { Base, Viewing } from './base.ts'
import { createCanvasBase } from './canvas-base.ts'
import { createGlBase } from './gl-base.ts'
import {
  makeReady,
  paintBandCaptions,
  paintPicture,
  paintPointed,
  type Frame,
  type Picture,
  type ReadyPicture,
} from './painter.ts'
import type { RendererKind } from './renderer-choice.ts'
import { cleared, createSheet } from './sheet.ts'

export interface Screen {
  readonly show: (picture: Picture) => void
  readonly hover: (id: string | null) => void
  readonly focus: (id: string | null) => void
  /** What is being dragged, painted over the picture until it is put down (null). */
  readonly carry: (picture: Picture | null) => void
  readonly paint: () => void
  /** What draws from now on. `webgl` falls back to the canvas by itself where it fails. */
  readonly drawBy: (kind: RendererKind) => void
  readonly ready: () => ReadyPicture | null
  /** Resolves when what was shown last is on the canvas. */
  readonly settled: () => Promise<void>
  readonly destroy: () => void
}

/** Px along the upper edge in which the captions stand. */
const CAPTIONS = 28
const NONE: ReadonlySet<string> = new Set()
/**
 * Said to the browser's own timeline whenever another picture is on the canvas, with how much of it there is: who
 * measures the page hears of it there. Only the last one is kept.
 */
const PAINTED = 'flow.painted'

/**
 * What is seen of the graph, in step with the viewport of Cytoscape (which keeps the gestures): the picture (its
 * base), the captions of its columns, and over both what is pointed at, focused or carried. Each has a canvas of its
 * own, so that a viewport that moves repaints the captions only.
 */
export function createScreen(overlay: HTMLCanvasElement, cy: Core, onWebglLost: () => void): Screen {
  let ready: ReadyPicture | null = null
  let carried: ReadyPicture | null = null
  let hovered: string | null = null
  let focused: string | null = null
  let isDue = false
  let isGone = false
  let isOverlaid = false
  let shown: Picture | null = null
  let painted: ReadyPicture | null = null

  const frameNow = (): Frame => {
    const pan = cy.pan()
    return { zoom: cy.zoom(), panX: pan.x, panY: pan.y, width: cy.width(), height: cy.height() }
  }
  const captions = createSheet(overlay)
  captions.show(true)
  const viewing: Viewing = { above: captions.canvas, frame: frameNow, painted: () => paintOver() }
  let kind: RendererKind = 'canvas'
  let base: Base = createCanvasBase(viewing)

  const paintOver = (): void => {
    const picture = base.shown()
    if (!picture) return
    if (picture !== painted) say((painted = picture))
    const [frame, ratio] = [frameNow(), Math.max(1, window.devicePixelRatio)]
    captions.canvas.style.width = `${frame.width}px`
    captions.canvas.style.height = `${CAPTIONS}px`
    const edge = cleared(captions.canvas, { width: frame.width, height: CAPTIONS }, ratio)
    if (edge) paintBandCaptions(edge, picture, frame)
    // A choice is shown at once, even where the picture that has it takes its time.
    const chosen = ready && ready !== picture ? ready.selected : NONE
    const isAny = hovered !== null || focused !== null || carried !== null || chosen.size > 0
    if (!isAny && !isOverlaid) return
    isOverlaid = isAny
    const context = cleared(overlay, frame, ratio)
    if (!context || !isAny) return
    if (carried) paintPicture(context, carried, frame)
    paintPointed(context, picture, frame, { hovered, focused, chosen })
  }
  const readyNow = (): ReadyPicture | null => {
    if (!ready && shown) ready = makeReady(shown)
    return ready
  }
  const paint = (): void => {
    const picture = readyNow()
    if (isGone || !picture) return
    base.paint(picture)
    paintOver()
  }
  const drawBy = (wanted: RendererKind): void => {
    if (wanted === kind || isGone) return
    const fallBack = (): void => {
      onWebglLost()
      drawBy('canvas')
    }
    const next = wanted === 'webgl' ? createGlBase(viewing, fallBack) : createCanvasBase(viewing)
    if (!next) {
      onWebglLost()
      return
    }
    base.destroy()
    kind = wanted
    base = next
    paint()
  }
  const say = ({ scene: { cards, lines } }: ReadyPicture): void => {
    performance.clearMarks(PAINTED)
    performance.mark(PAINTED, { detail: { cards: cards.length, lines: lines.length } })
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
      paintOver()
    },
    focus: (id) => {
      focused = id
      paintOver()
    },
    carry: (picture) => {
      carried = picture && makeReady(picture)
      paintOver()
    },
    paint,
    drawBy,
    ready: readyNow,
    settled: async () => {
      await Promise.resolve()
      await base.settled()
    },
    destroy: () => {
      isGone = true
      base.destroy()
      captions.remove()
    },
  }
}
