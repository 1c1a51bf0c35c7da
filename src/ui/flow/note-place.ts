import type { Point } from '#core/flow/layout/types.ts'
import { pointAt } from './curve.ts'
import type { FlowNote } from './model.ts'
import type { FlowScene } from './scene.ts'

/** Px from a card, or from a line, to the middle of its note: that of the gap between two rows. */
const AWAY = 7

/** Where a note begins, and how much room it has; null where what it is about is not drawn. */
export function notePlace(
  note: FlowNote,
  scene: Pick<FlowScene, 'boxes' | 'lines'>,
  freeWidth: number,
): (Point & { readonly room: number }) | null {
  if ('point' in note.at) return { ...note.at.point, room: freeWidth }
  if ('node' in note.at) {
    const box = scene.boxes.get(note.at.node)
    return box ? { x: box.x - box.width / 2, y: box.y + box.height / 2 + AWAY, room: box.width - 8 } : null
  }
  const { edge: id } = note.at
  // A flow may be drawn as part of a fold's flow, or as the legs of its transactions.
  const line = scene.lines.find(
    ({ edge }) => edge.id === id || edge.edgeIds?.includes(id) || edge.flows?.includes(id),
  )
  if (!line) return null
  const { x, y } = pointAt(line.points, 0.5)
  return { x: x - LINE_ROOM / 2, y: y + AWAY + line.width / 2, room: LINE_ROOM }
}

/** A note on a flow stands in the gap between two columns. */
const LINE_ROOM = 120
