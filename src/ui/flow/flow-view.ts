import cytoscape, { type NodeSingular } from 'cytoscape'
import type { FlowLayout, Point } from '#core/flow/layout/types.ts'
import { boxesOf, CURVED_NODES, nodeElement } from './elements.ts'
import { exportPng } from './export-png.ts'
import type { Box } from './geometry.ts'
import { createOverlay } from './overlay-layer.ts'
import { forgetMeasures } from './overlay.ts'
import { prefersReducedMotion, readPalette } from './palette.ts'
import { bend, patch, type FlowViewContent } from './patch.ts'
import { flowStyle } from './style.ts'
import { fitted, inside, READABLE_ZOOM } from './viewport.ts'

export interface FlowViewEvents {
  readonly onSelect: (id: string | null) => void
  readonly onOpen: (nodeId: string) => void
  /** Pointer over an element (null: over none), at px from the graph's upper left corner. */
  readonly onHover: (id: string | null, at: Point) => void
  readonly onMoved: (positions: ReadonlyMap<string, Point>) => void
}

export interface FlowView {
  readonly host: HTMLElement
  /** Applies what changed, in one batch. `animate` moves nodes that stand elsewhere now. */
  readonly apply: (content: FlowViewContent, animate: boolean) => void
  readonly layout: () => FlowLayout | null
  readonly restyle: () => void
  readonly select: (id: string | null) => void
  readonly focus: (id: string | null) => void
  readonly fit: () => void
  readonly zoomBy: (factor: number) => void
  readonly resize: () => void
  readonly exportPng: () => Promise<Blob>
  readonly destroy: () => void
}

/** Just after the renderer's 250 ms window in which it leaves its layer cache empty. */
const PRIME_MS = 320

/** The renderer, behind an interface that says nothing of Cytoscape. `expected` nodes decide the sharpness once. */
export function createFlowView(
  container: HTMLElement,
  canvas: HTMLCanvasElement,
  events: FlowViewEvents,
  expected: number,
): FlowView {
  let palette = readPalette(container)
  let content: FlowViewContent | null = null
  let positions = new Map<string, Point>()
  let boxes: ReadonlyMap<string, Box> = new Map()
  let touched = false
  let quiet = false
  let moving = false
  let selected: string | null = null
  let primer: ReturnType<typeof setTimeout> | undefined
  const cy = cytoscape({
    container,
    elements: [],
    layout: { name: 'preset' },
    style: flowStyle(palette),
    // Twice the pixels make the layer cache illegal for large graphs, and then panning is 9 to 27 times slower.
    pixelRatio: expected <= CURVED_NODES ? 'auto' : 1,
    minZoom: 0.05,
    maxZoom: 3,
    boxSelectionEnabled: false,
    selectionType: 'single',
  })
  const overlay = createOverlay(canvas, cy)

  const followAnimation = (): void => {
    moving = cy.nodes(':animated').nonempty()
    const live = new Map(cy.nodes().map((node) => [node.id(), node.position()]))
    boxes = boxesOf(content?.graph.nodes ?? [], moving ? live : positions)
  }
  const repaint = (): void => {
    if (moving) followAnimation()
    if (content)
      overlay.paint({
        nodes: content.graph.nodes,
        boxes,
        bands: content.layout.bands,
        palette,
        caption: content.caption,
      })
  }
  const prime = (): void => {
    clearTimeout(primer)
    primer = setTimeout(() => cy.forceRender(), PRIME_MS)
  }
  const fit = (least = 0): void => {
    touched = false
    cy.stop()
    cy.viewport(fitted(cy, content, least))
  }
  const zoomBy = (factor: number): void => {
    touched = true
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } })
  }
  const mark = (): void => {
    quiet = true
    cy.batch(() => {
      cy.elements(':selected').unselect()
      if (selected !== null) cy.getElementById(selected).select()
    })
    quiet = false
  }
  const moved = (node: NodeSingular): void => {
    positions.set(node.id(), { ...node.position() })
    boxes = content ? boxesOf(content.graph.nodes, positions) : boxes
    node.connectedEdges().forEach((edge) => bend(edge, boxes))
  }

  cy.on('render', repaint)
  cy.on('select', (event) => {
    if (quiet) return
    selected = (event.target as NodeSingular).id()
    events.onSelect(selected)
  })
  cy.on('tap', (event) => {
    if (event.target !== cy) return
    selected = null
    events.onSelect(null)
  })
  cy.on('dbltap', 'node', (event) => events.onOpen((event.target as NodeSingular).id()))
  cy.on('tap', 'node.more', (event) => events.onOpen((event.target as NodeSingular).id()))
  cy.on('mouseover mousemove', 'node, edge', (event) => {
    const target = event.target as NodeSingular
    overlay.hover(target.id())
    container.style.cursor = 'pointer'
    events.onHover(target.id(), event.renderedPosition)
  })
  cy.on('mouseout', 'node, edge', (event) => {
    overlay.hover(null)
    container.style.cursor = ''
    events.onHover(null, event.renderedPosition)
  })
  cy.on('drag', 'node', (event) => moved(event.target as NodeSingular))
  cy.on('free', 'node', () => {
    prime()
    events.onMoved(positions)
  })
  cy.on('dragpan scrollzoom pinchzoom', () => {
    touched = true
  })

  return {
    host: container,
    apply: (next, animate) => {
      const first = content === null
      content = next
      positions = new Map(next.layout.positions)
      boxes = boxesOf(next.graph.nodes, positions)
      moving = animate && !first && !prefersReducedMotion()
      patch(cy, next, boxes, palette, moving)
      mark()
      if (first || !touched) fit(READABLE_ZOOM)
      prime()
      repaint()
    },
    layout: () => (content ? { ...content.layout, positions } : null),
    restyle: () => {
      forgetMeasures()
      palette = readPalette(container)
      cy.batch(() => {
        for (const node of content?.graph.nodes ?? [])
          cy.getElementById(node.id).data(nodeElement(node, palette).data)
        cy.style(flowStyle(palette))
      })
      prime()
      repaint()
    },
    select: (id) => {
      selected = id
      mark()
      prime()
    },
    focus: (id) => {
      overlay.focus(id)
      const element = id === null ? null : cy.getElementById(id)
      if (element?.nonempty() && !inside(cy, element)) {
        touched = true
        cy.animate({ center: { eles: element }, duration: prefersReducedMotion() ? 0 : 160 })
      }
      repaint()
    },
    fit: () => {
      fit()
      touched = true
    },
    zoomBy,
    resize: () => {
      cy.resize()
      if (!touched) fit(READABLE_ZOOM)
    },
    exportPng: () => exportPng(cy, overlay, palette),
    destroy: () => {
      clearTimeout(primer)
      cy.destroy()
    },
  }
}
