import type { InvestigationStep } from '#core/contract/investigation-steps.ts'
import type { Graph } from '#src/data/addresses.ts'
import { nodeName } from './node-name.ts'
import type { StepDraft } from './record.ts'

/** What the reader took to be one, whether it is folded now or open. */
export interface Collapsed {
  readonly why: 'entity' | 'cluster' | 'chosen'
  readonly name: string
  readonly members: readonly string[]
}

/** Prefix of the ids of such folds; the flow graph folds by what follows (core/flow/picture/fold-cluster.ts). */
const PREFIX = 'fold:cluster:'

/** Id of the fold of an entity, a cluster or a choice. */
export function foldIdOf(entity: string): string {
  return `${PREFIX}${entity}`
}

/** The folds that the reader made, by their id: the last word about each counts. */
export function collapsedOf(steps: readonly InvestigationStep[]): ReadonlyMap<string, Collapsed> {
  const found = new Map<string, Collapsed>()
  for (const step of steps) {
    if (step.kind !== 'fold' || !step.fold.startsWith(PREFIX) || step.members.length < 2) continue
    const why = step.why === 'entity' || step.why === 'chosen' ? step.why : 'cluster'
    found.set(step.fold, { why, name: step.name, members: step.members })
  }
  return found
}

/** By account, what it is taken to be a part of. */
export function entitiesOf(
  collapsed: ReadonlyMap<string, Collapsed>,
): ReadonlyMap<string, { readonly id: string; readonly name: string }> {
  return new Map(
    [...collapsed].flatMap(([fold, { name, members }]) =>
      members.map((key) => [key, { id: fold.slice(PREFIX.length), name }] as const),
    ),
  )
}

/**
 * What the chosen accounts may be drawn as: several of them as one; one alone with the others of the picture that labels
 * attribute to the same actor. Null: nothing to draw as one.
 */
export function collapsible(
  { nodes }: Pick<Graph, 'nodes'>,
  chosen: readonly string[],
): (Collapsed & { readonly id: string }) | null {
  const of = nodes.filter((node) => chosen.includes(node.account.key))
  const [first] = of
  if (first === undefined) return null
  const actors = new Set(of.map((node) => node.actor))
  const actor = actors.size === 1 ? first.actor : null
  if (of.length > 1) {
    const members = of.map((node) => node.account.key).toSorted()
    const name = actor ?? nodeName(first)
    return { id: `chosen:${members[0]}`, why: 'chosen', name, members }
  }
  if (actor === null) return null
  const members = nodes.filter((node) => node.actor === actor).map((node) => node.account.key)
  return members.length < 2 ? null : { id: `entity:${actor}`, why: 'entity', name: actor, members }
}

/** The step that closes an open fold: as the reader made it, or one of those that close by themselves. */
export function foldAgain(fold: string, collapsed: ReadonlyMap<string, Collapsed>): StepDraft {
  const made = collapsed.get(fold)
  return made === undefined
    ? { kind: 'fold', fold, why: whyOf(fold), name: '', members: [fold], facts: null }
    : { kind: 'fold', fold, ...made, members: [...made.members], facts: null }
}

/** Folds are named after their kind (core/flow/picture/fold.ts). */
function whyOf(fold: string): 'peel-chain' | 'fan-in' | 'fan-out' | 'cluster' {
  if (fold.startsWith('fold:chain')) return 'peel-chain'
  if (fold.startsWith('fold:fan-in')) return 'fan-in'
  return fold.startsWith('fold:fan-out') ? 'fan-out' : 'cluster'
}
