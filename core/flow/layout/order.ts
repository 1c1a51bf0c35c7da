import type { Column, Item, Link } from './columns.ts'
import { compareIds, type LayoutOptions } from './types.ts'

/** Distance between the centres of two neighbours of a column. Lanes run closer to each other than boxes. */
export function separation(above: Item, below: Item, options: LayoutOptions): number {
  const boxes = Number(above.node !== null) + Number(below.node !== null)
  return (above.height + below.height) / 2 + (options.rowGap * boxes) / 2
}

/** Stacks a column in its present order, centred on 0. */
export function stack(column: Column, options: LayoutOptions): void {
  let y = 0
  column.items.forEach((entry, at) => {
    if (at > 0) y += separation(column.items[at - 1]!, entry, options)
    entry.y = y
  })
  for (const entry of column.items) entry.y -= y / 2
}

function mean(links: readonly Link[], otherwise: number): number {
  if (links.length === 0) return otherwise
  let [sum, mass] = [0, 0]
  for (const { item, priority } of links) {
    sum += item.y * priority
    mass += priority
  }
  return sum / mass
}

/**
 * Orders every column to cross as few edges as it can: barycentre sweeps from left to right and back
 * (Sugiyama, Tagawa, Toda, 1981), keeping the best order seen. Deterministic: ties keep the present order,
 * which began by value and id.
 */
export function orderColumns(columns: readonly Column[], options: LayoutOptions): void {
  const places = new Map<Item, number>()
  for (const column of columns) {
    column.items.sort(
      (a, b) => mean([...a.left, ...a.right], 0) - mean([...b.left, ...b.right], 0) || keep(a, b),
    )
    stack(column, options)
  }
  let best = crossings(columns, places)
  let kept = columns.map((column) => column.items)
  for (let sweep = 0; sweep < options.sweeps && best > 0; sweep += 1) {
    const forward = sweep % 2 === 0
    const path = forward ? columns : columns.toReversed()
    for (const column of path) {
      const pull = new Map(
        column.items.map((entry) => [entry, mean(forward ? entry.left : entry.right, entry.y)]),
      )
      // A new array: `kept` may hold the present one.
      column.items = column.items.toSorted((a, b) => pull.get(a)! - pull.get(b)! || a.y - b.y || keep(a, b))
      stack(column, options)
    }
    const now = crossings(columns, places)
    if (now < best) {
      best = now
      kept = columns.map((column) => column.items)
    }
  }
  columns.forEach((column, at) => {
    column.items = kept[at]!
    stack(column, options)
  })
}

function keep(a: Item, b: Item): number {
  return (b.node?.value ?? 0) - (a.node?.value ?? 0) || compareIds(a.key, b.key)
}

/** Crossing pairs of links between neighbouring columns, counted with a Fenwick tree: O(links log items). */
function crossings(columns: readonly Column[], places: Map<Item, number>): number {
  let total = 0
  for (const column of columns) column.items.forEach((entry, at) => places.set(entry, at))
  columns.slice(1).forEach((right, at) => {
    const tree = new Int32Array(right.items.length + 1)
    let seen = 0
    for (const from of columns[at]!.items) {
      // Links of lanes are skipped over columns when edges are not routed: count only true neighbours.
      const ends = from.right
        .filter((entry) => right.items[places.get(entry.item)!] === entry.item)
        .map((entry) => places.get(entry.item)!)
      for (const end of ends) total += seen - prefix(tree, end)
      for (const end of ends) add(tree, end)
      seen += ends.length
    }
  })
  return total
}

function add(tree: Int32Array, at: number): void {
  for (let index = at + 1; index < tree.length; index += index & -index) tree[index]! += 1
}

/** How many ends were added at places 0..at. */
function prefix(tree: Int32Array, at: number): number {
  let sum = 0
  for (let index = at + 1; index > 0; index -= index & -index) sum += tree[index]!
  return sum
}
