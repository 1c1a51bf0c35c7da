import type { Graph } from '#src/data/addresses.ts'

type Edge = Pick<Graph['edges'][number], 'id' | 'transferIds' | 'onPath'>

/**
 * The transfers whose transactions are drawn, at most `limit`: the first of each flow, then the second of each, those
 * of the path before all others, so that no flow takes the room of another. Flows stand in the order of the picture.
 */
export function transfersToDraw(edges: readonly Edge[], limit: number): readonly string[] {
  const order = [...edges.filter((edge) => edge.onPath), ...edges.filter((edge) => !edge.onPath)]
  const most = Math.max(0, ...order.map((edge) => edge.transferIds.length))
  const found = new Set<string>()
  for (let turn = 0; turn < most && found.size < limit; turn += 1) {
    for (const { transferIds } of order) {
      const id = transferIds[turn]
      if (id !== undefined && found.size < limit) found.add(id)
    }
  }
  return [...found]
}
