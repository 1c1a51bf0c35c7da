import type { FlowEdge, FlowGraphData } from './model.ts'

/** Above this many nodes lines are thin. */
const LARGE_NODES = 300
/** Share of their width that lines have in a picture with so many of them that they cover each other. */
const THIN = 0.4

/** So many flows into, or out of, one card would cover each other's arrows there at full width. */
const CROWD = 8
/** Share of their width that lines have where they crowd so. */
const CROWDED = 0.6

/** Whether a picture has so many nodes that its lines are thin. */
export function isLargePicture(nodes: number): boolean {
  return nodes > LARGE_NODES
}

/** Factor of all line widths in a picture; the legend states the same. */
export function widthFactor({ nodes, edges }: FlowGraphData): number {
  if (isLargePicture(nodes.length)) return THIN
  return mostAtOne(edges, 'source') > CROWD || mostAtOne(edges, 'target') > CROWD ? CROWDED : 1
}

/** The more lines lie over each other, the weaker each: a few steps, so that a picture that grows seldom changes. */
export function strengthOf(lines: number): number {
  if (lines <= 450) return 0.62
  return lines <= 4_000 ? 0.3 : 0.14
}

function mostAtOne(edges: readonly FlowEdge[], end: 'source' | 'target'): number {
  const counts = new Map<string, number>()
  let most = 0
  for (const edge of edges) {
    const count = (counts.get(edge[end]) ?? 0) + 1
    counts.set(edge[end], count)
    most = Math.max(most, count)
  }
  return most
}
