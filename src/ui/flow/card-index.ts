import type { Point } from '#core/flow/layout/types.ts'
import { boxInSight } from './paint-cards.ts'
import type { Card, FlowScene } from './scene.ts'

/** Px; a little more than a card and its gaps, so that a card lies in few cells and a cell holds few cards. */
const CELL = 200
/** Px around a card on the screen that still mean it. */
const REACH = 2

/** Cards by where they stand: what is under the pointer is found without looking at all of them. */
export interface CardIndex {
  /** The uppermost card at a point in graph coordinates. */
  readonly at: (point: Point, zoom: number) => Card | null
}

export function indexCards({ cards }: Pick<FlowScene, 'cards'>): CardIndex {
  const cells = new Map<string, Card[]>()
  for (const card of cards)
    for (const key of cellsOf(card)) {
      const list = cells.get(key)
      if (list) list.push(card)
      else cells.set(key, [card])
    }
  return {
    at: (point, zoom) => {
      const reach = REACH / zoom
      const holds = ({ box }: Card): boolean =>
        Math.abs(point.x - box.x) <= box.width / 2 + reach &&
        Math.abs(point.y - box.y) <= box.height / 2 + reach
      // Cards are painted in their order, so the last one lies on top.
      return cells.get(cellAt(point.x, point.y))?.findLast(holds) ?? null
    },
  }
}

function cellAt(x: number, y: number): string {
  return `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`
}

function cellsOf({ box }: Card): readonly string[] {
  // Far out, a few px on the screen are many px of the graph.
  const [dx, dy] = [box.width / 2 + CELL / 4, box.height / 2 + CELL / 4]
  const keys: string[] = []
  for (let x = Math.floor((box.x - dx) / CELL); x <= Math.floor((box.x + dx) / CELL); x += 1)
    for (let y = Math.floor((box.y - dy) / CELL); y <= Math.floor((box.y + dy) / CELL); y += 1)
      keys.push(`${x} ${y}`)
  return keys
}

/** Cards of which a part lies within a rectangle of the graph. */
export function cardsWithin(
  { cards }: Pick<FlowScene, 'cards'>,
  area: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
): readonly Card[] {
  return cards.filter(({ box }) => boxInSight(box, { ...area, zoom: 1 }))
}
