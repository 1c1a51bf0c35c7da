import { z } from 'zod'
import { AccountRef, AssetRef, Instant, repeated, Severity, Units } from './common.ts'
import { AsOfQuery, GraphFacts, TraceStop } from './graph-facts.ts'
import { defineRoute } from './route.ts'

export const GraphNode = z
  .object({
    account: AccountRef,
    role: z.enum(['subject', 'risk', 'service', 'ours', 'unattributed']),
    category: z.string().nullable().meta({ description: 'Strongest label in force, null when unattributed' }),
    severity: Severity,
    actor: z.string().nullable(),
    customer: z.object({ ref: z.string(), name: z.string() }).nullable(),
    layer: z.int().meta({ description: 'Hops from the subject: negative is where funds come from' }),
    stopsTrace: z.boolean(),
  })
  .meta({ id: 'GraphNode' })

export const GraphEdge = z
  .object({
    id: z.string(),
    from: z.string().meta({ description: 'Account key' }),
    to: z.string().meta({ description: 'Account key' }),
    asset: AssetRef,
    units: Units,
    transferCount: z.int(),
    transferIds: z.array(z.string()).max(100),
    firstTime: Instant.nullable(),
    lastTime: Instant.nullable(),
    firstBlock: z.int().nullable(),
    onPath: z.boolean(),
  })
  .meta({ id: 'GraphEdge', description: 'All transfers of one asset from one account to another' })

export const NotLoaded = z
  .object({
    account: z.string(),
    direction: z.enum(['in', 'out']),
    asset: AssetRef,
    counterparties: z.int(),
    transfers: z.int(),
    units: Units,
  })
  .meta({ id: 'NotLoaded', description: 'What stands beside the picture but was left out by the budget' })

export const Surroundings = z
  .object({
    account: z.string(),
    direction: z.enum(['in', 'out']),
    counterparties: z.int(),
    drawn: z.int(),
  })
  .meta({
    id: 'Surroundings',
    description:
      'Distinct counterparties of an account over all its assets: those in `notLoaded` overlap between assets',
  })

export const Graph = z
  .object({
    subject: z.string(),
    nodes: z.array(GraphNode),
    edges: z.array(GraphEdge),
    notLoaded: z.array(NotLoaded),
    surroundings: z.array(Surroundings),
    asOf: z.object({ block: z.int().nullable(), time: Instant.nullable() }),
  })
  .meta({ id: 'Graph' })

export const Neighbourhood = Graph.extend({
  totals: z.array(NotLoaded).meta({
    description:
      'Everything beside the account per direction and asset, drawn or not: what `notLoaded` is part of',
  }),
  cursors: z
    .object({ in: z.string().nullable(), out: z.string().nullable() })
    .meta({ description: 'Where "N more" goes on in each direction; null: nothing is left' }),
  stops: z.array(TraceStop),
  facts: GraphFacts,
}).meta({ id: 'Neighbourhood' })

export const neighbourhood = defineRoute({
  operationId: 'graphNeighbourhood',
  method: 'get',
  path: '/api/v1/graph/neighbourhood',
  tag: 'Graph',
  summary: 'Direct counterparties of an account, the largest first, with what is left out',
  access: 'permission:case.read',
  query: z.object({
    account: z.string().max(200).meta({ description: 'CAIP-10 account key' }),
    direction: z.enum(['in', 'out', 'both']).default('both'),
    asset: z.string().max(200).optional(),
    rank: z.enum(['value', 'time']).default('value'),
    limit: z.coerce
      .number()
      .int()
      .min(0)
      .max(200)
      .default(12)
      .meta({ description: 'Counterparties drawn in each direction; 0: counts and totals only' }),
    cursor: z.string().max(500).optional().meta({
      description: 'Of an answer to the same question in one direction: the counterparties after those',
    }),
    exclude: repeated(z.string().max(200)).meta({
      description: 'Counterparties that are drawn already and take nothing of the budget',
    }),
    ...AsOfQuery,
  }),
  ok: { status: 200, schema: Neighbourhood },
  problems: [400, 404],
})
