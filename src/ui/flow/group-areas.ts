import type { Box } from './geometry.ts'
import type { FlowGroup } from './model.ts'
import type { FlowScene } from './scene.ts'

/** Room between a card and the border of its box, px: the border runs in the middle of the gaps between rows. */
const ROOM = { x: 12, y: 7 } as const

const known = new WeakMap<FlowScene['boxes'], WeakMap<FlowGroup, readonly Box[]>>()

/**
 * The boxes of a group: as few as hold its members and nobody else. A card that is no member never stands in the box:
 * where one stands between two members, each side has a box of its own. Found once for a group as the cards stand.
 */
export function groupAreas(group: FlowGroup, boxes: FlowScene['boxes']): readonly Box[] {
  const found = known.get(boxes) ?? new WeakMap<FlowGroup, readonly Box[]>()
  known.set(boxes, found)
  const areas = found.get(group) ?? areasOf(group, boxes)
  found.set(group, areas)
  return areas
}

function areasOf({ members }: FlowGroup, boxes: FlowScene['boxes']): readonly Box[] {
  const own = new Set(members)
  const inside = members.flatMap((id) => boxes.get(id) ?? []).toSorted((a, b) => a.x - b.x || a.y - b.y)
  const others = [...boxes].flatMap(([id, box]) => (own.has(id) ? [] : box))
  const areas: Box[] = []
  for (const box of inside) {
    const at = areas.findIndex((area) => !others.some((other) => overlap(around([area, box]), other)))
    if (at < 0) areas.push(box)
    else areas[at] = around([areas[at]!, box])
  }
  return areas.map((area) => ({
    ...area,
    width: area.width + 2 * ROOM.x,
    height: area.height + 2 * ROOM.y,
  }))
}

function around(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map((box) => box.x - box.width / 2))
  const right = Math.max(...boxes.map((box) => box.x + box.width / 2))
  const top = Math.min(...boxes.map((box) => box.y - box.height / 2))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height / 2))
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top }
}

function overlap(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2
}
