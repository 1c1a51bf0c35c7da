import { describe, expect, it } from 'vitest'
import { scaleFreeGraph } from '#core/flow/layout/layout.fixture.ts'
import { layoutFlow } from '#core/flow/layout/layout.ts'
import { indexCards } from './card-index.ts'
import type { FlowGraphData } from './model.ts'
import { addedTo } from './paint-added.ts'
import { makeReady, type ReadyPicture } from './painter.ts'
import type { FlowPalette } from './palette.ts'
import { buildScene, NO_MARKS } from './scene.ts'

const { nodes, edges } = scaleFreeGraph(400)
const LAYOUT = layoutFlow({ nodes, edges }, { subjects: ['n0'] })
const SELECTED: ReadonlySet<string> = new Set()
const PALETTE = {} as FlowPalette

function graphOf(count: number): FlowGraphData {
  const kept = new Set(nodes.slice(0, count).map(({ id }) => id))
  return {
    nodes: nodes.slice(0, count).map(({ id }) => ({ id, kind: 'address', label: id })),
    edges: edges
      .filter(({ source, target }) => kept.has(source) && kept.has(target))
      .map((edge) => ({
        ...edge,
        amountText: '1',
        assetSymbol: 'ETH',
        weight: 0.5,
        transferIds: [],
        onPath: false,
      })),
  }
}

function picture(graph: FlowGraphData, change: Partial<ReadyPicture> = {}): ReadyPicture {
  return makeReady({
    scene: buildScene(graph, LAYOUT),
    marks: NO_MARKS,
    palette: PALETTE,
    caption: () => '',
    amounts: 'path',
    selected: SELECTED,
    ...change,
  })
}

describe('what was added to a picture', () => {
  const before = picture(graphOf(380))

  it('is what is new, wherever it stands among the rest', () => {
    const { nodes: all, edges: flows } = graphOf(400)
    const shuffled = { nodes: [...all.slice(380), ...all.slice(0, 380)], edges: flows }
    const added = addedTo(before, picture(shuffled))
    expect(added?.cards.map(({ node }) => node.id)).toEqual(all.slice(380).map(({ id }) => id))
    expect(added!.lines).toHaveLength(flows.length - graphOf(380).edges.length)
  })

  it('is nothing to go by when anything painted is gone, has moved, or looks different', () => {
    const graph = graphOf(400)
    expect(addedTo(before, picture(graphOf(379)))).toBeNull()
    const renamed = graph.nodes.map((node) => (node.id === 'n7' ? { ...node, label: 'Harbour' } : node))
    expect(addedTo(before, picture({ ...graph, nodes: renamed }))).toBeNull()
    const wider = graph.edges.map((edge) => (edge.id === 'e3' ? { ...edge, weight: 1 } : edge))
    expect(addedTo(before, picture({ ...graph, edges: wider }))).toBeNull()
    const positions = new Map([...LAYOUT.positions, ['n9', { x: 9000, y: 9000 }] as const])
    expect(addedTo(before, picture(graph, { scene: buildScene(graph, { ...LAYOUT, positions }) }))).toBeNull()
    expect(addedTo(before, picture(graph, { selected: new Set(['n1']) }))).toBeNull()
    expect(addedTo(before, picture(graph, { marks: { ...NO_MARKS, dimmed: new Set(['n1']) } }))).toBeNull()
  })
})

describe('cards by where they stand', () => {
  const scene = buildScene(graphOf(400), LAYOUT)
  const index = indexCards(scene)

  it('finds every card at its middle and its corners, and none in between', () => {
    for (const { node, box } of scene.cards) {
      expect(index.at(box, 1)?.node.id).toBe(node.id)
      const corner = { x: box.x + box.width / 2 - 1, y: box.y - box.height / 2 + 1 }
      expect(index.at(corner, 1)?.node.id).toBe(node.id)
      expect(index.at({ x: box.x, y: box.y + box.height / 2 + 5 }, 1)).toBeNull()
    }
  })

  it('takes the upper one of two that lie on each other', () => {
    const at = { x: 0, y: 0 }
    const two = graphOf(2)
    const stacked = buildScene(two, {
      ...LAYOUT,
      positions: new Map([
        ['n0', at],
        ['n1', at],
      ]),
    })
    expect(indexCards(stacked).at(at, 1)?.node.id).toBe('n1')
  })
})
