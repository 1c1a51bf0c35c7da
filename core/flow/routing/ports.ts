import type { RouteBox } from '../layout/types.ts'

/** A flow between two cards, by their ids. */
export interface RouteEdge {
  readonly id: string
  readonly source: string
  readonly target: string
}

/** 1 is the right side of a card, -1 the left one. */
export type Side = 1 | -1

/** Where on the sides of its two cards a line leaves and enters: height from the middle of each, px. */
export interface Ports {
  start: number
  end: number
  /** Px between two ports of the side that it enters: its arrow may be no broader. */
  pitch: number
}

/** Room that lines keep from the corners of a card, px; where many meet, they need more of its side. */
const CORNER = { few: 10, many: 6 } as const
/** Px between two ports: at most, and at least, so that an arrow at each can be told from the next. */
const PITCH = { most: 9, least: 8 } as const

/** The sides that a line meets. Where both cards stand in one column, both on the right. */
export function sidesOf(source: RouteBox, target: RouteBox): readonly [Side, Side] {
  if (Math.abs(source.x - target.x) < (source.width + target.width) / 2) return [1, 1]
  return source.x < target.x ? [1, -1] : [-1, 1]
}

interface Meeting {
  readonly edge: string
  readonly end: 'start' | 'end'
  /** Height of the other card. */
  readonly y: number
}

/**
 * Ports for lines, in the order of where their other ends stand, so that they do not cross at the card. More lines than
 * a side has ports share them: arrows that lie on one another read as one, arrows that half cover each other as none.
 * `taken` are heights of ports that lines have already which are not to be moved.
 */
export function portsOf(
  edges: Iterable<RouteEdge>,
  boxes: ReadonlyMap<string, RouteBox>,
  taken: (card: string, side: Side) => readonly number[] = () => [],
): ReadonlyMap<string, Ports> {
  const sides = new Map<string, { card: string; side: Side; meetings: Meeting[] }>()
  const meet = (card: string, side: Side, meeting: Meeting): void => {
    const key = `${side} ${card}`
    const known = sides.get(key)
    if (known) known.meetings.push(meeting)
    else sides.set(key, { card, side, meetings: [meeting] })
  }
  const ports = new Map<string, Ports>()
  for (const edge of edges) {
    const [source, target] = [boxes.get(edge.source), boxes.get(edge.target)]
    if (!source || !target) continue
    const [leaves, enters] = sidesOf(source, target)
    meet(edge.source, leaves, { edge: edge.id, end: 'start', y: target.y })
    meet(edge.target, enters, { edge: edge.id, end: 'end', y: source.y })
    ports.set(edge.id, { start: 0, end: 0, pitch: 0 })
  }
  for (const { card, side, meetings } of sides.values()) {
    const { height } = boxes.get(card)!
    meetings.sort((a, b) => a.y - b.y || (a.edge < b.edge ? -1 : 1))
    const { heights, pitch } = shared(meetings.length, height, taken(card, side))
    meetings.forEach(({ edge, end }, at) => {
      const entry = ports.get(edge)!
      entry[end] = heights[at]!
      if (end === 'end') entry.pitch = pitch
    })
  }
  return ports
}

/** Heights for `count` lines on a side, from the upper to the lower one. */
function shared(
  count: number,
  height: number,
  taken: readonly number[],
): { readonly heights: readonly number[]; readonly pitch: number } {
  const all = count + taken.length
  const room = Math.max(0, height - 2 * (all > 4 ? CORNER.many : CORNER.few))
  const most = Math.max(1, Math.floor(room / PITCH.least) + 1)
  const slots = Math.min(all, most)
  const pitch = slots < 2 ? height / 2 : Math.min(PITCH.most, room / (slots - 1))
  const slotAt = (slot: number): number => Math.round((slot - (slots - 1) / 2) * pitch * 10) / 10
  if (taken.length === 0)
    return { heights: Array.from({ length: count }, (_, at) => slotAt(slotFor(at, count, slots))), pitch }
  const users = Array.from({ length: slots }, () => 0)
  for (const y of taken) users[nearestSlot(y, slots, pitch)]! += 1
  const heights = Array.from({ length: count }, (_, at) => {
    const wanted = slotFor(at, count, slots)
    // A port that is free, the nearest one to where the line would be in the order; else the one least used.
    const cost = (slot: number): number => users[slot]! * slots + Math.abs(slot - wanted)
    let best = 0
    for (let slot = 1; slot < slots; slot += 1) if (cost(slot) < cost(best)) best = slot
    users[best]! += 1
    return slotAt(best)
  })
  return { heights: heights.toSorted((a, b) => a - b), pitch }
}

function slotFor(at: number, count: number, slots: number): number {
  return count < 2 ? Math.floor((slots - 1) / 2) : Math.round((at * (slots - 1)) / (count - 1))
}

function nearestSlot(y: number, slots: number, pitch: number): number {
  const slot = Math.round(y / Math.max(1, pitch) + (slots - 1) / 2)
  return Math.min(slots - 1, Math.max(0, slot))
}
