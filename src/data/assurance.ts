import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  auditHead,
  type AuditRecord,
  getTrends,
  listAuditEvents,
  listBooks,
  type Trends as TrendsSchema,
} from '#core/contract/assurance.ts'
import {
  listRules,
  type Rule as RuleSchema,
  type RuleCheck as RuleCheckSchema,
} from '#core/contract/rules.ts'
import { type CallInput, call } from './call.ts'

export type AuditEvent = z.output<typeof AuditRecord>
export type Rule = z.output<typeof RuleSchema>
export type RuleCheck = z.output<typeof RuleCheckSchema>
export type Trends = z.output<typeof TrendsSchema>

export function auditQuery(filter: { type?: string; actor?: string; target?: string }) {
  return infiniteQueryOptions({
    queryKey: ['audit', 'list', filter],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      (
        await call(listAuditEvents, {
          query: { ...filter, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) },
          signal,
        })
      ).data,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
}

/** The whole chain from its first link, for verification, a page at a time. */
export async function* auditChainPages(signal: AbortSignal): AsyncGenerator<readonly AuditEvent[]> {
  let cursor: string | null = null
  do {
    const { data }: { data: { items: AuditEvent[]; nextCursor: string | null } } = await call(
      listAuditEvents,
      {
        query: { order: 'asc' as const, limit: 500, ...(cursor ? { cursor } : {}) },
        signal,
      },
    )
    yield data.items
    cursor = data.nextCursor
  } while (cursor !== null)
}

export async function fetchAuditHead(signal: AbortSignal) {
  return (await call(auditHead, { signal })).data
}

export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: async ({ signal }) => (await call(listRules, { signal })).data.items,
})

export const booksQuery = queryOptions({
  queryKey: ['books'],
  queryFn: async ({ signal }) => (await call(listBooks, { signal })).data.items,
})

export function trendsQuery(query: CallInput<typeof getTrends>['query']) {
  return queryOptions({
    queryKey: ['trends', query],
    queryFn: async ({ signal }) => (await call(getTrends, { query, signal })).data,
    placeholderData: keepPreviousData,
  })
}
