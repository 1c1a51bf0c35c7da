import type { InvestigationFileFacts } from '#core/contract/investigation-document.ts'
import type { Graph } from '#src/data/addresses.ts'

/** The file that an investigation was read from, and how much of it this desk holds. */
export interface FileSource {
  readonly facts: InvestigationFileFacts
  /** Flows of the file that this desk holds with at least the amount the file states. */
  readonly held: number
  /** Accounts of the file that this desk attributes otherwise, or not at all. */
  readonly otherwise: number
}

/** Holds what a file says was drawn against what the desk answered to the same steps. */
export function compareFile(facts: InvestigationFileFacts, desk: Pick<Graph, 'nodes' | 'edges'>): FileSource {
  const edges = new Map(desk.edges.map((edge) => [edge.id, BigInt(edge.units)]))
  const nodes = new Map(desk.nodes.map((node) => [node.account.key, node]))
  return {
    facts,
    held: facts.edges.filter((edge) => (edges.get(edge.id) ?? -1n) >= BigInt(edge.units)).length,
    otherwise: facts.nodes.filter((node) => {
      const own = nodes.get(node.account.key)
      return node.category !== (own?.category ?? null) || node.actor !== (own?.actor ?? null)
    }).length,
  }
}

/** Whether the desk can stand for the file: it holds every flow of it, and says the same of every account. */
export function isCovered({ facts, held, otherwise }: FileSource): boolean {
  return held === facts.edges.length && otherwise === 0
}
