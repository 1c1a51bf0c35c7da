import { scaleFreeGraph } from '#core/flow/layout/layout.fixture.ts'
import { layoutFlow } from '#core/flow/layout/layout.ts'
import { placeNew } from '#core/flow/layout/place.ts'
import type { LayoutEdge, LayoutNode, Point } from '#core/flow/layout/types.ts'
import { ours } from './ours.tsx'
import { plain, relayout } from './plain.tsx'
import { sigma } from './sigma.tsx'
import { frame, type BenchGraph, type Subject } from './subject.tsx'

/** What the driver calls (bench/graph/bench.ts). */
interface BenchPage {
  readonly prepare: (subject: string, nodes: number, seed: number) => void
  /** Ms until what was drawn is on the canvas. */
  readonly open: () => Promise<number>
  /** Ms from frame to frame while the viewport moves a step in each of them. */
  readonly pan: (frames: number) => Promise<number[]>
  readonly zoom: (frames: number) => Promise<number[]>
  /** Makes up `nodes` new nodes with `edges` new edges around one node. */
  readonly plan: (nodes: number, edges: number) => void
  /** Ms until what was planned is placed and drawn. */
  readonly expand: () => Promise<number>
  /** Ms from the beginning of the last drawing or expansion until each line has its way; 0 where lines have none. */
  readonly led: () => Promise<number>
  /** Ms until every third node and flow has faded. */
  readonly filter: () => Promise<number>
}

const SUBJECTS: Readonly<Record<string, () => Subject>> = { ours, plain, relayout, sigma }
let subject: Subject
let held: BenchGraph
let grewAt = 0
let planned: { readonly grown: Grown; readonly after: BenchGraph }

const page: BenchPage = {
  prepare: (name, nodes, seed) => {
    subject = SUBJECTS[name]!()
    const graph = scaleFreeGraph(nodes, seed)
    held = { graph, positions: layoutFlow(graph, { subjects: ['n0'] }).positions }
  },
  open: async () => {
    const host = document.createElement('div')
    host.style.cssText = 'width:1400px;height:900px;position:relative'
    document.body.replaceChildren(host)
    const began = performance.now()
    await subject.open(host, held)
    grewAt = began
    return performance.now() - began
  },
  pan: (frames) => steps(frames, (at) => subject.pan(at % 20 < 10 ? 14 : -12, at % 14 < 7 ? 6 : -6)),
  zoom: (frames) => steps(frames, (at) => subject.zoom(at % 20 < 10 ? 1.05 : 1 / 1.05)),
  plan: (nodes, edges) => {
    const grown = extended(held, nodes, edges)
    planned = { grown, after: { graph: grown.graph, positions: placed(held.positions, grown) } }
  },
  expand: async () => {
    const { grown, after } = planned
    const began = performance.now()
    // Placing is part of it for everybody; the product and a layout of its own do it by themselves, within.
    const positions = subject.places ? held.positions : placed(held.positions, grown)
    await subject.grow({ graph: grown.graph, positions })
    held = after
    grewAt = began
    return performance.now() - began
  },
  led: async () => {
    await subject.led?.()
    return subject.led ? performance.now() - grewAt : 0
  },
  filter: async () => {
    const { nodes, edges } = held.graph
    const out = [...nodes, ...edges].filter((_, at) => at % 3 === 0).map(({ id }) => id)
    const began = performance.now()
    await subject.fade?.(new Set(out))
    return performance.now() - began
  },
}

async function steps(frames: number, step: (at: number) => void): Promise<number[]> {
  const times: number[] = []
  let last = await frame()
  for (let at = 0; at < frames; at += 1) {
    step(at)
    const now = await frame()
    times.push(now - last)
    last = now
  }
  return times
}

interface Grown {
  readonly graph: BenchGraph['graph']
  readonly added: readonly LayoutNode[]
}

/** New nodes around a node that stands in the middle of the list, deterministic. */
function extended({ graph }: BenchGraph, nodes: number, edges: number): Grown {
  const count = graph.nodes.length
  const parent = graph.nodes[Math.floor(count / 3)]!.id
  const added = Array.from({ length: nodes }, (_, at) => ({
    id: `n${count + at}`,
    width: 164,
    height: 44,
    value: at,
  }))
  const fresh: LayoutEdge[] = Array.from({ length: edges }, (_, at) => ({
    id: `e${graph.edges.length + at}`,
    source: at < nodes ? parent : `n${count + ((at * 7) % nodes)}`,
    target: at < nodes ? `n${count + at}` : `n${(at * 31) % count}`,
  }))
  return { graph: { nodes: [...graph.nodes, ...added], edges: [...graph.edges, ...fresh] }, added }
}

function placed(positions: ReadonlyMap<string, Point>, { graph, added }: Grown): ReadonlyMap<string, Point> {
  const standing = [...positions].map(([id, at]) => ({ id, ...at, width: 164, height: 44 }))
  return new Map([...positions, ...placeNew(standing, added, graph.edges)])
}

Object.assign(window, { bench: page })
