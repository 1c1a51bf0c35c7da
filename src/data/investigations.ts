import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  attachInvestigation,
  changeInvestigation,
  createInvestigation,
  getInvestigation,
  getInvestigationFile,
  Investigation as InvestigationSchema,
  type InvestigationSummary,
  listInvestigations,
  saveRevision,
} from '#core/contract/investigations.ts'
import type { InvestigationDocument, InvestigationFileFacts } from '#core/contract/investigation-document.ts'
import { ApiProblem } from '#src/platform/api-problem.ts'
import { type CallInput, call, newIdempotencyKey } from './call.ts'

export type Investigation = z.output<typeof InvestigationSchema>
export type InvestigationItem = z.output<typeof InvestigationSummary>
type ListQuery = Omit<CallInput<typeof listInvestigations>['query'], 'cursor' | 'limit'>

const PAGE = 50

export const investigationKeys = {
  all: ['investigations'] as const,
  one: (id: string) => ['investigations', 'one', id] as const,
}

export function investigationListQuery(query: ListQuery) {
  return infiniteQueryOptions({
    queryKey: [...investigationKeys.all, 'list', query],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      (
        await call(listInvestigations, {
          query: { ...query, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) },
          signal,
        })
      ).data,
    getNextPageParam: (page) => page.nextCursor,
  })
}

export function investigationQuery(investigationId: string, revision?: number) {
  return queryOptions({
    queryKey: [...investigationKeys.one(investigationId), revision ?? 'newest'],
    queryFn: async ({ signal }) =>
      (
        await call(getInvestigation, {
          params: { investigationId },
          query: revision === undefined ? {} : { revision },
          signal,
        })
      ).data,
  })
}

/** What the file brought from which an investigation was read. It never changes. */
export function investigationFileQuery(investigationId: string) {
  return queryOptions({
    queryKey: [...investigationKeys.one(investigationId), 'file'],
    queryFn: async ({ signal }) =>
      (await call(getInvestigationFile, { params: { investigationId }, signal })).data,
    staleTime: Infinity,
  })
}

/** Saves a picture under a name for the first time. */
export function useCreateInvestigation() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: {
      name: string
      document: InvestigationDocument
      restricted?: boolean
      imported?: boolean
      file?: InvestigationFileFacts
    }) => call(createInvestigation, { body, idempotencyKey: newIdempotencyKey() }),
    onSuccess: ({ data }) => remember(client, data),
  })
}

export interface RevisionInput {
  readonly id: string
  readonly version: number
  readonly kind: 'named' | 'autosave'
  readonly document: InvestigationDocument
}

/** Saves a picture again. On 412 the problem holds what somebody else saved in between. */
export function useSaveRevision() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version, kind, document }: RevisionInput) =>
      call(saveRevision, {
        params: { investigationId: id },
        body: { kind, document },
        version,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: ({ data }) => remember(client, data),
  })
}

export interface ChangeInput {
  readonly id: string
  readonly version: number
  readonly name?: string
  readonly state?: 'active' | 'archived'
}

/** Renames, archives, or brings back. */
export function useChangeInvestigation() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version, ...body }: ChangeInput) =>
      call(changeInvestigation, {
        params: { investigationId: id },
        body,
        version,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: ({ data }) => remember(client, data),
  })
}

export interface AttachInput {
  readonly id: string
  readonly version: number
  readonly alertId: string
  readonly attached: boolean
}

/** Attaches an investigation to an alert, or takes it off. */
export function useAttachInvestigation() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version, alertId, attached }: AttachInput) =>
      call(attachInvestigation, {
        params: { investigationId: id },
        body: { alertId, attached },
        version,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: ({ data }) => remember(client, data),
  })
}

/** What somebody else saved in between, where an answer was a conflict. */
export function conflictOf(error: unknown): Investigation | null {
  if (!(error instanceof ApiProblem) || error.status !== 412) return null
  const current = InvestigationSchema.safeParse(error.document['current'])
  return current.success ? current.data : null
}

async function remember(client: ReturnType<typeof useQueryClient>, saved: Investigation): Promise<void> {
  client.setQueryData([...investigationKeys.one(saved.id), 'newest'], saved)
  await client.invalidateQueries({ queryKey: [...investigationKeys.all, 'list'] })
}
