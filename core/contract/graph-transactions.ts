import { z } from 'zod'
import { AccountRef, AssetAmount, AssetRef, Instant, repeated, Units } from './common.ts'
import { GraphNode } from './graph.ts'
import { AsOfQuery, GraphFacts, TraceStop } from './graph-facts.ts'
import { defineRoute } from './route.ts'

/** Inputs and outputs of one transaction that an answer names; the counts say how many there are. */
export const MAX_TRANSACTION_PARTS = 200

const TransactionPart = z
  .object({
    transferId: z.string(),
    account: AccountRef.nullable().meta({
      description: 'null: the coin has no single owner (bare multisig, unknown script)',
    }),
    asset: AssetRef,
    units: Units,
  })
  .meta({ id: 'TransactionPart' })

export const GraphTransaction = z
  .object({
    id: z.string().meta({ description: '`<chain>/<hash>`' }),
    chain: z.string(),
    hash: z.string(),
    block: z.int().nullable(),
    time: Instant.nullable(),
    model: z.enum(['account', 'coins', 'pairs']).meta({
      description:
        '`account`: each transfer is an input and an output. `coins`: inputs and outputs as the chain has them. `pairs`: a transaction of a coin chain of which only who paid whom was given',
    }),
    inputs: z.array(TransactionPart),
    outputs: z.array(TransactionPart),
    inputCount: z.int(),
    outputCount: z.int(),
    fee: AssetAmount.nullable().meta({
      description: 'Paid; of a coinbase: collected. null: not part of what is held',
    }),
    coinbase: z.boolean(),
    subsidy: AssetAmount.nullable().meta({ description: 'Of a coinbase: new coins' }),
  })
  .meta({ id: 'GraphTransaction' })

export const graphTransactions = defineRoute({
  operationId: 'graphTransactions',
  method: 'get',
  path: '/api/v1/graph/transactions',
  tag: 'Graph',
  summary:
    'Transactions with their inputs and outputs: of accounts, the newest first, by hash, or of transfers',
  access: 'permission:case.read',
  query: z.object({
    account: repeated(z.string().max(200)).meta({
      description: 'CAIP-10 account keys; transactions that touch any of them',
    }),
    transaction: repeated(z.string().max(220)).meta({ description: '`<chain>/<hash>`' }),
    transfer: repeated(z.string().max(300)).meta({
      description: 'Transfer ids: the transactions that they are part of, in this order',
    }),
    asset: z.string().max(200).optional(),
    direction: z.enum(['in', 'out', 'both']).default('both'),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(100)
      .default(25)
      .meta({ description: 'Transactions in the answer' }),
    cursor: z.string().max(500).optional(),
    ...AsOfQuery,
  }),
  ok: {
    status: 200,
    schema: z
      .object({
        transactions: z.array(GraphTransaction),
        nodes: z.array(GraphNode),
        stops: z.array(TraceStop),
        notLoaded: z.int().meta({ description: 'Transactions beyond this page and the pages before it' }),
        nextCursor: z.string().nullable(),
        facts: GraphFacts,
      })
      .meta({ id: 'GraphTransactions' }),
  },
  problems: [400, 404],
})
