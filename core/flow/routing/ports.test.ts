import { describe, expect, it } from 'vitest'
import type { RouteBox } from '../layout/types.ts'
import { portsOf } from './ports.ts'

const box = (x: number, y: number): RouteBox => ({ x, y, width: 164, height: 44 })
const fan = (count: number) => {
  const ids = Array.from({ length: count }, (_, at) => `s${at}`)
  return {
    boxes: new Map([
      ['hub', box(300, 0)],
      ...ids.map((id, at) => [id, box(0, 60 * (at - count / 2))] as const),
    ]),
    edges: ids.map((id) => ({ id, source: id, target: 'hub' })),
  }
}

describe('ports on the side of a card', () => {
  it('stand in the order of the other ends, within the card', () => {
    const { boxes, edges } = fan(4)
    const ends = [...portsOf(edges, boxes).values()].map(({ end }) => end)
    expect(ends).toEqual(ends.toSorted((a, b) => a - b))
    expect(new Set(ends).size).toBe(4)
    for (const end of ends) expect(Math.abs(end)).toBeLessThan(22)
  })

  it('are so far apart that arrows at them do not touch, and are shared where there are more lines', () => {
    for (const count of [5, 12, 200]) {
      const { boxes, edges } = fan(count)
      const ports = [...portsOf(edges, boxes).values()]
      const heights = [...new Set(ports.map(({ end }) => end))]
      expect(heights.length).toBeLessThanOrEqual(5)
      heights.forEach(
        (y, at) => at > 0 && expect(y - heights[at - 1]!).toBeGreaterThanOrEqual(ports[0]!.pitch - 0.2),
      )
      expect(ports[0]!.pitch).toBeGreaterThanOrEqual(8)
    }
  })

  it('leave those alone that lines have already, and take free ones first', () => {
    const { boxes, edges } = fan(2)
    const ports = portsOf(edges, boxes, (card) => (card === 'hub' ? [-16, 0, 16] : []))
    expect([...ports.values()].map(({ end }) => end)).toEqual([-8, 8])
  })
})
