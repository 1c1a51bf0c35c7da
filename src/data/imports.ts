import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import type { z } from 'zod'
import {
  cancelImport,
  createImport,
  getImport,
  type Import as ImportSchema,
  importRejectsCsv,
  labelSources,
  listImports,
  listLabels,
  putImportContent,
} from '#core/contract/imports.ts'
import { previewImport } from '#core/contract/import-preview.ts'
import { api, urlOf } from '#src/platform/http.ts'
import { type CallInput, call, newIdempotencyKey } from './call.ts'

export type ImportRun = z.output<typeof ImportSchema>
export type ImportKind = NonNullable<ImportRun['kind']>

/** How often a running import is asked how far it is. */
const PROGRESS_MS = 500
const RUNNING: readonly string[] = ['waiting', 'reading', 'storing', 'screening']

export const isRunning = (run: Pick<ImportRun, 'state'>) => RUNNING.includes(run.state)

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports', 'list'],
  initialPageParam: null as string | null,
  queryFn: async ({ pageParam, signal }) =>
    (await call(listImports, { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) }, signal }))
      .data,
  getNextPageParam: (page) => page.nextCursor,
})

export function importQuery(importId: string) {
  return queryOptions({
    queryKey: ['imports', 'one', importId],
    queryFn: async ({ signal }) => (await call(getImport, { params: { importId }, signal })).data,
    refetchInterval: (query) => (query.state.data && !isRunning(query.state.data) ? false : PROGRESS_MS),
  })
}

/** Where the browser downloads every rejected row. */
export function rejectsUrl(importId: string): string {
  return urlOf(importRejectsCsv.path.replace('{importId}', encodeURIComponent(importId)))
}

/** As much of a file as it takes to tell its kind. */
const HEAD_BYTES = 8 * 1024

export interface FileToPreview {
  /** Tells this file from others of the same name. */
  readonly key: string
  readonly file: File
  /** Null: told from the file. */
  readonly kind: ImportKind | null
}

export type ImportPreview = z.output<NonNullable<typeof previewImport.ok.schema>>

function preview(
  { file, kind }: FileToPreview,
  part: Blob,
  query: { readonly count?: 'true' },
  signal: AbortSignal,
): Promise<ImportPreview> {
  return api('POST', previewImport.path, {
    query: { filename: file.name, kind, ...query },
    body: part,
    signal,
    parse: (value) => previewImport.ok.schema.parse(value),
  }).then(({ data }) => data)
}

/**
 * What a file would connect. Only a file of records is sent whole; of every other its beginning says that there is nothing
 * to connect.
 */
export function previewQuery(upload: FileToPreview) {
  const { key, file, kind } = upload
  return queryOptions({
    queryKey: ['imports', 'preview', key, kind],
    queryFn: async ({ signal }) => {
      const head = kind === 'records-csv' ? file : file.slice(0, HEAD_BYTES)
      const told = await preview(upload, head, {}, signal)
      return told.kind === 'records-csv' && head !== file && file.size > HEAD_BYTES
        ? preview(upload, file, {}, signal)
        : told
    },
  })
}

/** How many alerts a look back would raise: as much work for the desk as a screening of everything. */
export function lookBackQuery(upload: FileToPreview) {
  return queryOptions({
    queryKey: ['imports', 'look-back', upload.key, upload.kind],
    queryFn: async ({ signal }) =>
      (await preview(upload, upload.file, { count: 'true' }, signal)).alerts ?? { total: 0, byRule: [] },
  })
}

/** Announces a file. Its content follows by `useSendImport`, so that progress and cancel have an id from the start. */
export function useCreateImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CallInput<typeof createImport>['body']) =>
      call(createImport, { body, idempotencyKey: newIdempotencyKey() }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports', 'list'] }),
  })
}

/** Sends the content and resolves with the report. New facts may have raised alerts: everything is read anew. */
export function useSendImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ importId, file, signal }: { importId: string; file: Blob; signal?: AbortSignal }) =>
      api('PUT', putImportContent.path.replace('{importId}', encodeURIComponent(importId)), {
        body: file,
        ...(signal ? { signal } : {}),
        parse: (value) => putImportContent.ok.schema.parse(value),
      }),
    onSettled: () => client.invalidateQueries(),
  })
}

export function useCancelImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (importId: string) => call(cancelImport, { params: { importId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  })
}

export function labelsQuery(filter: { q?: string; category?: string; source?: string }) {
  return infiniteQueryOptions({
    queryKey: ['labels', 'list', filter],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      (
        await call(listLabels, {
          query: { ...filter, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) },
          signal,
        })
      ).data,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
}

export const labelSourcesQuery = queryOptions({
  queryKey: ['labels', 'sources'],
  queryFn: async ({ signal }) => (await call(labelSources, { signal })).data.items,
})
