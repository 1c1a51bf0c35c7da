import type { Core, EdgeSingular } from 'cytoscape'

/**
 * Draws the flows of the hovered node (or the hovered flow itself) once more in `colour`, in graph coordinates.
 * On the overlay, because a class in the graph would drop the renderer's layer cache at every mouse move.
 */
export function paintFlowsOf(context: CanvasRenderingContext2D, cy: Core, id: string, colour: string): void {
  const element = cy.getElementById(id)
  if (element.empty()) return
  context.strokeStyle = colour
  // Thinner than the flow and its arrow, which stay visible with their value and direction.
  context.lineWidth = 2
  const edges = element.isNode() ? element.connectedEdges() : [element as unknown as EdgeSingular]
  edges.forEach((edge) => trace(context, edge))
}

/** The renderer's own curve: quadratic pieces that meet half way between two neighbouring bends. */
function trace(context: CanvasRenderingContext2D, edge: EdgeSingular): void {
  // Cytoscape's types call a line's bends one position; they are a list, and absent on a straight line.
  const bends = (edge.controlPoints() ?? []) as unknown as readonly { x: number; y: number }[]
  const [start, end] = [edge.sourceEndpoint(), edge.targetEndpoint()]
  context.beginPath()
  context.moveTo(start.x, start.y)
  bends.forEach((bend, at) => {
    const next = bends[at + 1]
    const to = next ? { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 } : end
    context.quadraticCurveTo(bend.x, bend.y, to.x, to.y)
  })
  if (bends.length === 0) context.lineTo(end.x, end.y)
  context.stroke()
}
