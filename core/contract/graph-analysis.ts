import { z } from 'zod'
import { AccountRef, AssetRef, Instant, Ppm, Units } from './common.ts'
import { GraphNode } from './graph.ts'
import { AsOfQuery, GraphFacts, TraceStop } from './graph-facts.ts'
import { accountKeys, FlowHop, Truncation } from './graph-parts.ts'
import { TaintMethodName } from './investigation-steps.ts'
import { LabelClaim } from './receipts.ts'
import { defineRoute } from './route.ts'

export const FlowPath = z
  .object({
    from: AccountRef,
    to: AccountRef,
    value: Units.meta({ description: 'By `worth`, in the smallest unit; carried value is rounded down' }),
    carriedPpm: Ppm.meta({
      description: 'Part of the first transfer that the last one still carried; `carried` only, else 0',
    }),
    hops: z.array(FlowHop).min(1),
  })
  .meta({ id: 'FlowPath' })

export const graphPaths = defineRoute({
  operationId: 'graphPaths',
  method: 'get',
  path: '/api/v1/graph/paths',
  tag: 'Graph',
  summary: 'The strongest time-respecting paths from some accounts to others, asset by asset',
  description:
    'A path never runs through a service, through a risk-labelled account or through the account it leads to. Values of different assets are never compared.',
  access: 'permission:case.read',
  query: z.object({
    from: accountKeys(1, 20),
    to: accountKeys(1, 20),
    asset: z.string().max(200).optional(),
    worth: z.enum(['carried', 'bottleneck']).default('carried'),
    count: z.coerce.number().int().min(1).max(10).default(5).meta({ description: 'Paths per asset' }),
    floor: Units.max(80)
      .default('0')
      .meta({ description: 'Paths worth less are not looked for; in the smallest unit' }),
    ...AsOfQuery,
  }),
  ok: {
    status: 200,
    schema: z
      .object({
        assets: z.array(
          z
            .object({ asset: AssetRef, paths: z.array(FlowPath), limits: Truncation })
            .meta({ id: 'AssetPaths' }),
        ),
        nodes: z.array(GraphNode),
        limits: Truncation.meta({ description: '`assets`: more assets connect them than were searched' }),
        worth: z.enum(['carried', 'bottleneck']),
        floor: Units,
        facts: GraphFacts,
      })
      .meta({ id: 'GraphPaths' }),
  },
  problems: [400],
})

const Tainted = z
  .object({
    transferId: z.string(),
    asset: AssetRef,
    units: Units.meta({ description: 'What the transfer moved' }),
    tainted: Units.meta({ description: 'What of it was tainted; rounded down' }),
    sharePpm: Ppm,
  })
  .meta({ id: 'TaintedTransfer' })

const TaintedAccount = z
  .object({
    account: AccountRef,
    asset: AssetRef,
    received: Units.meta({ description: 'Tainted, over all its transfers' }),
    sent: Units,
    held: Units,
  })
  .meta({ id: 'TaintedAccount' })

const Conservation = z
  .object({
    asset: AssetRef,
    seeded: Units.meta({ description: 'Sum of what the sources sent' }),
    held: Units.meta({ description: 'Tainted amount that all accounts hold at the point asked about' }),
    ended: Units.meta({
      description: 'Seeded less held: absorbed by services, or sent on by a source that taints anew',
    }),
    conserved: z.boolean().meta({
      description: 'False for poison, which taints more than was seeded, and where the rule stopped early',
    }),
  })
  .meta({ id: 'TaintConservation' })

export const TaintRequest = z
  .object({
    chain: z.string().max(80),
    methods: z.array(TaintMethodName).min(1).max(6),
    transfers: z.array(z.string().max(300)).max(2_000).meta({ description: 'Paint these' }),
    accounts: z.array(z.string().max(200)).max(300).meta({ description: 'And these' }),
    sources: z.object({
      accounts: z.array(z.string().max(200)).max(20).default([]).meta({
        description: 'All that they sent is tainted',
      }),
      transfers: z.array(z.string().max(300)).max(200).default([]),
      labels: z.boolean().default(false).meta({ description: 'Risk labels in force are sources too' }),
    }),
    block: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
    time: Instant.optional(),
    knownAt: Instant.optional(),
  })
  .meta({ id: 'TaintRequest' })

export const graphTaint = defineRoute({
  operationId: 'graphTaint',
  method: 'post',
  path: '/api/v1/graph/taint',
  tag: 'Graph',
  summary: 'Tainted amounts of transfers and accounts under one rule or several, from chosen sources',
  description: 'Reads only. Services in force absorb what enters them, whatever the sources.',
  access: 'permission:case.read',
  body: TaintRequest,
  ok: {
    status: 200,
    schema: z
      .object({
        results: z.array(
          z
            .object({
              method: TaintMethodName,
              transfers: z.array(Tainted),
              accounts: z.array(TaintedAccount),
              conservation: z.array(Conservation),
              limits: Truncation,
            })
            .meta({ id: 'TaintResult' }),
        ),
        unknown: z
          .array(z.string())
          .meta({ description: 'Transfers asked for that are not held, or later than the point' }),
        facts: GraphFacts,
      })
      .meta({ id: 'GraphTaint' }),
  },
  problems: [400, 404, 422],
})

export const graphCommon = defineRoute({
  operationId: 'graphCommonCounterparties',
  method: 'get',
  path: '/api/v1/graph/common',
  tag: 'Graph',
  summary: 'Counterparties that several accounts share, with what passed on each side',
  access: 'permission:case.read',
  query: z.object({
    account: accountKeys(2, 10),
    asset: z.string().max(200).optional(),
    direction: z.enum(['in', 'out', 'both']).default('both'),
    atLeast: z.coerce
      .number()
      .int()
      .min(2)
      .max(10)
      .default(2)
      .meta({ description: 'How many of the accounts must share it' }),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    ...AsOfQuery,
  }),
  ok: {
    status: 200,
    schema: z
      .object({
        items: z.array(
          z
            .object({
              node: GraphNode,
              sharedBy: z.int().meta({ description: 'Of the accounts asked about' }),
              sides: z.array(
                z
                  .object({
                    account: z.string(),
                    direction: z
                      .enum(['in', 'out'])
                      .meta({ description: '`in`: the counterparty paid the account' }),
                    asset: AssetRef,
                    units: Units,
                    transfers: z.int(),
                  })
                  .meta({ id: 'CommonSide' }),
              ),
            })
            .meta({ id: 'CommonCounterparty' }),
        ),
        total: z.int(),
        stops: z.array(TraceStop),
        limits: Truncation,
        facts: GraphFacts,
      })
      .meta({ id: 'CommonCounterparties' }),
  },
  problems: [400, 422],
})

export const graphCluster = defineRoute({
  operationId: 'graphCluster',
  method: 'get',
  path: '/api/v1/graph/cluster',
  tag: 'Graph',
  summary: 'Addresses that one owner spent together, with the reason of every merge; the entity by labels',
  access: 'permission:case.read',
  query: z.object({
    account: z.string().max(200),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(1_000)
      .default(200)
      .meta({ description: 'Members in the answer' }),
    ...AsOfQuery,
  }),
  ok: {
    status: 200,
    schema: z
      .object({
        account: AccountRef,
        applicable: z.boolean(),
        why: z.enum(['co-spend', 'account-model', 'nothing-spent']).meta({
          description:
            '`account-model`: an address of this chain is its own account, nothing is spent together. `nothing-spent`: no spend of it is held',
        }),
        basis: z.enum(['coins', 'pairs']).nullable().meta({
          description: '`pairs`: inputs are taken from who paid whom, as the source gave it',
        }),
        members: z.array(AccountRef),
        memberCount: z.int(),
        reasons: z.array(
          z
            .object({
              txHash: z.string(),
              kind: z.enum(['co-spend', 'change']),
              accounts: z.array(AccountRef).length(2),
            })
            .meta({ id: 'ClusterReason' }),
        ),
        excluded: z
          .array(z.string())
          .meta({ description: 'Transactions that look like CoinJoins and merged nothing' }),
        entity: z
          .object({ actor: z.string(), label: LabelClaim })
          .nullable()
          .meta({ description: 'The strongest label of any member that names an actor' }),
        limits: Truncation,
        facts: GraphFacts,
      })
      .meta({ id: 'Cluster' }),
  },
  problems: [400],
})
