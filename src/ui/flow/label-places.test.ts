import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaleFreeGraph } from '#core/flow/layout/layout.fixture.ts'
import { layoutFlow } from '#core/flow/layout/layout.ts'
import { routeLines } from '#core/flow/routing/route.ts'
import type { Box } from './geometry.ts'
import { labelSize, placeLabels, type LineLabel } from './label-places.ts'
import { Occupied } from './occupied.ts'
import { buildScene } from './scene.ts'

const widthOf = (text: string): number => text.length * 6.4

/** A traced network as it is drawn, with an amount for every line. */
function amounts(count: number, seed: number): { cards: readonly Box[]; labels: readonly LineLabel[] } {
  const graph = scaleFreeGraph(count, seed)
  const { positions } = layoutFlow(graph, { subjects: ['n0'], columnGap: 148 })
  const nodes = graph.nodes.map(({ id }) => ({ id, kind: 'address' as const, label: id }))
  const edges = graph.edges.map((edge, at) => ({
    ...edge,
    amountText: `${(at * 977) % 13_001}.25`,
    assetSymbol: 'USDT',
    weight: 0.5,
    transferIds: [],
    onPath: false,
  }))
  const { boxes } = buildScene({ nodes, edges }, { positions, bands: [] })
  const scene = buildScene({ nodes, edges }, { positions, bands: [], routes: routeLines(boxes, edges) })
  const labels = scene.lines.map((line) => ({ line, text: `${line.edge.amountText} USDT`, colour: '#fff' }))
  return { cards: scene.cards.map(({ box }) => box), labels }
}

function touching(boxes: readonly Box[]): number {
  let count = 0
  boxes.forEach((a, at) => {
    for (const b of boxes.slice(at + 1))
      if (Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2)
        count += 1
  })
  return count
}

describe('amounts beside lines', () => {
  it('cover no card and no other amount, at any zoom', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.nat(),
        fc.double({ min: 0.3, max: 2, noNaN: true }),
        (count, seed, zoom) => {
          const { cards, labels } = amounts(count, seed)
          const places = placeLabels(labels, new Occupied(cards), labelSize(zoom)!, widthOf)
          expect(touching([...cards, ...places])).toBe(touching(cards))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('are all written along a path at the zoom at which a long one is first seen', () => {
    const nodes = Array.from({ length: 8 }, (_, at) => ({
      id: `n${at}`,
      kind: 'address' as const,
      label: '',
    }))
    const edges = nodes.slice(1).map(({ id }, at) => ({
      id: `e${at}`,
      source: `n${at}`,
      target: id,
      amountText: '1,234,567.89…',
      assetSymbol: 'USDT',
      weight: 1,
      transferIds: [],
      onPath: true,
    }))
    const positions = new Map(nodes.map(({ id }, at) => [id, { x: at * 312, y: 0 }]))
    const scene = buildScene({ nodes, edges }, { positions, bands: [] })
    const labels = scene.lines.map((line) => ({ line, text: '1,234,567.89… USDT', colour: '#fff' }))
    const cards = scene.cards.map(({ box }) => box)
    for (const zoom of [0.38, 0.48, 1])
      expect(placeLabels(labels, new Occupied(cards), labelSize(zoom)!, widthOf)).toHaveLength(7)
  })

  it('stand at the end at which their line is alone', () => {
    const nodes = ['hub', 'a', 'b', 'c'].map((id) => ({ id, kind: 'address' as const, label: id }))
    const edges = ['a', 'b', 'c'].map((id) => ({
      id,
      source: 'hub',
      target: id,
      amountText: '1',
      assetSymbol: 'ETH',
      weight: 0,
      transferIds: [],
      onPath: false,
    }))
    const positions = new Map([
      ['hub', { x: 0, y: 0 }],
      ...['a', 'b', 'c'].map((id, at) => [id, { x: 312, y: 58 * (at - 1) }] as const),
    ])
    const scene = buildScene({ nodes, edges }, { positions, bands: [] })
    const labels = scene.lines.map((line) => ({ line, text: '1 ETH', colour: '#fff' }))
    const places = placeLabels(labels, new Occupied(scene.cards.map(({ box }) => box)), 11.5, widthOf)
    for (const { x, y, label } of places) {
      const { target } = label.line
      expect(x).toBeGreaterThan(156)
      expect(Math.abs(y - target.y)).toBeLessThan(22)
    }
  })

  it('are left out where they would be larger than the gaps', () => {
    expect(labelSize(0.2)).toBeNull()
    expect(labelSize(0.5)! * 0.5).toBeCloseTo(10.5)
    expect(labelSize(1)).toBe(11.5)
  })
})
