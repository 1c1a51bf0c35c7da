import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { getSlaTerms, putSlaTerms, type SlaSettings as SlaSettingsSchema } from '#core/contract/sla.ts'
import { call } from './call.ts'

export type SlaSettings = z.output<typeof SlaSettingsSchema>
export type SlaRow = SlaSettings['terms'][number]

const KEY = ['sla-terms'] as const

/** How long alerts may wait, gravest first. */
export const slaTermsQuery = queryOptions({
  queryKey: KEY,
  queryFn: async ({ signal }) => (await call(getSlaTerms, { signal })).data,
})

/** Stores a new version of the terms. Somebody else's version in between is a 412, and is read anew. */
export function useStoreSlaTerms(version: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (terms: readonly SlaRow[]) => call(putSlaTerms, { body: { terms: [...terms] }, version }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
}
