import type { FoldGroup, FoldNode } from './fold.ts'

/** Addresses of one entity, where two or more of them may fold. */
export function clusters(nodes: readonly FoldNode[]): readonly FoldGroup[] {
  const entities = new Map<string, string[]>()
  for (const node of nodes) {
    if (!node.isFoldable || node.entity === undefined || node.entity === null) continue
    const members = entities.get(node.entity)
    if (members) members.push(node.id)
    else entities.set(node.entity, [node.id])
  }
  return [...entities]
    .filter(([, members]) => members.length >= 2)
    .map(([entity, members]) => ({
      id: `fold:cluster:${entity}`,
      kind: 'cluster' as const,
      members: members.toSorted(),
    }))
}
