import { z } from 'zod'
import { Instant, Units } from './common.ts'
import { MOST_BETWEEN, MOST_FLOWS_BETWEEN } from './graph-budgets.ts'

/** Account keys, edge ids and transaction ids are at most this long. */
const Key = z.string().min(1).max(400)
const Id = z.string().regex(/^[\w.:-]{1,60}$/, 'letters, digits and . : - _ only, at most 60')
const Keys = z.array(Key).min(1).max(1_000)
const Place = z.int().min(-1_000_000).max(1_000_000)

/** Milliseconds always written, so that the order of texts is the order of instants. */
export const StepInstant = Instant.regex(
  /\.\d{3}Z$/,
  'must carry milliseconds, e.g. 2026-11-22T03:04:05.000Z',
)

export const FactsSeen = z
  .object({
    ledgerDigest: z.string().max(128),
    labelSetDigest: z.string().max(128),
    block: z.int().min(0).nullable(),
    time: Instant.nullable(),
    knownAt: Instant,
  })
  .meta({
    id: 'FactsSeen',
    description:
      'What a step was answered from: ledger and label set by digest, transfers up to block and time, labels known at `knownAt`',
  })

/** What every step carries: its own name, when by the desk's clock, who, and the facts it was answered from. */
const recorded = {
  id: Id,
  at: StepInstant,
  by: z.string().min(1).max(80).meta({ description: 'Id of the person' }),
  facts: FactsSeen.nullable().meta({ description: 'null: the step asked the desk nothing' }),
}

const step = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.object({ ...recorded, kind: z.literal(kind), ...shape })

const Direction = z.enum(['in', 'out', 'both'])
const asked = {
  account: Key,
  direction: Direction,
  asset: Key.nullable(),
  rank: z.enum(['value', 'time']),
  limit: z.int().min(1).max(200),
  drew: z.array(Key).max(500).meta({ description: 'Accounts that the answer put on the picture' }),
}

export const TaintMethodName = z
  .enum(['poison', 'haircut', 'fifo', 'lifo', 'seniority', 'reversed-seniority'])
  .meta({ id: 'TaintMethodName' })

/** Alerts whose paths one start draws together: more on one picture are a tangle. */
export const MAX_START_ALERTS = 10

const Start = step('start', {
  accounts: z.array(Key).max(50),
  transactions: z.array(Key).max(50).meta({ description: '`<chain>/<hash>`' }),
  alertId: Id.nullable(),
  alertIds: z.array(Id).min(1).max(MAX_START_ALERTS).optional().meta({
    description: 'Alerts whose paths are drawn together; left out: `alertId` alone',
  }),
  caseId: Id.optional().meta({ description: 'The case that those alerts were in; never a restricted one' }),
  path: z.array(Key).max(500).meta({ description: 'Transfer ids of the paths the alerts came with' }),
  drew: z.array(Key).max(1_000),
})
const Expand = step('expand', asked)
const More = step('more', { ...asked, cursor: z.string().max(500) })
const Between = step('between', {
  accounts: z.array(Key).min(1).max(MOST_BETWEEN.accounts),
  others: z.array(Key).min(1).max(MOST_BETWEEN.others),
  asset: Key.nullable(),
  limit: z.int().min(1).max(MOST_FLOWS_BETWEEN).meta({ description: 'Flows drawn at most' }),
  drew: z.array(Key).max(500),
})
const Drop = step('drop', { accounts: Keys })
const Mode = step('mode', {
  mode: z.enum(['aggregate', 'transaction']),
  transfers: z.int().min(1).max(1_000).optional().meta({
    description:
      'Transfers whose transactions are drawn at most; left out: as many as the desk draws at first',
  }),
})
const Filter = step('filter', {
  assets: z.array(Key).max(100).nullable().meta({ description: 'null: all' }),
  categories: z.array(z.string().max(80)).max(100).nullable(),
  smallest: z.object({ asset: Key, units: Units.max(80) }).nullable(),
  effect: z.enum(['fade', 'hide']),
})
const Window = step('window', {
  from: StepInstant.nullable(),
  until: StepInstant.nullable(),
  fromBlock: z.int().min(0).nullable(),
  untilBlock: z.int().min(0).nullable(),
})
const AsOf = step('as-of', {
  block: z.int().min(0).nullable(),
  time: StepInstant.nullable(),
  knownAt: StepInstant.nullable(),
})
const At = z.object({ node: Key, x: Place, y: Place })
const Pin = step('pin', { places: z.array(At).min(1).max(1_000) })
const Unpin = step('unpin', { nodes: Keys })
const Move = step('move', { places: z.array(At).min(1).max(1_000) })
const Layout = step('layout', { layout: z.enum(['flow', 'time', 'force']) })
const Annotate = step('annotate', {
  note: Id,
  target: Key.nullable().meta({ description: 'Node or edge; null: stands on the picture itself' }),
  text: z.string().trim().min(1).max(2_000),
  x: Place.nullable(),
  y: Place.nullable(),
})
const Erase = step('erase', { note: Id })
const Colour = step('colour', {
  nodes: Keys,
  colour: z.int().min(1).max(8).nullable().meta({ description: 'Place in the palette; null: none' }),
})
const Group = step('group', { group: Id, name: z.string().trim().min(1).max(120), members: Keys })
const Ungroup = step('ungroup', { group: Id })
/** Folds are named after what they are about, which is an account; so their names are as long as one. */
const FoldId = Key
const Fold = step('fold', {
  fold: FoldId,
  why: z.enum(['peel-chain', 'fan-in', 'fan-out', 'cluster', 'entity', 'chosen']),
  name: z.string().max(120),
  members: Keys,
})
const Unfold = step('unfold', { fold: FoldId })
const Hide = step('hide', { nodes: Keys })
const Show = step('show', { nodes: Keys })
const Policy = step('policy', {
  methods: z
    .array(TaintMethodName)
    .max(6)
    .meta({ description: 'The first paints; others are compared. None: unpainted' }),
  accounts: z.array(Key).max(20),
  transfers: z.array(Key).max(200),
  labels: z.boolean().meta({ description: 'Whether risk labels are sources too' }),
})
const Paths = step('paths', {
  search: Id,
  from: z.array(Key).min(1).max(20),
  to: z.array(Key).min(1).max(20),
  asset: Key.nullable(),
  worth: z.enum(['carried', 'bottleneck']),
  count: z.int().min(1).max(10),
  floor: Units.max(80),
  found: z
    .array(z.array(Key).min(1).max(200))
    .max(120)
    .meta({ description: 'Transfer ids of each path that was found, best first' }),
  drew: z.array(Key).max(1_000),
})
const Forget = step('forget', { search: Id })
const Select = step('select', { nodes: z.array(Key).max(1_000), edges: z.array(Key).max(1_000) })

/** Everything that can be done to a picture, each a step of its own. */
export const STEP_SCHEMAS = [
  Start,
  Expand,
  More,
  Between,
  Drop,
  Mode,
  Filter,
  Window,
  AsOf,
  Pin,
  Unpin,
  Move,
  Layout,
  Annotate,
  Erase,
  Colour,
  Group,
  Ungroup,
  Fold,
  Unfold,
  Hide,
  Show,
  Policy,
  Paths,
  Forget,
  Select,
] as const

export const InvestigationStep = z
  .discriminatedUnion('kind', [...STEP_SCHEMAS])
  .meta({ id: 'InvestigationStep', description: 'One recorded step; see docs/investigation-format.md' })
export type InvestigationStep = z.output<typeof InvestigationStep>
export type StepKind = InvestigationStep['kind']
export type StepOf<K extends StepKind> = Extract<InvestigationStep, { kind: K }>
