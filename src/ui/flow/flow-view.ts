import cytoscape, { type Core, type EdgeSingular, type ElementDefinition, type NodeSingular } from 'cytoscape'
import type { FlowLayout, Point } from '#core/flow/layout/types.ts'
import { boxesOf, CURVED_NODES, edgeElements, nodeElement, type ElementData } from './elements.ts'
import { edgeShape, type Box } from './geometry.ts'
import type { FlowGraphData } from './model.ts'
import { createOverlay, type Overlay } from './overlay-layer.ts'
import { prefersReducedMotion, readPalette, type FlowPalette } from './palette.ts'
import { flowStyle } from './style.ts'

export interface FlowViewEvents {
  readonly onSelect: (id: string | null) => void
  readonly onOpen: (nodeId: string) => void
  /** Pointer over an element (null: over none), at px from the graph's upper left corner. */
  readonly onHover: (id: string | null, at: Point) => void
  readonly onMoved: (positions: ReadonlyMap<string, Point>) => void
}

export interface FlowViewContent {
  readonly graph: FlowGraphData
  readonly layout: FlowLayout
  readonly caption: (layer: number) => string
  readonly amounts: 'path' | 'all'
}

export interface FlowView {
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

/** Room for the captions above, the legend and the controls below. */
const FIT = { side: 24, top: 36, bottom: 48 } as const
const MAX_FIT_ZOOM = 1.15
/** A graph that would be too small to read when it is first shown starts at this zoom around its subject. */
const READABLE_ZOOM = 0.68
const MOVE_MS = 300
/** Just after the renderer's 250 ms window in which it leaves its layer cache empty. */
const PRIME_MS = 320
const MAX_PNG_SIDE = 4096

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

  const repaint = (): void => {
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
  const moved = (node: NodeSingular): void => {
    positions.set(node.id(), { ...node.position() })
    boxes = content ? boxesOf(content.graph.nodes, positions) : boxes
    // A line that its card was dragged away from has no lane any more: it runs straight to it.
    node.connectedEdges().forEach((edge) => bend(edge, boxes))
  }

  cy.on('render', repaint)
  cy.on('select', (event) => {
    if (!quiet) events.onSelect((event.target as NodeSingular).id())
  })
  cy.on('tap', (event) => {
    if (event.target === cy) events.onSelect(null)
  })
  cy.on('dbltap', 'node', (event) => events.onOpen((event.target as NodeSingular).id()))
  cy.on('tap', 'node.more', (event) => events.onOpen((event.target as NodeSingular).id()))
  cy.on('mouseover mousemove', 'node, edge', (event) => {
    const target = event.target as NodeSingular
    overlay.hover(target.isNode() ? target.id() : null)
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
    apply: (next, animate) => {
      const first = content === null
      content = next
      positions = new Map(next.layout.positions)
      boxes = boxesOf(next.graph.nodes, positions)
      quiet = true
      patch(cy, next, boxes, palette, animate && !first && !prefersReducedMotion())
      quiet = false
      if (first || !touched) fit(READABLE_ZOOM)
      prime()
      repaint()
    },
    layout: () => (content ? { ...content.layout, positions } : null),
    restyle: () => {
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
      quiet = true
      cy.batch(() => {
        cy.elements(':selected').unselect()
        if (id !== null) cy.getElementById(id).select()
      })
      quiet = false
      prime()
    },
    focus: (id) => {
      overlay.focus(id)
      const element = id === null ? null : cy.getElementById(id)
      if (element?.nonempty() && !inside(cy, element as NodeSingular)) {
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

/** Zoom and pan that show everything, or, where that is smaller than `least`, what is around the subject. */
function fitted(cy: Core, content: FlowViewContent | null, least: number): { zoom: number; pan: Point } {
  const box = cy.elements().boundingBox()
  const [width, height] = [cy.width() - 2 * FIT.side, cy.height() - FIT.top - FIT.bottom]
  const whole = Math.min(MAX_FIT_ZOOM, width / Math.max(1, box.w), height / Math.max(1, box.h))
  const zoom = Math.max(whole, least, cy.minZoom())
  const subject = content?.graph.nodes.find((node) => node.role === 'subject')
  const anchor = subject ? content?.layout.positions.get(subject.id) : undefined
  const along = (from: number, size: number, room: number, at: number | undefined): number => {
    if (size * zoom <= room || at === undefined) return from + size / 2
    // No empty margin on one side while the other is cut off.
    const half = room / zoom / 2
    return Math.min(Math.max(at, from + half), from + size - half)
  }
  const x = along(box.x1, box.w, width, anchor?.x)
  const y = along(box.y1, box.h, height, anchor?.y)
  return { zoom, pan: { x: cy.width() / 2 - x * zoom, y: FIT.top + height / 2 - y * zoom } }
}

function inside(cy: Core, element: NodeSingular): boolean {
  const box = element.renderedBoundingBox()
  return box.x1 >= 0 && box.y1 >= 0 && box.x2 <= cy.width() && box.y2 <= cy.height()
}

/** Brings the renderer's elements to the content: adds, changes and removes only what differs. */
function patch(
  cy: Core,
  { graph, layout, amounts }: FlowViewContent,
  boxes: ReadonlyMap<string, Box>,
  palette: FlowPalette,
  animate: boolean,
): void {
  const nodes = graph.nodes.filter((node) => boxes.has(node.id)).map((node) => nodeElement(node, palette))
  const edges = edgeElements(graph, boxes, layout.routes, amounts)
  const ends = new Map(graph.edges.map((edge) => [edge.id, edge]))
  const wanted = new Set([...nodes, ...edges].map((element) => element.id))
  cy.batch(() => {
    cy.elements()
      .filter((element) => !wanted.has(element.id()))
      .remove()
    const fresh: ElementDefinition[] = []
    for (const element of nodes) {
      const known = cy.getElementById(element.id)
      const { x, y } = boxes.get(element.id)!
      if (known.empty()) fresh.push({ group: 'nodes', ...definition(element), position: { x, y } })
      else {
        update(known as NodeSingular, element)
        move(known as NodeSingular, { x, y }, animate)
      }
    }
    for (const element of edges) {
      const known = cy.getElementById(element.id)
      const { source, target } = ends.get(element.id)!
      if (known.nonempty()) update(known as EdgeSingular, element)
      else fresh.push({ group: 'edges', ...definition(element, { source, target }) })
    }
    cy.add(fresh)
  })
}

function definition(element: ElementData, ends: object = {}): ElementDefinition {
  return { data: { ...element.data, ...ends, id: element.id }, classes: element.classes }
}

function update(known: NodeSingular | EdgeSingular, element: ElementData): void {
  for (const [key, value] of Object.entries(element.data))
    if (String(known.data(key)) !== String(value)) known.data(key, value)
  if (known.classes().join(' ') !== element.classes) known.classes(element.classes)
}

function move(node: NodeSingular, to: Point, animate: boolean): void {
  const at = node.position()
  if (at.x === to.x && at.y === to.y) return
  if (animate) node.animate({ position: { ...to }, duration: MOVE_MS, easing: 'ease-in-out' })
  else node.position({ ...to })
}

function bend(edge: EdgeSingular, boxes: ReadonlyMap<string, Box>): void {
  const [source, target] = [boxes.get(edge.source().id()), boxes.get(edge.target().id())]
  if (!source || !target) return
  const { start, end, distances, weights } = edgeShape(source, target, { start: 0, end: 0 })
  edge.data({ start: `${start.x}px ${start.y}px`, end: `${end.x}px ${end.y}px`, distances, weights })
}

/** The whole graph with its texts on the page's ground, twice as sharp, at most 4,096 px wide or high. */
async function exportPng(cy: Core, overlay: Overlay, palette: FlowPalette): Promise<Blob> {
  const bounds = cy.elements().boundingBox()
  const margin = 40
  const [width, height] = [bounds.w + 2 * margin, bounds.h + 2 * margin]
  const scale = Math.min(2, MAX_PNG_SIDE / width, MAX_PNG_SIDE / height)
  const drawn = await createImageBitmap(await cy.png({ full: true, scale, output: 'blob-promise' }))
  const canvas = new OffscreenCanvas(Math.ceil(width * scale), Math.ceil(height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser gives no canvas to draw the picture on')
  context.fillStyle = palette.bg
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(drawn, margin * scale, margin * scale)
  context.scale(scale, scale)
  overlay.paintOn(context, { zoom: 1, panX: margin - bounds.x1, panY: margin - bounds.y1, width, height })
  return canvas.convertToBlob({ type: 'image/png' })
}
