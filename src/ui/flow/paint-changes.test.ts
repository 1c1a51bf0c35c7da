import { describe, expect, it } from 'vitest'
import { scaleFreeGraph } from '#core/flow/layout/layout.fixture.ts'
import { layoutFlow } from '#core/flow/layout/layout.ts'
import { indexCards } from './card-index.ts'
import type { FlowGraphData } from './model.ts'
import { changesTo, isFew } from './paint-changes.ts'
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
    const added = changesTo(before, picture(shuffled))
    expect(added?.cards.map(({ node }) => node.id)).toEqual(all.slice(380).map(({ id }) => id))
    expect(added!.lines).toHaveLength(flows.length - graphOf(380).edges.length)
    expect(added!.damaged).toEqual([])
  })

  it('has damaged where something is gone, has moved, or looks different', () => {
    const graph = graphOf(400)
    const around = (id: string, scene = before.scene) => {
      const { x, y, width, height } = scene.boxes.get(id)!
      const [dx, dy] = [width / 2 + 8, height / 2 + 8]
      return { left: x - dx, right: x + dx, top: y - dy, bottom: y + dy }
    }
    expect(changesTo(before, picture(graphOf(379)))!.damaged).toContainEqual(around('n379'))
    const renamed = graph.nodes.map((node) => (node.id === 'n7' ? { ...node, label: 'Harbour' } : node))
    const change = changesTo(before, picture({ ...graph, nodes: renamed }))!
    expect(change.damaged).toEqual([around('n7'), around('n7')])
    expect(change.cards).toHaveLength(20)
    const { source, target } = graph.edges.find(({ id }) => id === 'e3')!
    const wider = graph.edges.map((edge) => (edge.id === 'e3' ? { ...edge, weight: 1 } : edge))
    const [line] = changesTo(before, picture({ ...graph, edges: wider }))!.damaged
    for (const end of [source, target]) {
      const { x, y, width } = before.scene.boxes.get(end)!
      expect(line!.left).toBeLessThanOrEqual(x + width / 2)
      expect(line!.right).toBeGreaterThanOrEqual(x - width / 2)
      expect(line!.top).toBeLessThan(y)
      expect(line!.bottom).toBeGreaterThan(y)
    }
    const positions = new Map([...LAYOUT.positions, ['n9', { x: 9000, y: 9000 }] as const])
    const scene = buildScene(graph, { ...LAYOUT, positions })
    const moved = changesTo(before, picture(graph, { scene }))!
    expect(moved.damaged).toContainEqual(around('n9'))
    expect(moved.damaged).toContainEqual(around('n9', scene))
  })

  it('is nothing to go by when all of it looks different', () => {
    const graph = graphOf(400)
    expect(changesTo(before, picture(graph, { selected: new Set(['n1']) }))).toBeNull()
    expect(changesTo(before, picture(graph, { marks: { ...NO_MARKS, dimmed: new Set(['n1']) } }))).toBeNull()
    expect(changesTo(before, picture(graphOf(200)))).toBeNull()
    const heavier = graph.edges.map((edge) => ({ ...edge, weight: 1 }))
    expect(changesTo(before, picture({ ...graph, edges: heavier }))).toBeNull()
  })

  it('is worth painting alone only while it is a small part of what is shown', () => {
    const graph = graphOf(380)
    const renamed = graph.nodes.map((node) => (node.id === 'n7' ? { ...node, label: 'Harbour' } : node))
    const after = picture({ ...graph, nodes: renamed })
    const changes = changesTo(before, after)!
    const { x, y } = before.scene.boxes.get('n7')!
    expect(
      isFew(changes, after.scene, { left: x - 700, right: x + 700, top: y - 450, bottom: y + 450 }),
    ).toBe(true)
    expect(isFew(changes, after.scene, { left: x - 80, right: x + 80, top: y - 40, bottom: y + 40 })).toBe(
      false,
    )
  })

  it('is found among the very objects of the scene before, where a scene is built after another', () => {
    const graph = graphOf(380)
    const again = buildScene(graphOf(400), LAYOUT, new Set(), before.scene)
    const same = buildScene(
      {
        nodes: before.scene.cards.map(({ node }) => node),
        edges: before.scene.lines.map(({ edge }) => edge),
      },
      LAYOUT,
      new Set(),
      before.scene,
    )
    expect(same.cards.every((card, at) => card === before.scene.cards[at])).toBe(true)
    expect(same.lines.every((line, at) => line === before.scene.lines[at])).toBe(true)
    expect(again.cards.slice(0, graph.nodes.length).map(({ box }) => box)).toEqual(
      before.scene.cards.map(({ box }) => box),
    )
    expect(again.lines).toEqual(buildScene(graphOf(400), LAYOUT).lines)
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
