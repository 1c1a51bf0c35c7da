import { z } from 'zod'
import { MOST_BETWEEN, MOST_FLOWS_BETWEEN } from './graph-budgets.ts'
import { GraphEdge, GraphNode } from './graph.ts'
import { AsOfQuery, GraphFacts, TraceStop } from './graph-facts.ts'
import { Truncation } from './graph-parts.ts'
import { defineRoute } from './route.ts'

const Keys = (most: number) => z.array(z.string().max(200)).min(1).max(most)

export const BetweenRequest = z
  .object({
    accounts: Keys(MOST_BETWEEN.accounts).meta({ description: 'CAIP-10 account keys of one side' }),
    others: Keys(MOST_BETWEEN.others).meta({ description: 'And of the other; one may be on both' }),
    asset: z.string().max(200).optional(),
    limit: z
      .int()
      .min(1)
      .max(MOST_FLOWS_BETWEEN)
      .default(500)
      .meta({ description: 'Flows in the answer; of each asset the largest' }),
    block: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
    time: AsOfQuery.time,
    knownAt: AsOfQuery.knownAt,
  })
  .meta({ id: 'BetweenRequest' })

export const graphBetween = defineRoute({
  operationId: 'graphBetween',
  method: 'post',
  path: '/api/v1/graph/between',
  tag: 'Graph',
  summary: 'Every flow between some accounts and some others, in both directions, and nothing else',
  description: 'Reads only. Complete, unless `limits` says that the budget ended it.',
  access: 'permission:case.read',
  body: BetweenRequest,
  ok: {
    status: 200,
    schema: z
      .object({
        nodes: z
          .array(GraphNode)
          .meta({ description: 'The accounts named, and the others that have a flow' }),
        edges: z.array(GraphEdge),
        total: z.int().meta({ description: 'Flows there are' }),
        stops: z.array(TraceStop),
        limits: Truncation,
        facts: GraphFacts,
      })
      .meta({ id: 'FlowsBetween' }),
  },
  problems: [400],
})
