import type { Point } from '#core/flow/layout/types.ts'

const GLIDE_MS = 300

/** Lets nodes glide from where they stand to where they shall; returns the way to stop at once. */
export function glide(
  from: ReadonlyMap<string, Point>,
  to: ReadonlyMap<string, Point>,
  frame: (at: ReadonlyMap<string, Point>, done: boolean) => void,
): () => void {
  let handle = 0
  let began: number | null = null
  const step = (now: number): void => {
    began ??= now
    const share = Math.min(1, (now - began) / GLIDE_MS)
    const eased = share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) ** 2
    if (share >= 1) {
      frame(to, true)
      return
    }
    frame(new Map([...to].map(([id, end]) => [id, between(from.get(id), end, eased)])), false)
    handle = requestAnimationFrame(step)
  }
  handle = requestAnimationFrame(step)
  return () => cancelAnimationFrame(handle)
}

function between(start: Point | undefined, end: Point, share: number): Point {
  if (!start) return end
  return { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share }
}
