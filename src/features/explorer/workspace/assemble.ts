import type { InvestigationStep } from '#core/contract/investigation-steps.ts'
import { stateAfter } from '#core/investigation/replay.ts'
import type { InvestigationState } from '#core/investigation/state.ts'
import type { Graph } from '#src/data/addresses.ts'
import type { FlowDirection } from '#src/ui/flow/model.ts'
import type { GraphAnswer, GraphEdge, GraphNode } from '../picture.ts'

type Rest = Graph['notLoaded'][number]
type Around = Graph['surroundings'][number]

/** A picture as the record made it, with the facts that the desk answered. */
export interface Assembled {
  readonly state: InvestigationState
  /** Accounts the picture was started from. */
  readonly roots: readonly string[]
  /** What is on the picture: dropped and hidden accounts are not. */
  readonly graph: Graph
  /** What the newest answer rests on; null where nothing was asked that says so. */
  readonly facts: InvestigationStep['facts']
  /** Whether somebody asked for the counterparties of an account in that direction. */
  readonly isAsked: (account: string, direction: FlowDirection) => boolean
  /** Folds that the reader opened. What repeats folds by itself, so that opening and closing is what is recorded. */
  readonly openFolds: ReadonlySet<string>
  /** Where "N more" goes on; null where nobody asked, or nothing is left. */
  readonly cursorOf: (account: string, direction: FlowDirection) => string | null
}

/**
 * The picture that the steps and the answers add up to, in the order in which they were taken: what stands keeps its
 * layer and role; what is new stands as far from the start as the account it was found from, and its own hops more.
 */
export function assemble(
  steps: readonly InvestigationStep[],
  answers: ReadonlyMap<string, readonly GraphAnswer[]>,
): Assembled {
  const state = stateAfter(steps)
  // A change of the point of view asked everything again: what was answered before it is of another time.
  const given = steps
    .slice(
      Math.max(
        0,
        steps.findLastIndex((step) => step.kind === 'as-of'),
      ),
    )
    .flatMap((step) => answers.get(step.id) ?? [])
  const nodes = new Map<string, GraphNode>()
  const edges = new Map<string, GraphEdge>()
  for (const answer of given) {
    const base = nodes.get(answer.subject)?.layer ?? 0
    for (const node of answer.nodes) {
      const known = nodes.get(node.account.key)
      if (!known && state.accounts.has(node.account.key))
        nodes.set(node.account.key, { ...node, layer: base + node.layer })
    }
    for (const edge of answer.edges) {
      const before = edges.get(edge.id)
      // A search for paths names some transfers of a flow; an answer about an account names them all.
      const fuller = before && before.transferCount > edge.transferCount ? before : edge
      // A flow that was once said to lie on the path stays marked when a later answer does not know of the path.
      edges.set(edge.id, before?.onPath ? { ...fuller, onPath: true } : fuller)
    }
  }
  const roots = rootsOf(steps, given)
  const loaded = [...edges.values()].filter((edge) => nodes.has(edge.from) && nodes.has(edge.to))
  const shown = (key: string) => !state.hidden.has(key)
  const latest = latestAnswers(given)
  const rests = [...latest.values()].map((asked) => restOf(asked, loaded))
  const asked = askedSides(state)
  return {
    state,
    roots,
    facts: steps.findLast((step) => step.facts !== null)?.facts ?? null,
    graph: {
      subject: roots[0] ?? '',
      nodes: [...nodes.values()].filter((node) => shown(node.account.key)).map((node) => asRole(node, roots)),
      edges: loaded.filter((edge) => shown(edge.from) && shown(edge.to)),
      notLoaded: rests
        .flatMap((rest) => rest.notLoaded)
        .filter((rest) => nodes.has(rest.account) && shown(rest.account)),
      surroundings: rests
        .flatMap((rest) => rest.around)
        .filter((around) => nodes.has(around.account) && shown(around.account)),
      asOf: given[0]?.asOf ?? { block: null, time: null },
    },
    isAsked: (account, direction) => asked.has(`${direction} ${account}`),
    openFolds: openFoldsOf(steps),
    cursorOf: (account, direction) =>
      latest.get(`${direction} ${account}`)?.answer.cursors?.[direction] ?? null,
  }
}

/** Accounts of the starts; of a start from an alert, the account the alert is about. */
function rootsOf(steps: readonly InvestigationStep[], given: readonly GraphAnswer[]): readonly string[] {
  const starts = steps.flatMap((step) => (step.kind === 'start' ? [step] : []))
  const named = [...new Set(starts.flatMap((start) => start.accounts))]
  if (named.length > 0) return named
  const [first] = given
  return first === undefined || starts.length === 0 ? [] : [first.subject]
}

/** Only what the picture was started from is its subject; what was expanded on the way is what it is. */
function asRole(node: GraphNode, roots: readonly string[]): GraphNode {
  const isRoot = roots.includes(node.account.key)
  if (isRoot === (node.role === 'subject')) return node
  if (isRoot) return { ...node, role: 'subject' }
  const role = node.customer
    ? 'ours'
    : node.stopsTrace
      ? 'service'
      : node.category === null
        ? 'unattributed'
        : 'risk'
  return { ...node, role }
}

function askedSides(state: InvestigationState): ReadonlySet<string> {
  return new Set(
    state.asked.flatMap(({ account, direction }) =>
      (direction === 'both' ? (['in', 'out'] as const) : [direction]).map((side) => `${side} ${account}`),
    ),
  )
}

interface Latest {
  readonly around: Around
  /** The last answer about the account and direction: it knows what is left. */
  readonly answer: GraphAnswer
  /** Flows that it and the answers before it about the same brought. */
  readonly own: ReadonlySet<string>
}

function latestAnswers(given: readonly GraphAnswer[]): ReadonlyMap<string, Latest> {
  const latest = new Map<string, Latest>()
  for (const answer of given) {
    for (const around of answer.surroundings) {
      const id = `${around.direction} ${around.account}`
      const before = latest.get(id)?.own ?? []
      latest.set(id, { around, answer, own: new Set([...before, ...answer.edges.map((edge) => edge.id)]) })
    }
  }
  return latest
}

/** What an answer left out, less what other answers have brought since. */
function restOf(
  { around, answer, own }: Latest,
  loaded: readonly GraphEdge[],
): { around: Around[]; notLoaded: Rest[] } {
  const { account, direction } = around
  const beside = loaded.filter((edge) => edge.from !== edge.to && here(edge, direction) === account)
  const others = new Set(beside.map((edge) => there(edge, direction)))
  const late = beside.filter((edge) => !own.has(edge.id))
  const notLoaded = answer.notLoaded
    .filter((rest) => rest.account === account && rest.direction === direction)
    .flatMap((rest) => {
      const since = late.filter((edge) => edge.asset.id === rest.asset.id)
      const counterparties = rest.counterparties - new Set(since.map((edge) => there(edge, direction))).size
      if (counterparties <= 0) return []
      return [
        {
          ...rest,
          counterparties,
          transfers: rest.transfers - since.reduce((sum, edge) => sum + edge.transferCount, 0),
          units: String(since.reduce((left, edge) => left - BigInt(edge.units), BigInt(rest.units))),
        },
      ]
    })
  return { around: [{ ...around, drawn: others.size }], notLoaded }
}

function here(edge: GraphEdge, direction: FlowDirection): string {
  return direction === 'in' ? edge.to : edge.from
}

function there(edge: GraphEdge, direction: FlowDirection): string {
  return direction === 'in' ? edge.from : edge.to
}

function openFoldsOf(steps: readonly InvestigationStep[]): ReadonlySet<string> {
  const open = new Set<string>()
  for (const step of steps) {
    if (step.kind === 'unfold') open.add(step.fold)
    else if (step.kind === 'fold') open.delete(step.fold)
  }
  return open
}
