import type { InvestigationStep, StepOf } from '#core/contract/investigation-steps.ts'

type Facts = NonNullable<InvestigationStep['facts']>

/** One question that was put to the desk, as it must be put again when the picture is drawn again. */
export interface Asked {
  readonly step: string
  readonly account: string
  readonly direction: 'in' | 'out' | 'both'
  readonly asset: string | null
  readonly rank: 'value' | 'time'
  readonly limit: number
  /** null: from the largest (or latest); else where "N more" went on. */
  readonly cursor: string | null
  readonly drew: readonly string[]
  readonly facts: Facts | null
}

export interface Place {
  readonly x: number
  readonly y: number
  /** Pinned: a tidy leaves it where it is. */
  readonly pinned: boolean
}

export interface Note {
  readonly text: string
  readonly target: string | null
  readonly x: number | null
  readonly y: number | null
  readonly by: string
  readonly at: string
}

export interface Fold {
  readonly why: StepOf<'fold'>['why']
  readonly name: string
  readonly members: readonly string[]
}

export type PathSearch = Pick<
  StepOf<'paths'>,
  'from' | 'to' | 'asset' | 'worth' | 'count' | 'floor' | 'found' | 'drew'
>

/** A picture as the steps made it. Nothing in it is ever changed: each step makes a new one. */
export interface InvestigationState {
  /** Accounts, transactions and paths that the picture was started from, in order. */
  readonly starts: readonly StepOf<'start'>[]
  readonly asked: readonly Asked[]
  /** Every account that a step put on the picture and none took off, in the order of arrival. */
  readonly accounts: ReadonlySet<string>
  readonly mode: 'aggregate' | 'transaction'
  /** Transfers whose transactions are drawn at most; null: as many as the desk draws at first. */
  readonly transfers: number | null
  readonly filter: Pick<StepOf<'filter'>, 'assets' | 'categories' | 'smallest' | 'effect'>
  readonly window: Pick<StepOf<'window'>, 'from' | 'until' | 'fromBlock' | 'untilBlock'>
  readonly asOf: Pick<StepOf<'as-of'>, 'block' | 'time' | 'knownAt'>
  readonly layout: 'flow' | 'time' | 'force'
  readonly places: ReadonlyMap<string, Place>
  readonly notes: ReadonlyMap<string, Note>
  readonly colours: ReadonlyMap<string, number>
  readonly groups: ReadonlyMap<string, { readonly name: string; readonly members: readonly string[] }>
  readonly folds: ReadonlyMap<string, Fold>
  readonly hidden: ReadonlySet<string>
  /** null: unpainted. */
  readonly policy: Pick<StepOf<'policy'>, 'methods' | 'accounts' | 'transfers' | 'labels'> | null
  readonly searches: ReadonlyMap<string, PathSearch>
  readonly selection: { readonly nodes: readonly string[]; readonly edges: readonly string[] }
}

/** The picture before its first step. */
export const EMPTY: InvestigationState = {
  starts: [],
  asked: [],
  accounts: new Set(),
  mode: 'aggregate',
  transfers: null,
  filter: { assets: null, categories: null, smallest: null, effect: 'fade' },
  window: { from: null, until: null, fromBlock: null, untilBlock: null },
  asOf: { block: null, time: null, knownAt: null },
  layout: 'flow',
  places: new Map(),
  notes: new Map(),
  colours: new Map(),
  groups: new Map(),
  folds: new Map(),
  hidden: new Set(),
  policy: null,
  searches: new Map(),
  selection: { nodes: [], edges: [] },
}
