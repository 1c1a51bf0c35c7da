import type { InvestigationStep } from '#core/contract/investigation-steps.ts'
import { stateAfter } from '#core/investigation/replay.ts'
import type { InvestigationState } from '#core/investigation/state.ts'
import type { Graph } from '#src/data/addresses.ts'
import type { FlowDirection } from '#src/ui/flow/model.ts'
import type { GraphAnswer, GraphEdge, GraphNode } from '../picture.ts'
import { type Collapsed, collapsedOf } from './folds.ts'

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
  /** What the reader took to be one entity, one owner, or one matter: by the id of its fold. */
  readonly collapsed: ReadonlyMap<string, Collapsed>
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
  replay: (steps: readonly InvestigationStep[]) => InvestigationState = stateAfter,
): Assembled {
  const state = replay(steps)
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
      if (!known && state.accounts.has(node.account.key)) nodes.set(node.account.key, atLayer(node, base))
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
  const isRoot = new Set(roots)
  const loaded = [...edges.values()].filter((edge) => nodes.has(edge.from) && nodes.has(edge.to))
  const shown = (key: string) => !state.hidden.has(key)
  const latest = latestAnswers(given)
  const beside = flowsBeside(loaded)
  const rests = [...latest].map(([side, asked]) => restOf(asked, beside.get(side) ?? []))
  const asked = askedSides(state)
  return {
    state,
    roots,
    facts: steps.findLast((step) => step.facts !== null)?.facts ?? null,
    graph: {
      subject: roots[0] ?? '',
      nodes: [...nodes.values()]
        .filter((node) => shown(node.account.key))
        .map((node) => asRole(node, isRoot)),
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
    collapsed: collapsedOf(steps),
    cursorOf: (account, direction) => {
      const answer = latest.get(`${direction} ${account}`)?.answer
      // What an answer holds of others beside the one it is about has no next page.
      return answer?.subject === account ? (answer.cursors?.[direction] ?? null) : null
    },
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

const moved = new WeakMap<GraphNode, GraphNode>()

/**
 * A node of an answer, as many layers away as the account it was found from. The same object again for the same
 * answer: the picture is put together anew for every step, and most of it is as it was.
 */
function atLayer(node: GraphNode, base: number): GraphNode {
  if (base === 0) return node
  const known = moved.get(node)
  if (known?.layer === base + node.layer) return known
  const next = { ...node, layer: base + node.layer }
  moved.set(node, next)
  return next
}

const recast = new WeakMap<GraphNode, GraphNode>()

/** Only what the picture was started from is its subject; what was expanded on the way is what it is. */
function asRole(node: GraphNode, roots: ReadonlySet<string>): GraphNode {
  const isRoot = roots.has(node.account.key)
  if (isRoot === (node.role === 'subject')) return node
  const known = recast.get(node)
  if (known !== undefined && isRoot === (known.role === 'subject')) return known
  const next = { ...node, role: isRoot ? ('subject' as const) : roleOf(node) }
  recast.set(node, next)
  return next
}

function roleOf(node: GraphNode): GraphNode['role'] {
  if (node.customer) return 'ours'
  if (node.stopsTrace) return 'service'
  return node.category === null ? 'unattributed' : 'risk'
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
      const before = latest.get(id)
      const own = new Set([...(before?.own ?? []), ...answer.edges.map((edge) => edge.id)])
      // An answer about another account knows less of this one than one about itself.
      const isFuller = before?.answer.subject === around.account && answer.subject !== around.account
      latest.set(id, isFuller ? { ...before, own } : { around, answer, own })
    }
  }
  return latest
}

/** Flows of the picture by the account and direction in which they lie. */
function flowsBeside(loaded: readonly GraphEdge[]): ReadonlyMap<string, readonly GraphEdge[]> {
  const sides = new Map<string, GraphEdge[]>()
  for (const edge of loaded) {
    if (edge.from === edge.to) continue
    for (const direction of ['in', 'out'] as const) {
      const side = `${direction} ${here(edge, direction)}`
      const list = sides.get(side)
      if (list) list.push(edge)
      else sides.set(side, [edge])
    }
  }
  return sides
}

/** What an answer left out, less what other answers have brought since. `beside` are the flows on its side now. */
function restOf(
  { around, answer, own }: Latest,
  beside: readonly GraphEdge[],
): { around: Around[]; notLoaded: Rest[] } {
  const { account, direction } = around
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
