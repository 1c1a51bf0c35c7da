import { forwardGraph } from '#core/flow/graph.ts'
import { placeLabels } from '#core/flow/labels.ts'
import { haircut } from '#core/flow/policies/shares.ts'
import { rulingsOf } from '#core/flow/policies/taint.ts'
import { topPaths } from '#core/flow/top-paths.ts'
import type { LabelClaim } from '#core/flow/types.ts'
import type { ChainLedger } from '#core/ledger/ledger.ts'
import type { Figure } from '../report.ts'
import { quantile, time } from '../report.ts'
import { duckDbPeer } from './peers/duckdb.ts'
import { graphologyPeer } from './peers/graphology.ts'
import { installPeers } from './peers/load.ts'
import { pglitePeer } from './peers/pglite.ts'
import { PATH_COUNT, PATH_FLOOR, PATH_HOPS } from './peers/questions.ts'
import type { Peer, PeerWorld } from './peers/questions.ts'
import { createStaticKernel, staticGraph } from './static.ts'

const MEGABYTE = 2 ** 20

/** The answers differ: nothing may be timed against a peer that computes something else. */
class PeerDisagreesError extends Error {
  override readonly name = 'PeerDisagreesError'
}

/** Our kernels and the peers on the same ledger and the same three questions; equal answers first, then times. */
export async function* peerFigures(
  chain: ChainLedger,
  claims: readonly LabelClaim[],
  subjects: readonly number[],
): AsyncIterable<Figure> {
  installPeers()
  const graph = forwardGraph(chain)
  const labels = placeLabels(chain, claims)
  const rulings = rulingsOf(graph, labels)
  const world: PeerWorld = { chain, claims, fraction: graph.fraction, static: staticGraph(chain, claims) }
  const kernel = createStaticKernel(world.static)
  const limits = { count: PATH_COUNT, maxHops: PATH_HOPS, floor: PATH_FLOOR, from: null, maxEvents: Infinity }
  const paths = (node: number) =>
    topPaths(graph, labels, { ...limits, by: 'bottleneck', before: chain.count, to: [node] })
  const ours = {
    haircut: () => haircut(graph, rulings).held,
    static: kernel,
    paths: (node: number) => paths(node).paths.map((path) => path.value),
  }
  ours.haircut()
  const arrays = [world.static.src, world.static.dst, world.static.share, world.static.role]
  const staticBytes = arrays.reduce((sum, array) => sum + array.byteLength, 0)
  yield { figure: 'static.arrays', value: staticBytes / MEGABYTE, unit: 'MB', n: chain.count }

  for (const open of [graphologyPeer, duckDbPeer, pglitePeer]) {
    const peer = await open(world)
    const name = peer.name
    yield { figure: `peer.${name}.load`, value: peer.loadMs, unit: 'ms', n: chain.count }
    yield { figure: `peer.${name}.memory`, value: peer.loadMb, unit: 'MB', n: chain.count }
    yield* haircutFigures(peer, ours.haircut)
    yield* questionFigures(`static.depth5`, peer, subjects, ours.static, peer.staticShare)
    yield* questionFigures(`paths.top10.depth4.floor`, peer, subjects, ours.paths, peer.topPaths)
    await peer.close?.()
  }
}

function* haircutFigures(peer: Peer, ours: () => Float64Array): Iterable<Figure> {
  const theirs = peer.haircut
  if (theirs === undefined) return
  agree(peer, 'haircut', [...ours()], [...theirs()])
  const [own, other]: [number[], number[]] = [[], []]
  for (let round = 0; round < 5; round++) {
    own.push(time(ours))
    other.push(time(theirs))
  }
  yield compared('haircut.one-category', peer, quantile(own, 0.5), quantile(other, 0.5), own.length)
}

async function* questionFigures<A extends number | number[]>(
  name: string,
  peer: Peer,
  subjects: readonly number[],
  ours: (subject: number) => A,
  theirs: ((subject: number) => A | Promise<A>) | undefined,
): AsyncIterable<Figure> {
  if (theirs === undefined) return
  const [own, other]: [number[], number[]] = [[], []]
  for (const subject of subjects) {
    const started = performance.now()
    const answer = await theirs(subject)
    other.push(performance.now() - started)
    const begun = performance.now()
    const expected = ours(subject)
    own.push(performance.now() - begun)
    agree(peer, name, [expected].flat(), [answer].flat())
  }
  for (const [label, q] of [
    ['p50', 0.5],
    ['p95', 0.95],
  ] as const) {
    yield compared(`${name}.${label}`, peer, quantile(own, q), quantile(other, q), subjects.length)
  }
}

function agree(peer: Peer, question: string, ours: readonly number[], theirs: readonly number[]): void {
  const off = ours.findIndex((value, at) => !(Math.abs(value - theirs[at]!) <= 1e-9 * Math.max(1, value)))
  if (ours.length === theirs.length && off < 0) return
  throw new PeerDisagreesError(
    `${peer.name}, ${question}: ${theirs[off]} of ${theirs.length} where we have ${ours[off]} of ${ours.length}`,
  )
}

function compared(figure: string, peer: Peer, own: number, other: number, n: number): Figure {
  return { figure, value: own, unit: 'ms', n, against: peer.name, ratio: other / own }
}
