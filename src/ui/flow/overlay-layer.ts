import type { Core } from 'cytoscape'
import { paintFlowsOf } from './highlight.ts'
import { paintOverlay, type OverlayFrame, type OverlayScene } from './overlay.ts'

type Content = Omit<OverlayScene, 'hovered' | 'focused'>

export interface Overlay {
  readonly paint: (content: Content) => void
  readonly hover: (id: string | null) => void
  readonly focus: (id: string | null) => void
  /** The same picture on another canvas, without hover and focus. */
  readonly paintOn: (
    context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
    frame: OverlayFrame,
  ) => void
}

/**
 * A canvas over the renderer's own. Hover and focus are painted here, because changing a class in the graph
 * drops the renderer's layer cache and costs a full redraw; texts, because a card has two lines of them.
 */
export function createOverlay(canvas: HTMLCanvasElement, cy: Core): Overlay {
  let content: Content | null = null
  let hovered: string | null = null
  let focused: string | null = null

  const draw = (): void => {
    const context = canvas.getContext('2d')
    if (!content || !context) return
    const ratio = Math.max(1, window.devicePixelRatio)
    const [width, height] = [cy.width(), cy.height()]
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio)
      canvas.height = Math.round(height * ratio)
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, width, height)
    const pan = cy.pan()
    if (hovered !== null) {
      context.save()
      context.translate(pan.x, pan.y)
      context.scale(cy.zoom(), cy.zoom())
      paintFlowsOf(context, cy, hovered, content.palette.accent)
      context.restore()
    }
    paintOverlay(
      context,
      { ...content, hovered, focused },
      { zoom: cy.zoom(), panX: pan.x, panY: pan.y, width, height },
    )
  }
  return {
    paint: (next) => {
      content = next
      draw()
    },
    hover: (id) => {
      if (id === hovered) return
      hovered = id
      draw()
    },
    focus: (id) => {
      focused = id
      draw()
    },
    paintOn: (context, frame) => {
      if (content)
        paintOverlay(context as CanvasRenderingContext2D, { ...content, hovered: null, focused: null }, frame)
    },
  }
}
