import { placeLabels } from '#core/flow/labels.ts'
import { rulingsOf } from '#core/flow/policies/taint.ts'
import { forwardGraph } from '#core/flow/graph.ts'
import { ROLE, STATIC_DEPTH, STATIC_EPS } from '../static.ts'
import { loadPeer } from './load.ts'
import type { Peer, PeerWorld } from './questions.ts'

interface Graph {
  addNode(node: number, attributes: object): void
  addEdge(source: number, target: number, attributes: object): void
  forEachEdge(each: (edge: string, attributes: Attributes, source: string, target: string) => void): void
  forEachInEdge(
    node: number | string,
    each: (edge: string, attributes: Attributes, source: string) => void,
  ): void
  getNodeAttribute(node: number | string, name: string): number
  setNodeAttribute(node: number | string, name: string, value: number): void
}

interface Attributes {
  readonly amount: number
  readonly fraction: number
  readonly ruling: number
  readonly share: number
}

type Graphology = { readonly default: new (options: object) => Graph }

/** graphology: the ledger as a directed multigraph, edges in order; node and edge attributes as its manual has them. */
export async function graphologyPeer(world: PeerWorld): Promise<Peer> {
  const module = await loadPeer<Graphology & { readonly default: { readonly default?: unknown } }>(
    'graphology',
  )
  const GraphClass = (module.default.default ?? module.default) as new (options: object) => Graph
  const { chain, fraction } = world
  const memory = process.memoryUsage().heapUsed
  const started = performance.now()
  const graph = new GraphClass({ multi: true, type: 'directed' })
  for (let node = 0; node < chain.holdingCount; node++) graph.addNode(node, { taint: 0 })
  const rulings = rulingsOf(forwardGraph(chain), placeLabels(chain, world.claims))
  const { from, to, amount } = chain.columns
  for (let row = 0; row < chain.count; row++) {
    const attributes = { amount: amount[row]!, fraction: fraction[row]!, ruling: rulings[row]! }
    graph.addEdge(from[row]!, to[row]!, attributes)
  }
  const loadMs = performance.now() - started
  const loadMb = (process.memoryUsage().heapUsed - memory) / 2 ** 20
  const pairs = new GraphClass({ multi: false, type: 'directed' })
  const { src, dst, share, role } = world.static
  for (let node = 0; node < chain.holdingCount; node++) pairs.addNode(node, { role: role[node]! })
  for (let edge = 0; edge < src.length; edge++) pairs.addEdge(src[edge]!, dst[edge]!, { share: share[edge]! })

  return {
    name: 'graphology',
    loadMs,
    loadMb,
    haircut() {
      for (let node = 0; node < chain.holdingCount; node++) graph.setNodeAttribute(node, 'taint', 0)
      graph.forEachEdge((_, { amount, fraction: x, ruling }, source, target) => {
        const held = graph.getNodeAttribute(source, 'taint')
        if (held === 0 && ruling !== 1) return
        graph.setNodeAttribute(source, 'taint', held * (x < 0 ? -x : x < 1 ? 1 - x : 0))
        const moved = ruling === 0 ? held * (x < 0 ? 1 + x : x < 1 ? x : 1) : ruling === 1 ? amount : 0
        graph.setNodeAttribute(target, 'taint', graph.getNodeAttribute(target, 'taint') + moved)
      })
      return Float64Array.from({ length: chain.holdingCount }, (_, node) =>
        graph.getNodeAttribute(node, 'taint'),
      )
    },
    staticShare(subject) {
      let found = 0
      let level = new Map<string, number>([[String(subject), 1]])
      for (let depth = 0; depth < STATIC_DEPTH; depth++) {
        const reached = new Map<string, number>()
        for (const [node, held] of level) {
          pairs.forEachInEdge(node, (_, { share }, source) => {
            reached.set(source, (reached.get(source) ?? 0) + held * share)
          })
        }
        level = new Map()
        for (const [node, value] of reached) {
          const kind = pairs.getNodeAttribute(node, 'role')
          if (kind === ROLE.risk) found += value
          if (kind === ROLE.none && value > STATIC_EPS) level.set(node, value)
        }
      }
      return found
    },
  }
}
