import { describe, expect, it } from 'vitest'
import { placeLandmarks } from './landmarks.ts'
import type { FlowNode } from './model.ts'
import { Occupied } from './occupied.ts'
import type { Card } from './scene.ts'

const card = (id: string, x: number, y: number, node: Partial<FlowNode> = {}): Card => ({
  node: { id, kind: 'address', label: id, ...node },
  box: { x, y, width: 164, height: 44 },
})
const mixer = { role: 'risk', category: 'mixer', severity: 4, sublabel: 'Mixer' } as const
const at = (zoom: number, isWhole = false) => ({
  zoom,
  ends: { left: -1000, right: 1000 },
  widthOf: (text: string) => text.length * 6,
  isWhole: () => isWhole,
})
const place = (cards: readonly Card[], measures: ReturnType<typeof at>) =>
  placeLandmarks(cards, new Occupied(cards.map(({ box }) => box)), measures)

describe('words for landmarks', () => {
  it('say what a card cannot, clear of all cards, where there is room', () => {
    const lone = [card('Storm', 0, 0, mixer), card('0xabc', 312, 0, { role: 'unattributed' })]
    const [words, ...others] = place(lone, at(0.45))
    expect(others).toEqual([])
    expect(words).toMatchObject({ rows: ['Storm', 'Mixer'], x: 0, align: 'center' })
    expect(words!.y - words!.height / 2).toBeGreaterThanOrEqual(22)
    expect(place(lone, at(0.45, true))[0]!.rows).toEqual(['Mixer'])
    const crowded = [card('Storm', 0, 0, mixer), card('a', 0, 58), card('b', 0, -58)]
    expect(place(crowded, at(0.45))).toEqual([])
    expect(place(lone, at(0.7))).toEqual([])
  })

  it('are names over the picture where no card has a text, never over each other or another landmark', () => {
    const column = Array.from({ length: 30 }, (_, nr) => card(`Mixer ${nr}`, 0, nr * 58, mixer))
    const beside = column.map((_, nr) => card(`0x${nr}`, 220, nr * 58))
    const places = place([...column, ...beside], at(0.12))
    expect(places.length).toBeGreaterThan(10)
    const boxes = [...column.map(({ box }) => box), ...places]
    const hits = boxes.flatMap((a, nr) =>
      boxes
        .slice(nr + 1)
        .filter(
          (b) =>
            Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2,
        ),
    )
    // The cards themselves stand apart; no name lies on one of them or on another name.
    expect(hits).toEqual([])
  })

  it('do not stand out at the ends of the picture, and name risks before the many that it began with', () => {
    const first = card('A name much longer than its card is', -918, 0, mixer)
    const [words] = place([first], at(0.45))
    expect(words!.align).toBe('left')
    expect(words!.x - words!.width / 2).toBeCloseTo(-1000)
    const subjects = Array.from({ length: 60 }, (_, nr) => card(`0x${nr}`, 0, nr * 80, { role: 'subject' }))
    const named = place([...subjects, card('Storm', 600, 0, mixer)], at(0.12))
    expect(named.map(({ rows }) => rows)).toEqual([['Storm']])
  })
})
