import type { FoldEdge, FoldGroup, FoldNode, FoldOptions } from './fold.ts'

/**
 * Peel chains: runs of addresses each of which received from one address only and passed at least `carryPpm` of it
 * on to the next one (the rest being peeled off to others). Judged on each asset for itself.
 */
export function chains(
  nodes: readonly FoldNode[],
  edges: readonly FoldEdge[],
  options: Pick<FoldOptions, 'chainLength' | 'carryPpm'>,
): readonly FoldGroup[] {
  const foldable = new Map(nodes.filter((node) => node.isFoldable).map((node) => [node.id, node]))
  const next = successors(foldable, edges, options.carryPpm)
  const inner = new Set(next.values())
  const groups: FoldGroup[] = []
  const seen = new Set<string>()
  for (const start of [...foldable.keys()].sort()) {
    if (!next.has(start) || inner.has(start)) continue
    const members = [start]
    for (let at = next.get(start); at !== undefined && !seen.has(at); at = next.get(at)) {
      members.push(at)
      seen.add(at)
    }
    if (members.length >= options.chainLength)
      groups.push({ id: `fold:chain:${start}`, kind: 'chain', members })
  }
  return groups
}

/** For each address the one to which it passed on most of what it received, where that one received from it alone. */
function successors(
  foldable: ReadonlyMap<string, FoldNode>,
  edges: readonly FoldEdge[],
  carryPpm: number,
): ReadonlyMap<string, string> {
  const senders = new Map<string, Set<string>>()
  const received = new Map<string, bigint>()
  for (const edge of edges) {
    if (edge.source === edge.target) continue
    const known = senders.get(edge.target)
    if (known) known.add(edge.source)
    else senders.set(edge.target, new Set([edge.source]))
    const key = `${edge.target} ${edge.asset}`
    received.set(key, (received.get(key) ?? 0n) + edge.units)
  }
  const best = new Map<string, { target: string; units: bigint }>()
  for (const edge of edges) {
    const { source, target, units } = edge
    const [from, to] = [foldable.get(source), foldable.get(target)]
    if (!from || !to || source === target || from.look !== to.look) continue
    if (senders.get(source)?.size !== 1 || senders.get(target)?.size !== 1) continue
    const got = received.get(`${source} ${edge.asset}`) ?? 0n
    if (got === 0n || units * 1_000_000n < got * BigInt(carryPpm)) continue
    const rival = best.get(source)
    if (!rival || units > rival.units || (units === rival.units && target < rival.target))
      best.set(source, { target, units })
  }
  return new Map([...best].map(([source, { target }]) => [source, target]))
}
