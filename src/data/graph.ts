import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  type FlowPath as FlowPathSchema,
  graphCluster,
  graphCommon,
  graphPaths,
  graphTaint,
  type TaintRequest,
} from '#core/contract/graph-analysis.ts'
import { graphBetween } from '#core/contract/graph-between.ts'
import { neighbourhood } from '#core/contract/graph.ts'
import type { GraphFacts as GraphFactsSchema } from '#core/contract/graph-facts.ts'
import { graphTransactions } from '#core/contract/graph-transactions.ts'
import { resolve } from '#core/contract/resolve.ts'
import { type CallInput, call } from './call.ts'

export type GraphFacts = z.output<typeof GraphFactsSchema>
export type FlowPath = z.output<typeof FlowPathSchema>
export type PathsFound = z.output<typeof graphPaths.ok.schema>
export type TaintFound = z.output<typeof graphTaint.ok.schema>
export type CommonFound = z.output<typeof graphCommon.ok.schema>
export type BetweenFound = z.output<typeof graphBetween.ok.schema>
export type TransactionsFound = z.output<typeof graphTransactions.ok.schema>
export type Cluster = z.output<typeof graphCluster.ok.schema>
export type Resolved = z.output<typeof resolve.ok.schema>
export type ResolvedLine = Resolved['lines'][number]
export type Candidate = ResolvedLine['candidates'][number]

/**
 * Questions about the picture are asked once: an answer belongs to the step that asked, and is shown as it was given
 * until somebody asks anew.
 */
const KEPT = { staleTime: Infinity, gcTime: 30 * 60_000 } as const

export function aroundQuery(query: CallInput<typeof neighbourhood>['query']) {
  return queryOptions({
    queryKey: ['graph', 'around', query],
    queryFn: async ({ signal }) => (await call(neighbourhood, { query, signal })).data,
    ...KEPT,
  })
}

export function pathsQuery(query: CallInput<typeof graphPaths>['query']) {
  return queryOptions({
    queryKey: ['graph', 'paths', query],
    queryFn: async ({ signal }) => (await call(graphPaths, { query, signal })).data,
    ...KEPT,
  })
}

export function taintQuery(body: z.input<typeof TaintRequest>) {
  return queryOptions({
    queryKey: ['graph', 'taint', body],
    queryFn: async ({ signal }) => (await call(graphTaint, { body, signal })).data,
    placeholderData: keepPreviousData,
    ...KEPT,
  })
}

export function commonQuery(query: CallInput<typeof graphCommon>['query']) {
  return queryOptions({
    queryKey: ['graph', 'common', query],
    queryFn: async ({ signal }) => (await call(graphCommon, { query, signal })).data,
    ...KEPT,
  })
}

export function betweenQuery(body: CallInput<typeof graphBetween>['body']) {
  return queryOptions({
    queryKey: ['graph', 'between', body],
    queryFn: async ({ signal }) => (await call(graphBetween, { body, signal })).data,
    ...KEPT,
  })
}

export function clusterQuery(query: CallInput<typeof graphCluster>['query']) {
  return queryOptions({
    queryKey: ['graph', 'cluster', query],
    queryFn: async ({ signal }) => (await call(graphCluster, { query, signal })).data,
    ...KEPT,
  })
}

export function graphTransactionsQuery(query: CallInput<typeof graphTransactions>['query']) {
  return queryOptions({
    queryKey: ['graph', 'transactions', query],
    queryFn: async ({ signal }) => (await call(graphTransactions, { query, signal })).data,
    ...KEPT,
  })
}

export function resolveQuery(lines: readonly string[]) {
  return queryOptions({
    queryKey: ['graph', 'resolve', lines],
    queryFn: async ({ signal }) => (await call(resolve, { body: { lines: [...lines] }, signal })).data.lines,
    placeholderData: keepPreviousData,
  })
}
