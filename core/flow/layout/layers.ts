import { compareIds, type LayoutEdge, type LayoutNode } from './types.ts'

/** What is asked of a node and of a flow to count hops. */
type Placeable = Pick<LayoutNode, 'id'> & { readonly layer?: number | undefined }
type Flow = Pick<LayoutEdge, 'source' | 'target'>

/**
 * Signed hop of every node: the shortest directed distance from the subjects (positive, destinations of funds)
 * or to them (negative, sources of funds). A node that both sends to and receives from the subjects takes the
 * shorter way, and the source side when both are equal: where funds come from is what a screening asks first.
 * Nodes reached by neither stand one layer beyond (or before) the neighbour that was reached;
 * nodes connected to nothing reached stand at 0. A `layer` given on the node always wins.
 */
export function layersByHop(
  nodes: readonly Placeable[],
  edges: readonly Flow[],
  subjects: readonly string[],
): ReadonlyMap<string, number> {
  const outward = neighbours(nodes, edges, 'source', 'target')
  const inward = neighbours(nodes, edges, 'target', 'source')
  const roots = rootsOf(nodes, subjects)
  const ahead = distances(roots, outward)
  const behind = distances(roots, inward)
  const layers = new Map<string, number>()
  for (const node of nodes) {
    const out = ahead.get(node.id) ?? Infinity
    const back = behind.get(node.id) ?? Infinity
    if (node.layer !== undefined) layers.set(node.id, node.layer)
    else if (out !== Infinity || back !== Infinity) layers.set(node.id, back <= out ? -back || 0 : out)
  }
  if (layers.size < nodes.length) attachRest(layers, nodes, outward, inward)
  return layers
}

/**
 * Layers by time bucket of `bucketMs`, relative to the earliest subject's bucket. Empty buckets take no layer.
 * A node without a time keeps the `layer` it carries, else 0: no time is made up for it.
 */
export function layersByTime(
  nodes: readonly LayoutNode[],
  subjects: readonly string[],
  bucketMs: number,
): ReadonlyMap<string, number> {
  if (!(bucketMs > 0)) throw new RangeError(`a time bucket must be longer than 0 ms: ${bucketMs}`)
  const buckets = new Map<string, number>()
  for (const node of nodes)
    if (typeof node.time === 'number') buckets.set(node.id, Math.floor(node.time / bucketMs))
  const distinct = [...new Set(buckets.values())].sort((a, b) => a - b)
  const rank = new Map(distinct.map((bucket, at) => [bucket, at]))
  const zero = Math.min(...subjects.map((id) => rank.get(buckets.get(id) ?? NaN) ?? Infinity))
  const origin = Number.isFinite(zero) ? zero : 0
  return new Map(
    nodes.map((node) => {
      const bucket = buckets.get(node.id)
      return [node.id, bucket === undefined ? (node.layer ?? 0) : (rank.get(bucket) ?? 0) - origin]
    }),
  )
}

function neighbours(
  nodes: readonly Placeable[],
  edges: readonly Flow[],
  from: 'source' | 'target',
  to: 'source' | 'target',
): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>(nodes.map((node) => [node.id, []]))
  for (const edge of edges) if (lists.has(edge[to])) lists.get(edge[from])?.push(edge[to])
  for (const list of lists.values()) list.sort(compareIds)
  return lists
}

/** Without a known subject, the nodes nothing flows into; without those, the first id. */
function rootsOf(nodes: readonly Placeable[], subjects: readonly string[]): readonly string[] {
  const known = new Set(nodes.map((node) => node.id))
  const given = subjects.filter((id) => known.has(id))
  if (given.length > 0) return given
  const anchored = nodes.filter((node) => node.layer === 0).map((node) => node.id)
  if (anchored.length > 0) return anchored
  return [...known].sort(compareIds).slice(0, 1)
}

function distances(
  roots: readonly string[],
  next: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>(roots.map((id) => [id, 0]))
  const queue = [...roots]
  for (let at = 0; at < queue.length; at += 1) {
    const id = queue[at]!
    for (const other of next.get(id) ?? []) {
      if (found.has(other)) continue
      found.set(other, found.get(id)! + 1)
      queue.push(other)
    }
  }
  return found
}

function attachRest(
  layers: Map<string, number>,
  nodes: readonly Placeable[],
  outward: ReadonlyMap<string, readonly string[]>,
  inward: ReadonlyMap<string, readonly string[]>,
): void {
  const queue = [...layers.keys()].sort(compareIds)
  for (let at = 0; at < queue.length; at += 1) {
    const id = queue[at]!
    const layer = layers.get(id)!
    for (const [list, step] of [[outward.get(id), 1] as const, [inward.get(id), -1] as const]) {
      for (const other of list ?? []) {
        if (layers.has(other)) continue
        layers.set(other, layer + step)
        queue.push(other)
      }
    }
  }
  for (const node of nodes) if (!layers.has(node.id)) layers.set(node.id, 0)
}
