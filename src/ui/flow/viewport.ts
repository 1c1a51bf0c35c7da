import type { Core, NodeSingular } from 'cytoscape'
import type { Point } from '#core/flow/layout/types.ts'
import type { FlowViewContent } from './patch.ts'

/** Room for the captions above, the legend and the controls below. */
const FIT = { side: 24, top: 36, bottom: 48 } as const
const MAX_FIT_ZOOM = 1.15
/** A graph that would be too small to read when it is first shown starts at this zoom around its subject. */
export const READABLE_ZOOM = 0.48

/** Zoom and pan that show everything, or, where that is smaller than `least`, what is around the subject. */
export function fitted(
  cy: Core,
  content: FlowViewContent | null,
  least: number,
): { zoom: number; pan: Point } {
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

/** Whether all of an element is in sight. */
export function inside(cy: Core, element: NodeSingular): boolean {
  const box = element.renderedBoundingBox()
  return box.x1 >= 0 && box.y1 >= 0 && box.x2 <= cy.width() && box.y2 <= cy.height()
}
