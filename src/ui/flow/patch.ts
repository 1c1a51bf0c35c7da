import type { Core, EdgeSingular, ElementDefinition, NodeSingular } from 'cytoscape'
import type { FlowLayout, Point } from '#core/flow/layout/types.ts'
import { edgeElements, nodeElement, type ElementData } from './elements.ts'
import { edgeShape, type Box } from './geometry.ts'
import type { FlowGraphData } from './model.ts'
import type { FlowPalette } from './palette.ts'

export interface FlowViewContent {
  readonly graph: FlowGraphData
  readonly layout: FlowLayout
  readonly caption: (layer: number) => string
  readonly amounts: 'path' | 'all'
}

const MOVE_MS = 300

/** Brings the renderer's elements to the content: adds, changes and removes only what differs. */
export function patch(
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
        update(known, element)
        move(known, { x, y }, animate)
      }
    }
    for (const element of edges) {
      const known = cy.getElementById(element.id)
      const { source, target } = ends.get(element.id)!
      if (known.nonempty()) update(known, element)
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

/** Redraws the line of an edge whose card was dragged away from its lane: it runs straight to it. */
export function bend(edge: EdgeSingular, boxes: ReadonlyMap<string, Box>): void {
  const [source, target] = [boxes.get(edge.source().id()), boxes.get(edge.target().id())]
  if (!source || !target) return
  const { start, end, distances, weights } = edgeShape(source, target, { start: 0, end: 0 })
  edge.data({ start: `${start.x}px ${start.y}px`, end: `${end.x}px ${end.y}px`, distances, weights })
}
