import cytoscape, { type EventObject, type NodeSingular } from 'cytoscape'
import type { FlowLayout, Point, Routes } from '#core/flow/layout/types.ts'
import { forgetMeasures } from './card-text.ts'
import type { ExportFrame } from './export-frame.ts'
import { exportPng } from './export-png.ts'
import type { FlowViewContent, FlowViewEvents } from './flow-view-content.ts'
import { glide } from './glide.ts'
import { lineAt } from './hit-test.ts'
import { createLineLeader } from './line-leader.ts'
import { createTargets, TARGET_STYLE } from './hit-targets.ts'
import type { Picture } from './painter.ts'
import { type FlowPalette, prefersReducedMotion, readPalette } from './palette.ts'
import type { RendererKind } from './renderer-choice.ts'
import { boxesOf, buildScene, carriedScene, isHeavy, type FlowScene } from './scene.ts'
import { createScreen } from './screen.ts'
import { writeSvg } from './svg-writer.ts'
import { contains, fitted, READABLE_ZOOM, type Viewport } from './viewport.ts'

export interface FlowView {
  readonly host: HTMLElement
  /** Shows the content. Where it was laid out anew, nodes glide to where they stand now, and all are in sight again. */
  readonly apply: (content: FlowViewContent, isRelaid: boolean) => void
  /** The layout without pins: where nodes return to when a pin is taken away. */
  readonly layout: () => FlowLayout | null
  /** Where every node stands, pins included. */
  readonly positions: () => ReadonlyMap<string, Point>
  readonly scene: () => FlowScene | null
  readonly palette: () => FlowPalette
  readonly restyle: () => void
  readonly drawBy: (kind: RendererKind) => void
  readonly select: (ids: readonly string[]) => void
  readonly focus: (id: string | null) => void
  readonly fit: (ids?: readonly string[]) => void
  readonly zoomBy: (factor: number) => void
  readonly viewport: () => Viewport
  readonly centre: (at: Point) => void
  readonly resize: () => void
  /** Resolves when what was shown last is on the canvas. */
  readonly settled: () => Promise<void>
  /** The same with every line led around the cards: after many came at once they follow a moment later. */
  readonly led: () => Promise<void>
  readonly exportPng: (frame: ExportFrame) => Promise<Blob>
  readonly exportSvg: (frame: ExportFrame) => string
  readonly destroy: () => void
}

/** The drawing, behind an interface that says nothing of what draws it. */
export function createFlowView(
  container: HTMLElement,
  canvas: HTMLCanvasElement,
  events: FlowViewEvents,
): FlowView {
  let palette = readPalette(container)
  let content: FlowViewContent | null = null
  let positions: ReadonlyMap<string, Point> = new Map()
  let scene: FlowScene | null = null
  let touched = false
  let quiet = false
  let selected: readonly string[] = []
  // The same set as long as the same is chosen: it tells whether the picture has to be painted again.
  let chosen: ReadonlySet<string> = new Set()
  let stopGlide = (): void => {}
  const cy = cytoscape({
    container,
    elements: [],
    layout: { name: 'preset' },
    style: TARGET_STYLE,
    // Its own canvases stay empty but for the box of a selection: they need no more pixels than that.
    pixelRatio: 1,
    minZoom: 0.03,
    maxZoom: 3,
    boxSelectionEnabled: true,
    selectionType: 'single',
  })
  const screen = createScreen(canvas, cy, events.onWebglLost)
  const targets = createTargets(cy)
  const leader = createLineLeader()

  const pictureOf = (drawn: FlowScene): Picture | null => {
    if (!content) return null
    const { marks, caption, amounts } = content
    return { scene: drawn, marks, palette, caption, amounts, selected: chosen }
  }
  const show = (): void => {
    const picture = scene && pictureOf(scene)
    if (picture) screen.show(picture)
  }
  const rebuild = (at: ReadonlyMap<string, Point>): void => {
    if (!content) return
    scene = buildScene(content.graph, { ...content.layout, positions: at }, content.marks.hidden, scene)
    show()
  }
  const lead = (at: ReadonlyMap<string, Point>): void => {
    if (!content) return
    const { graph, layout } = content
    const hold = (routes: Routes | undefined): void => {
      if (content) content = { ...content, layout: { ...content.layout, routes } }
    }
    const boxes = boxesOf(graph.nodes, at, scene?.boxes)
    const arrived = (routes: Routes): void => {
      hold(routes)
      rebuild(positions)
    }
    hold(leader.lead(boxes, graph.edges, layout.routes, arrived))
  }
  const fit = (least = 0): void => {
    touched = false
    cy.stop()
    if (scene) cy.viewport(fitted(cy, scene, least))
  }
  const mark = (): void => {
    quiet = true
    const wanted = new Set(selected)
    if (wanted.size !== chosen.size || selected.some((id) => !chosen.has(id))) chosen = wanted
    cy.batch(() => {
      cy.nodes(':selected').forEach((node) => {
        if (!wanted.has(node.id())) node.unselect()
      })
      for (const id of wanted) targets.take(id)?.select()
    })
    quiet = false
    show()
  }
  const choose = (ids: readonly string[]): void => {
    selected = ids
    mark()
    events.onSelect(ids)
  }
  const wantsMore = (event: EventObject): boolean => {
    const native = event.originalEvent as MouseEvent | undefined
    return native !== undefined && (native.shiftKey || native.ctrlKey || native.metaKey)
  }
  const toggle = (id: string, event: EventObject): void => {
    if (!wantsMore(event)) choose([id])
    else choose(selected.includes(id) ? selected.filter((other) => other !== id) : [id, ...selected])
  }
  const lineUnder = (event: EventObject) => scene && lineAt(scene, event.position, cy.zoom())

  cy.on('render', () => screen.paint())
  cy.on('tap', 'node', (event) => toggle((event.target as NodeSingular).id(), event))
  cy.on('tap', (event) => {
    if (event.target !== cy) return
    const line = lineUnder(event)
    if (line) toggle(line.edge.id, event)
    else if (!wantsMore(event)) choose([])
  })
  cy.on('boxend', () => {
    // The renderer selects what the box holds right after this event.
    setTimeout(() => {
      if (!quiet) choose(cy.nodes(':selected').map((node) => node.id()))
    })
  })
  cy.on('dbltap', 'node', (event) => events.onOpen((event.target as NodeSingular).id()))
  cy.on('tap', 'node.more', (event) => {
    if (!wantsMore(event)) events.onOpen((event.target as NodeSingular).id())
  })
  cy.on('cxttap', (event) => {
    const id = event.target === cy ? lineUnder(event)?.edge.id : (event.target as NodeSingular).id()
    if (id !== undefined) events.onMenu(id, event.renderedPosition)
  })
  const point = (id: string | null, at: Point): void => {
    screen.hover(id)
    container.style.cursor = id === null ? '' : 'pointer'
    events.onHover(id, at)
  }
  cy.on('mouseover mousemove', 'node', (event) =>
    point((event.target as NodeSingular).id(), event.renderedPosition),
  )
  cy.on('mouseout', 'node', (event) => point(null, event.renderedPosition))
  cy.on('mousemove', (event) => {
    if (event.target !== cy) return
    point(lineUnder(event)?.edge.id ?? null, event.renderedPosition)
  })
  const dragged = new Map<string, Point>()
  cy.on('drag', 'node', (event) => {
    const node = event.target as NodeSingular
    const { x, y } = node.position()
    dragged.set(node.id(), { x: Math.round(x), y: Math.round(y) })
    positions = new Map([...positions, ...dragged])
    if (scene && content && isHeavy(scene)) screen.carry(pictureOf(carriedScene(content, positions, dragged)))
    else rebuild(positions)
  })
  cy.on('free', 'node', () => {
    if (dragged.size === 0) return
    const moved = new Map(dragged)
    dragged.clear()
    screen.carry(null)
    lead(positions)
    rebuild(positions)
    if (scene) targets.sync(scene)
    events.onMoved(moved, positions)
  })
  cy.on('dragpan scrollzoom pinchzoom', () => {
    touched = true
  })
  cy.on('viewport', () => events.onViewport())

  return {
    host: container,
    apply: (next, isRelaid) => {
      const first = content === null
      content = next
      const from = positions
      const known = next.layout.positions
      const target = new Map(known)
      for (const [id, at] of next.pins) if (known.has(id)) target.set(id, at)
      positions = target
      stopGlide()
      lead(target)
      const { layout } = content
      const goal = buildScene(next.graph, { ...layout, positions: target }, next.marks.hidden, scene)
      scene = goal
      if (first || isRelaid || !touched) fit(READABLE_ZOOM)
      const arrive = (): void => {
        scene = goal
        targets.sync(goal)
        mark()
        events.onViewport()
      }
      if (isRelaid && !first && !prefersReducedMotion() && next.graph.nodes.length <= 400) {
        stopGlide = glide(from, target, (at, done) => (done ? arrive() : rebuild(at)))
      } else arrive()
    },
    layout: () => content?.layout ?? null,
    positions: () => positions,
    scene: () => scene,
    palette: () => palette,
    restyle: () => {
      forgetMeasures()
      palette = readPalette(container)
      show()
    },
    drawBy: screen.drawBy,
    select: (ids) => {
      selected = ids
      mark()
    },
    focus: (id) => {
      screen.focus(id)
      const box = id === null ? undefined : scene?.boxes.get(id)
      if (!box || contains(cy, box)) return
      touched = true
      const pan = { x: cy.width() / 2 - box.x * cy.zoom(), y: cy.height() / 2 - box.y * cy.zoom() }
      cy.animate({ pan, duration: prefersReducedMotion() ? 0 : 160 })
    },
    fit: (ids) => {
      const some =
        ids && scene ? { ...scene, cards: scene.cards.filter((card) => ids.includes(card.node.id)) } : null
      if (some && some.cards.length > 0) cy.viewport(fitted(cy, some, 0))
      else fit()
      touched = true
    },
    zoomBy: (factor) => {
      touched = true
      cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } })
    },
    viewport: () => {
      const [zoom, pan] = [cy.zoom(), cy.pan()]
      return {
        zoom,
        left: -pan.x / zoom,
        top: -pan.y / zoom,
        width: cy.width() / zoom,
        height: cy.height() / zoom,
      }
    },
    centre: (at) => {
      touched = true
      cy.pan({ x: cy.width() / 2 - at.x * cy.zoom(), y: cy.height() / 2 - at.y * cy.zoom() })
    },
    resize: () => {
      cy.resize()
      if (!touched) fit(READABLE_ZOOM)
      screen.paint()
    },
    settled: screen.settled,
    led: async () => {
      await leader.led()
      await screen.settled()
    },
    exportPng: async (frame) => {
      await leader.led()
      const ready = screen.ready()
      return ready ? exportPng(ready, frame) : Promise.reject(new Error('The graph is not drawn yet'))
    },
    exportSvg: (frame) => {
      const ready = screen.ready()
      if (!ready) throw new Error('The graph is not drawn yet')
      return writeSvg(ready, frame)
    },
    destroy: () => {
      stopGlide()
      leader.stop()
      screen.destroy()
      cy.destroy()
    },
  }
}
