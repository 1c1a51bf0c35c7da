import type { Core } from 'cytoscape'
import type { Point } from '#core/flow/layout/types.ts'
import type { Box } from './geometry.ts'
import type { FlowScene } from './scene.ts'

/** The part of the graph that is in sight, in graph coordinates, with the zoom. */
export interface Viewport {
  readonly zoom: number
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Room for the captions above, the legend and the controls below. */
export const FIT = { side: 24, top: 36, bottom: 48 } as const
const MAX_FIT_ZOOM = 1.15
/** A graph that would be too small to read when it is first shown starts at this zoom around its subject. */
export const READABLE_ZOOM = 0.48
/** Rather a little smaller than that, if all of it is in sight then: a path without its source says nothing. */
const WHOLE_ZOOM = 0.36

/** Zoom and pan that show all cards, or, where that is smaller than `least`, what is around the subject. */
export function fitted(
  cy: Core,
  scene: Pick<FlowScene, 'cards'>,
  least: number,
): { zoom: number; pan: Point } {
  const box = extent(scene)
  const [width, height] = [cy.width() - 2 * FIT.side, cy.height() - FIT.top - FIT.bottom]
  const whole = Math.min(MAX_FIT_ZOOM, width / Math.max(1, box.width), height / Math.max(1, box.height))
  const zoom = Math.max(whole, whole < WHOLE_ZOOM ? least : 0, cy.minZoom())
  const anchor = scene.cards.find((card) => card.node.role === 'subject')?.box
  const along = (middle: number, size: number, room: number, at: number | undefined): number => {
    if (size * zoom <= room || at === undefined) return middle
    // No empty margin on one side while the other is cut off.
    const half = room / zoom / 2
    return Math.min(Math.max(at, middle - size / 2 + half), middle + size / 2 - half)
  }
  const x = along(box.x, box.width, width, anchor?.x)
  const y = along(box.y, box.height, height, anchor?.y)
  return { zoom, pan: { x: cy.width() / 2 - x * zoom, y: FIT.top + height / 2 - y * zoom } }
}

function extent({ cards }: Pick<FlowScene, 'cards'>): Box {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { box } of cards) {
    left = Math.min(left, box.x - box.width / 2)
    right = Math.max(right, box.x + box.width / 2)
    top = Math.min(top, box.y - box.height / 2)
    bottom = Math.max(bottom, box.y + box.height / 2)
  }
  if (cards.length === 0) return { x: 0, y: 0, width: 0, height: 0 }
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top }
}

/** Whether all of a card is in sight. */
export function contains(cy: Core, box: Box): boolean {
  const [zoom, pan] = [cy.zoom(), cy.pan()]
  const [x, y] = [box.x * zoom + pan.x, box.y * zoom + pan.y]
  const [dx, dy] = [(box.width * zoom) / 2, (box.height * zoom) / 2]
  return x - dx >= 0 && y - dy >= 0 && x + dx <= cy.width() && y + dy <= cy.height()
}
