import type { Box } from './geometry.ts'

/** Px of the picture: about as wide as a card, so that a box lies in few cells. */
const CELL = 160

/** Boxes by the cells that they lie in: whether a place is free is asked for every amount at a dozen places. */
export class Occupied {
  private readonly cells = new Map<string, Box[]>()

  constructor(boxes: Iterable<Box> = []) {
    for (const box of boxes) this.take(box)
  }

  take(box: Box): void {
    eachCell(box, (key) => {
      const list = this.cells.get(key)
      if (list) list.push(box)
      else this.cells.set(key, [box])
      return true
    })
  }

  isFree(box: Box): boolean {
    return eachCell(box, (key) => !(this.cells.get(key)?.some((other) => touch(box, other)) ?? false))
  }
}

/** Whether `visit` said yes to all cells of a box; it is not asked any more after a no. */
function eachCell({ x, y, width, height }: Box, visit: (key: string) => boolean): boolean {
  const [left, right] = [Math.floor((x - width / 2) / CELL), Math.floor((x + width / 2) / CELL)]
  const [top, bottom] = [Math.floor((y - height / 2) / CELL), Math.floor((y + height / 2) / CELL)]
  for (let column = left; column <= right; column += 1)
    for (let row = top; row <= bottom; row += 1) if (!visit(`${column} ${row}`)) return false
  return true
}

function touch(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2
}
