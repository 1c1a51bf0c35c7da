import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import type { z } from 'zod'
import {
  type AlertCommand,
  AlertDetail,
  alertActivity,
  alertFacets,
  alertGraph,
  type AlertSummary,
  commandAlert,
  exportAlerts,
  getAlert,
  listAlerts,
} from '#core/contract/alerts.ts'
import { ApiProblem } from '#src/platform/api-problem.ts'
import { type Query, urlOf } from '#src/platform/http.ts'
import { type CallInput, call } from './call.ts'

export type Alert = z.output<typeof AlertSummary>
export type AlertFull = z.output<typeof AlertDetail>
export type Command = z.input<typeof AlertCommand>
export type AlertListQuery = Omit<CallInput<typeof listAlerts>['query'], 'cursor' | 'limit'>
export type AlertFilter = CallInput<typeof alertFacets>['query']

const PAGE = 100

export const alertKeys = {
  all: ['alerts'] as const,
  one: (id: string) => ['alerts', 'one', id] as const,
}

export type AlertPage = z.output<NonNullable<typeof listAlerts.ok.schema>>

/** One page of the queue; `cursor` null for the first. */
export async function fetchAlertPage(
  query: AlertListQuery,
  cursor: string | null,
  signal: AbortSignal,
): Promise<AlertPage> {
  const page = { ...query, limit: PAGE, ...(cursor === null ? {} : { cursor }) }
  return (await call(listAlerts, { query: page, signal })).data
}

/** The queue, page by page. While a filter changes the rows before stay, marked as placeholder. */
export function alertListQuery(query: AlertListQuery) {
  return infiniteQueryOptions({
    queryKey: [...alertKeys.all, 'list', query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => fetchAlertPage(query, pageParam, signal),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    // Comparing every row loaded so far with itself, page after page, would stop the scrolling.
    structuralSharing: false,
  })
}

/** The newest alerts that a text finds, open and closed, for a list beside something else. */
export function alertFewQuery(q: string, limit: number) {
  return queryOptions({
    queryKey: [...alertKeys.all, 'few', limit, q],
    queryFn: async ({ signal }) => {
      const query = { q, limit, sort: 'created', dir: 'desc' } as const
      return (await call(listAlerts, { query, signal })).data.items
    },
    placeholderData: keepPreviousData,
  })
}

export function alertFacetsQuery(query: AlertFilter) {
  return queryOptions({
    queryKey: [...alertKeys.all, 'facets', query],
    queryFn: async ({ signal }) => (await call(alertFacets, { query, signal })).data,
    placeholderData: keepPreviousData,
  })
}

export function alertQuery(alertId: string) {
  return queryOptions({
    queryKey: alertKeys.one(alertId),
    queryFn: async ({ signal }) => (await call(getAlert, { params: { alertId }, signal })).data,
  })
}

export function alertGraphQuery(alertId: string) {
  return queryOptions({
    queryKey: [...alertKeys.one(alertId), 'graph'],
    queryFn: async ({ signal }) => (await call(alertGraph, { params: { alertId }, signal })).data,
    staleTime: 5 * 60_000,
  })
}

export function alertActivityQuery(alertId: string) {
  return queryOptions({
    queryKey: [...alertKeys.one(alertId), 'activity'],
    queryFn: async ({ signal }) => (await call(alertActivity, { params: { alertId }, signal })).data.items,
  })
}

/**
 * Gives a command to an alert. Never optimistic: what the desk shows is what the server recorded. On 412 the
 * problem's document holds `current`, the alert as somebody else left it, and that is what the desk then shows.
 */
export function useAlertCommand(alertId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({
      command,
      version,
      idempotencyKey,
    }: {
      command: Command
      version: number
      idempotencyKey: string
    }) => call(commandAlert, { params: { alertId }, body: command, version, idempotencyKey }),
    // What was recorded is shown at once; whoever gave the command does not wait for the lists behind it.
    onSuccess: ({ data }) => {
      client.setQueryData(alertKeys.one(alertId), data)
      void client.invalidateQueries({ queryKey: alertKeys.all })
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem) || error.status !== 412) return
      const current = AlertDetail.safeParse(error.document['current'])
      if (current.success) client.setQueryData(alertKeys.one(alertId), current.data)
      void client.invalidateQueries({ queryKey: alertKeys.all })
    },
  })
}

/** Where the browser downloads every alert under a filter. */
export function exportUrl(query: AlertListQuery): string {
  return urlOf(exportAlerts.path, query as Query)
}
