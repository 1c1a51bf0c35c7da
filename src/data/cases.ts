import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import type { z } from 'zod'
import {
  Case as CaseSchema,
  caseActivity,
  type CaseAlert as CaseAlertSchema,
  type CaseCommand,
  type CaseSummary,
  commandCase,
  createCase,
  getCase,
  listCaseHolders,
  listCases,
} from '#core/contract/cases.ts'
import { ApiProblem } from '#src/platform/api-problem.ts'
import { type CallInput, call, newIdempotencyKey } from './call.ts'

export type Case = z.output<typeof CaseSchema>
export type CaseItem = z.output<typeof CaseSummary>
export type CaseAlert = z.output<typeof CaseAlertSchema>
export type CaseOrder = z.input<typeof CaseCommand>
export type NewCase = CallInput<typeof createCase>['body']
type ListQuery = Omit<CallInput<typeof listCases>['query'], 'cursor' | 'limit'>

const PAGE = 50

export const caseKeys = {
  all: ['cases'] as const,
  one: (id: string) => ['cases', 'one', id] as const,
}

/**
 * What a case holds changes on other pages: an alert is decided, a picture is drawn on. Whoever comes back reads anew.
 */
const FRESH_MS = 0

/** Cases page by page, the last changed first. While a filter changes the rows before stay, marked as placeholder. */
export function caseListQuery(query: ListQuery) {
  return infiniteQueryOptions({
    queryKey: [...caseKeys.all, 'list', query],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      (
        await call(listCases, {
          query: { ...query, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) },
          signal,
        })
      ).data,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  })
}

/** The first of the cases under a filter, for a list beside something else. */
export function caseFewQuery(query: ListQuery, limit: number) {
  return queryOptions({
    queryKey: [...caseKeys.all, 'few', limit, query],
    queryFn: async ({ signal }) => (await call(listCases, { query: { ...query, limit }, signal })).data,
    placeholderData: keepPreviousData,
  })
}

export function caseQuery(caseId: string) {
  return queryOptions({
    queryKey: caseKeys.one(caseId),
    queryFn: async ({ signal }) => (await call(getCase, { params: { caseId }, signal })).data,
    staleTime: FRESH_MS,
  })
}

export function caseActivityQuery(caseId: string) {
  return queryOptions({
    queryKey: [...caseKeys.one(caseId), 'activity'],
    queryFn: async ({ signal }) => (await call(caseActivity, { params: { caseId }, signal })).data.items,
  })
}

/** To whom a case can be handed over. */
export function caseHoldersQuery(caseId: string) {
  return queryOptions({
    queryKey: [...caseKeys.one(caseId), 'holders'],
    queryFn: async ({ signal }) => (await call(listCaseHolders, { params: { caseId }, signal })).data.items,
  })
}

export function useCreateCase() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: NewCase) => call(createCase, { body, idempotencyKey: newIdempotencyKey() }),
    onSuccess: ({ data }) => remember(client, data),
  })
}

export interface CaseOrderInput {
  readonly caseId: string
  readonly command: CaseOrder
  /** Of the case as the reader saw it. */
  readonly version: number
  readonly idempotencyKey: string
}

/**
 * Gives a command to a case. Never optimistic. On 412 the problem holds the case as somebody else left it, and that
 * is what the desk then shows.
 */
export function useCaseOrder() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ caseId, command, version, idempotencyKey }: CaseOrderInput) =>
      call(commandCase, { params: { caseId }, body: command, version, idempotencyKey }),
    onSuccess: ({ data }) => remember(client, data),
    onError: (error) => {
      const current = currentCase(error)
      if (current !== null) remember(client, current)
    },
  })
}

/** The case as it is now, where an answer was a conflict. */
export function currentCase(error: unknown): Case | null {
  if (!(error instanceof ApiProblem) || error.status !== 412) return null
  const current = CaseSchema.safeParse(error.document['current'])
  return current.success ? current.data : null
}

/** What was recorded is shown at once; nobody waits for the lists behind it. */
function remember(client: QueryClient, data: Case): void {
  client.setQueryData(caseKeys.one(data.id), data)
  void client.invalidateQueries({ queryKey: caseKeys.all })
}
