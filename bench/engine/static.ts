import type { LabelClaim } from '#core/flow/types.ts'
import type { Csr } from '#core/ledger/csr.ts'
import { buildCsr } from '#core/ledger/csr.ts'
import type { ChainLedger } from '#core/ledger/ledger.ts'

/** A node that loses less than this share of the question is not followed. The same for every engine measured. */
export const STATIC_EPS = 1e-4
export const STATIC_DEPTH = 5

export const ROLE = { none: 0, risk: 1, service: 2 } as const

/** Time left out: one weighted edge for each pair of accounts, as every graph library and database can hold it. */
export interface StaticGraph {
  readonly nodes: number
  readonly src: Uint32Array
  readonly dst: Uint32Array
  /** What of all that `dst` ever received came from `src`. */
  readonly share: Float64Array
  /** By account; {@link ROLE}. */
  readonly role: Uint8Array
  readonly incoming: Csr
}

export function staticGraph(chain: ChainLedger, claims: readonly LabelClaim[]): StaticGraph {
  const { from, to, amount } = chain.columns
  const nodes = chain.holdingCount
  const received = new Float64Array(nodes)
  const pairs = new Map<number, number>()
  for (let row = 0; row < chain.count; row++) {
    received[to[row]!]! += amount[row]!
    const pair = from[row]! * nodes + to[row]!
    pairs.set(pair, (pairs.get(pair) ?? 0) + amount[row]!)
  }
  const src = new Uint32Array(pairs.size)
  const dst = new Uint32Array(pairs.size)
  const share = new Float64Array(pairs.size)
  let edge = 0
  for (const [pair, weight] of pairs) {
    src[edge] = Math.floor(pair / nodes)
    dst[edge] = pair % nodes
    share[edge] = weight / received[dst[edge]!]!
    edge++
  }
  const role = new Uint8Array(nodes)
  for (const claim of claims) {
    for (const asset of chain.assets) {
      const node = chain.find(claim.account, asset)
      if (node >= 0 && claim.role !== 'context') role[node] = ROLE[claim.role]
    }
  }
  return { nodes, src, dst, share, role, incoming: buildCsr(dst, nodes) }
}

/** Static haircut (design 1.3): the share of `subject` that leads to a risk label within five hops, on typed arrays. */
export function createStaticKernel(graph: StaticGraph): (subject: number) => number {
  const { nodes, src, share, role, incoming } = graph
  let mass = new Float64Array(nodes)
  let next = new Float64Array(nodes)
  return (subject) => {
    let found = 0
    let level = [subject]
    mass[subject] = 1
    for (let depth = 0; depth < STATIC_DEPTH; depth++) {
      const reached: number[] = []
      for (const node of level) {
        const held = mass[node]!
        mass[node] = 0
        for (let at = incoming.offsets[node]!; at < incoming.offsets[node + 1]!; at++) {
          const edge = incoming.events[at]!
          const from = src[edge]!
          if (next[from] === 0) reached.push(from)
          next[from]! += held * share[edge]!
        }
      }
      level = []
      for (const node of reached) {
        const value = next[node]!
        if (role[node] === ROLE.risk) found += value
        if (role[node] === ROLE.none && value > STATIC_EPS) level.push(node)
        else next[node] = 0
      }
      ;[mass, next] = [next, mass]
    }
    for (const node of level) mass[node] = 0
    return found
  }
}
