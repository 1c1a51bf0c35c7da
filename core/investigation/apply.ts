import type { InvestigationStep, StepKind, StepOf } from '#core/contract/investigation-steps.ts'
import type { Asked, InvestigationState, Place } from './state.ts'

type Change = Partial<InvestigationState>
type Appliers = { readonly [K in StepKind]: (state: InvestigationState, step: StepOf<K>) => Change }

/**
 * What each kind of step changes. Every one is total: a step about something that is not there (a note already
 * erased, a node never drawn) changes nothing, so that any beginning of a record is itself a record.
 */
const APPLY: Appliers = {
  start: (state, step) => ({
    starts: [...state.starts, step],
    accounts: joined(state.accounts, [...step.accounts, ...step.drew]),
  }),
  expand: (state, step) => asking(state, step, null),
  more: (state, step) => asking(state, step, step.cursor),
  between: (state, { accounts, drew }) => ({
    accounts: joined(state.accounts, [...accounts, ...drew]),
  }),
  drop: (state, { accounts }) => ({
    accounts: without(state.accounts, accounts),
    hidden: without(state.hidden, accounts),
    places: lacking(state.places, accounts),
    selection: {
      nodes: state.selection.nodes.filter((node) => !accounts.includes(node)),
      edges: state.selection.edges,
    },
  }),
  mode: (_, { mode, transfers }) => ({ mode, transfers: transfers ?? null }),
  filter: (_, { assets, categories, smallest, effect }) => ({
    filter: { assets, categories, smallest, effect },
  }),
  window: (_, { from, until, fromBlock, untilBlock }) => ({ window: { from, until, fromBlock, untilBlock } }),
  'as-of': (_, { block, time, knownAt }) => ({ asOf: { block, time, knownAt } }),
  pin: (state, { places }) => ({ places: placed(state.places, places, () => true) }),
  unpin: (state, { nodes }) => ({ places: unpinned(state.places, nodes) }),
  move: (state, { places }) => ({
    places: placed(state.places, places, (before) => before?.pinned ?? false),
  }),
  // A tidy forgets where things were put, except for what was pinned.
  layout: (state, { layout }) => ({
    layout,
    places: new Map([...state.places].filter(([, place]) => place.pinned)),
  }),
  annotate: (state, { note, target, text, x, y, by, at }) => ({
    notes: having(state.notes, note, { text, target, x, y, by, at }),
  }),
  erase: (state, { note }) => ({ notes: lacking(state.notes, [note]) }),
  colour: (state, { nodes, colour }) => ({
    colours:
      colour === null
        ? lacking(state.colours, nodes)
        : new Map([...state.colours, ...nodes.map((node) => [node, colour] as const)]),
  }),
  group: (state, { group, name, members }) => ({ groups: having(state.groups, group, { name, members }) }),
  ungroup: (state, { group }) => ({ groups: lacking(state.groups, [group]) }),
  fold: (state, { fold, why, name, members }) => ({
    folds: having(state.folds, fold, { why, name, members }),
  }),
  unfold: (state, { fold }) => ({ folds: lacking(state.folds, [fold]) }),
  hide: (state, { nodes }) => ({ hidden: joined(state.hidden, nodes) }),
  show: (state, { nodes }) => ({ hidden: without(state.hidden, nodes) }),
  policy: (_, { methods, accounts, transfers, labels }) => ({
    policy: methods.length === 0 ? null : { methods, accounts, transfers, labels },
  }),
  paths: (state, { search, from, to, asset, worth, count, floor, found, drew }) => ({
    searches: having(state.searches, search, { from, to, asset, worth, count, floor, found, drew }),
    accounts: joined(state.accounts, drew),
  }),
  forget: (state, { search }) => ({ searches: lacking(state.searches, [search]) }),
  select: (_, { nodes, edges }) => ({ selection: { nodes, edges } }),
}

/** The picture after one more step. */
export function applyStep(state: InvestigationState, step: InvestigationStep): InvestigationState {
  // The table is keyed by kind, so the function found takes this very step; TypeScript cannot see that.
  const change = APPLY[step.kind] as (state: InvestigationState, step: InvestigationStep) => Change
  return { ...state, ...change(state, step) }
}

function asking(
  state: InvestigationState,
  step: StepOf<'expand'> | StepOf<'more'>,
  cursor: string | null,
): Change {
  const { account, direction, asset, rank, limit, drew, facts } = step
  const asked: Asked = { step: step.id, account, direction, asset, rank, limit, cursor, drew, facts }
  return { asked: [...state.asked, asked], accounts: joined(state.accounts, [account, ...drew]) }
}

function joined(set: ReadonlySet<string>, added: readonly string[]): ReadonlySet<string> {
  return added.every((item) => set.has(item)) ? set : new Set([...set, ...added])
}

function without(set: ReadonlySet<string>, gone: readonly string[]): ReadonlySet<string> {
  const left = new Set(set)
  for (const item of gone) left.delete(item)
  return left.size === set.size ? set : left
}

function having<V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> {
  return new Map([...map, [key, value]])
}

function lacking<V>(map: ReadonlyMap<string, V>, keys: readonly string[]): ReadonlyMap<string, V> {
  const left = new Map(map)
  for (const key of keys) left.delete(key)
  return left.size === map.size ? map : left
}

function placed(
  map: ReadonlyMap<string, Place>,
  places: StepOf<'move'>['places'],
  pinned: (before: Place | undefined) => boolean,
): ReadonlyMap<string, Place> {
  return new Map([
    ...map,
    ...places.map(({ node, x, y }) => [node, { x, y, pinned: pinned(map.get(node)) }] as const),
  ])
}

function unpinned(map: ReadonlyMap<string, Place>, nodes: readonly string[]): ReadonlyMap<string, Place> {
  const loose = new Set(nodes)
  return new Map(
    [...map].map(([node, place]) => [node, loose.has(node) ? { ...place, pinned: false } : place]),
  )
}
