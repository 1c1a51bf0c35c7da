import type { InvestigationFileFacts } from '#core/contract/investigation-document.ts'
import type { Graph } from '#src/data/addresses.ts'
import type { Assembled } from '../workspace/assemble.ts'

type Around = Graph['surroundings'][number]

/**
 * A picture of what a file says, and of nothing else: no answer of this desk is in it. Steps still say what is on it
 * and how it is marked, so that it replays; the facts are those that were drawn last when the file was written.
 */
export function pictureOfFile(picture: Assembled, file: InvestigationFileFacts): Assembled {
  const { state } = picture
  const isDrawn = (key: string) => state.accounts.has(key) && !state.hidden.has(key)
  const nodes = file.nodes.filter((node) => isDrawn(node.account.key))
  const keys = new Set(nodes.map((node) => node.account.key))
  const edges = file.edges.filter((edge) => keys.has(edge.from) && keys.has(edge.to))
  const notLoaded = file.notLoaded.filter((rest) => keys.has(rest.account))
  const roots = nodes.filter((node) => node.role === 'subject').map((node) => node.account.key)
  return {
    ...picture,
    roots,
    facts: file.facts,
    cursorOf: () => null,
    graph: {
      subject: roots[0] ?? nodes[0]?.account.key ?? '',
      nodes,
      edges,
      notLoaded,
      surroundings: surroundingsOf(notLoaded, edges),
      asOf: { block: file.facts?.block ?? null, time: file.facts?.time ?? null },
    },
  }
}

/** Where something was not loaded. Counterparties of different assets overlap, so the largest number is a lower bound. */
function surroundingsOf(notLoaded: Graph['notLoaded'], edges: Graph['edges']): Around[] {
  const groups = Map.groupBy(notLoaded, ({ account, direction }) => `${direction} ${account}`)
  return [...groups.values()].map((rests) => {
    const { account, direction } = rests[0]!
    const others = edges
      .filter((edge) => (direction === 'in' ? edge.to : edge.from) === account)
      .map((edge) => (direction === 'in' ? edge.from : edge.to))
    const drawn = new Set(others).size
    return {
      account,
      direction,
      drawn,
      counterparties: drawn + Math.max(...rests.map((rest) => rest.counterparties)),
    }
  })
}
