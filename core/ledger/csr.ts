import { uint32Array } from './memory.ts'

/** Compressed sparse rows: the events of node n are `events[offsets[n]..offsets[n+1])`, in rising order. */
export interface Csr {
  readonly offsets: Uint32Array
  readonly events: Uint32Array
}

/** Groups events by node. Counting sort, O(events + nodes), stable. */
export function buildCsr(nodeOf: Uint32Array, nodes: number): Csr {
  const offsets = uint32Array(nodes + 1)
  for (let event = 0; event < nodeOf.length; event++) offsets[nodeOf[event]! + 1]!++
  for (let node = 0; node < nodes; node++) offsets[node + 1]! += offsets[node]!
  const next = offsets.slice(0, nodes)
  const events = uint32Array(nodeOf.length)
  for (let event = 0; event < nodeOf.length; event++) events[next[nodeOf[event]!]!++] = event
  return { offsets, events }
}

/** Position of the last event of `node` that is before `event`; `offsets[node] - 1` if there is none. */
export function lastBefore(csr: Csr, node: number, event: number): number {
  let low = csr.offsets[node]!
  let high = csr.offsets[node + 1]!
  while (low < high) {
    const middle = (low + high) >>> 1
    if (csr.events[middle]! < event) low = middle + 1
    else high = middle
  }
  return low - 1
}
