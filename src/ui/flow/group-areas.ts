import type { Box } from './geometry.ts'
import type { FlowGroup, FlowNote } from './model.ts'
import type { FlowScene } from './scene.ts'

/** Room between a card and the border of its box, px: the border runs in the middle of the gaps between rows. */
const ROOM = { x: 12, y: 7 } as const

/** What a note below a card takes, px from the card's lower edge. */
const NOTE = 15

interface Found {
  readonly notes: readonly FlowNote[]
  readonly areas: readonly Box[]
}

const known = new WeakMap<FlowScene['boxes'], WeakMap<FlowGroup, Found>>()

/**
 * The boxes of a group: as few as hold its members and nobody else. A card that is no member never stands in the box:
 * where one stands between two members, each side has a box of its own. A note below a member is held as well, unless
 * the next card is too near: then the note lies on the border, as titles do. Found once for a group as the cards stand.
 */
export function groupAreas(
  group: FlowGroup,
  boxes: FlowScene['boxes'],
  notes: readonly FlowNote[],
): readonly Box[] {
  const found = known.get(boxes) ?? new WeakMap<FlowGroup, Found>()
  known.set(boxes, found)
  const before = found.get(group)
  if (before?.notes === notes) return before.areas
  const areas = areasOf(group, boxes, notes)
  found.set(group, { notes, areas })
  return areas
}

function areasOf(
  { members }: FlowGroup,
  boxes: FlowScene['boxes'],
  notes: readonly FlowNote[],
): readonly Box[] {
  const own = new Set(members)
  const inside = members.flatMap((id) => boxes.get(id) ?? []).toSorted((a, b) => a.x - b.x || a.y - b.y)
  const others = [...boxes].flatMap(([id, box]) => (own.has(id) ? [] : box))
  const isFree = (area: Box): boolean => !others.some((other) => overlap(area, other))
  const areas: Box[] = []
  for (const box of inside) {
    const at = areas.findIndex((area) => isFree(around([area, box])))
    if (at < 0) areas.push(box)
    else areas[at] = around([areas[at]!, box])
  }
  const noted = notes.flatMap(({ at }) =>
    'node' in at && own.has(at.node) ? (boxes.get(at.node) ?? []) : [],
  )
  return areas.map((area) => {
    const held = noted.filter((box) => overlap(box, area)).map(withNote)
    const whole = around([area, ...held])
    const room = { ...whole, width: whole.width + 2 * ROOM.x, height: whole.height + 2 * ROOM.y }
    if (whole.height === area.height || isFree(room)) return room
    return { ...area, width: area.width + 2 * ROOM.x, height: area.height + 2 * ROOM.y }
  })
}

function withNote(box: Box): Box {
  return { ...box, y: box.y + NOTE / 2, height: box.height + NOTE }
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
