import type { FoldEdge, FoldGroup, FoldNode, FoldOptions } from './fold.ts'

interface Leaf {
  readonly node: FoldNode
  readonly hub: string
  readonly direction: 'in' | 'out'
  /** What it moved, by asset. */
  readonly units: ReadonlyMap<string, bigint>
}

/**
 * Fans: small counterparties that touch one node only and in one direction only. The `fanKeep` largest of each
 * asset stay as they are; the rest folds when there are `fanSize` or more of one look, or a `crowd` of what is shown
 * one by one otherwise.
 */
export function fans(
  nodes: readonly FoldNode[],
  edges: readonly FoldEdge[],
  options: Pick<FoldOptions, 'fanSize' | 'fanKeep'>,
): readonly FoldGroup[] {
  const groups = Map.groupBy(
    leaves(nodes, edges),
    ({ node, hub, direction }) => `fold:fan-${direction}:${node.look ?? ''}:${hub}`,
  )
  return [...groups].flatMap(([id, members]) => {
    const kept = largest(members, options.fanKeep)
    const small = members.filter((leaf) => !kept.has(leaf.node.id)).map((leaf) => leaf.node.id)
    if (small.length < (members[0]!.node.crowd ?? options.fanSize)) return []
    return [
      {
        id,
        kind: members[0]!.direction === 'in' ? ('fan-in' as const) : ('fan-out' as const),
        members: small.sort(),
      },
    ]
  })
}

function leaves(nodes: readonly FoldNode[], edges: readonly FoldEdge[]): readonly Leaf[] {
  const touching = new Map<string, FoldEdge[]>()
  for (const edge of edges) {
    for (const id of edge.source === edge.target ? [edge.source] : [edge.source, edge.target]) {
      const list = touching.get(id)
      if (list) list.push(edge)
      else touching.set(id, [edge])
    }
  }
  return nodes.flatMap((node) => {
    const own = touching.get(node.id) ?? []
    const [first] = own
    if ((!node.isFoldable && node.crowd === undefined) || !first || first.source === first.target) return []
    const direction = first.source === node.id ? 'in' : 'out'
    const hub = direction === 'in' ? first.target : first.source
    const alike = own.every((edge) =>
      direction === 'in'
        ? edge.source === node.id && edge.target === hub
        : edge.target === node.id && edge.source === hub,
    )
    // A pair of two leaves is no fan: the hub must have other neighbours than this one.
    if (!alike || (touching.get(hub)?.length ?? 0) === own.length) return []
    const units = new Map<string, bigint>()
    for (const edge of own) units.set(edge.asset, (units.get(edge.asset) ?? 0n) + edge.units)
    return [{ node, hub, direction, units }]
  })
}

/** The `keep` largest of each asset; ties by id. */
function largest(leavesOfHub: readonly Leaf[], keep: number): ReadonlySet<string> {
  const kept = new Set<string>()
  const assets = new Set(leavesOfHub.flatMap((leaf) => [...leaf.units.keys()]))
  for (const asset of assets) {
    const ranked = leavesOfHub
      .filter((leaf) => leaf.units.has(asset))
      .toSorted((a, b) => {
        const [left, right] = [a.units.get(asset)!, b.units.get(asset)!]
        return left === right ? (a.node.id < b.node.id ? -1 : 1) : left > right ? -1 : 1
      })
    for (const leaf of ranked.slice(0, keep)) kept.add(leaf.node.id)
  }
  return kept
}
