import type { Graph } from '#src/data/addresses.ts'
import type { FlowDirection } from '#src/ui/flow/model.ts'

export type GraphEdge = Graph['edges'][number]
export type GraphNode = Graph['nodes'][number]

/** One question put to the ledger: the neighbours of an account, the largest `limit` of them in each direction. */
export interface Step {
  readonly account: string
  readonly direction: FlowDirection | 'both'
  readonly limit: number
}

export interface Answered {
  readonly step: Step
  readonly answer: Graph
}

/** Counterparties of a first look, and of each "load the next". */
export const FIRST_LIMIT = 12
export const MORE = 24
/** The API answers for no more, and no eye does. */
export const MAX_LIMIT = 200

/**
 * The picture that the answers add up to, in the order they were asked: what stands keeps its layer and role, what is
 * new stands as far from the subject as the account it was found from, and one hop more.
 */
export function pictureOf(answered: readonly [Answered, ...Answered[]]): Graph {
  const [{ answer: first }] = answered
  const nodes = new Map<string, GraphNode>()
  const edges = new Map<string, GraphEdge>()
  for (const { answer } of answered) {
    const base = nodes.get(answer.subject)?.layer ?? 0
    for (const node of answer.nodes) {
      if (!nodes.has(node.account.key)) nodes.set(node.account.key, { ...node, layer: base + node.layer })
    }
    for (const edge of answer.edges) edges.set(edge.id, edge)
  }
  const drawn = [...edges.values()]
  const rests = latest(answered).map(({ account, direction, answer }) =>
    restOf(answer, account, direction, drawn),
  )
  return {
    subject: first.subject,
    nodes: [...nodes.values()],
    edges: drawn,
    notLoaded: rests.flatMap((rest) => rest.notLoaded),
    surroundings: rests.flatMap((rest) => rest.surroundings),
    asOf: first.asOf,
  }
}

interface Asked {
  readonly account: string
  readonly direction: FlowDirection
  readonly answer: Graph
}

/** For each account and direction the last answer, which is the most that was asked for. */
function latest(answered: readonly Answered[]): readonly Asked[] {
  const asked = new Map<string, Asked>()
  for (const { step, answer } of answered) {
    for (const direction of ['in', 'out'] as const) {
      if (step.direction !== 'both' && step.direction !== direction) continue
      asked.set(`${direction} ${step.account}`, { account: step.account, direction, answer })
    }
  }
  return [...asked.values()]
}

/** What an answer left out, less what other answers have drawn since. */
function restOf(answer: Graph, account: string, direction: FlowDirection, drawn: readonly GraphEdge[]) {
  const own = new Set(answer.edges.map((edge) => edge.id))
  const beside = drawn.filter((edge) => edge.from !== edge.to && here(edge, direction) === account)
  const others = new Set(beside.map((edge) => there(edge, direction)))
  const late = beside.filter((edge) => !own.has(edge.id))
  const is = (item: { account: string; direction: FlowDirection }) =>
    item.account === account && item.direction === direction
  return {
    surroundings: answer.surroundings.filter(is).map((item) => ({ ...item, drawn: others.size })),
    notLoaded: answer.notLoaded.filter(is).flatMap((item) => {
      const since = late.filter((edge) => edge.asset.id === item.asset.id)
      const counterparties = item.counterparties - new Set(since.map((edge) => there(edge, direction))).size
      if (counterparties <= 0) return []
      return [
        {
          ...item,
          counterparties,
          transfers: item.transfers - since.reduce((sum, edge) => sum + edge.transferCount, 0),
          units: String(since.reduce((left, edge) => left - BigInt(edge.units), BigInt(item.units))),
        },
      ]
    }),
  }
}

function here(edge: GraphEdge, direction: FlowDirection): string {
  return direction === 'in' ? edge.to : edge.from
}

function there(edge: GraphEdge, direction: FlowDirection): string {
  return direction === 'in' ? edge.from : edge.to
}
