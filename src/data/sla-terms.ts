import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  getOfficeHours,
  getSlaTerms,
  putSlaTerms,
  type SlaSettings as SlaSettingsSchema,
} from '#core/contract/sla.ts'
import { call } from './call.ts'

export type SlaSettings = z.output<typeof SlaSettingsSchema>
export type SlaRow = SlaSettings['terms'][number]

export type Office = SlaSettings['office']

const KEY = ['sla-terms'] as const
const OFFICE_KEY = ['office-hours'] as const

/** How long alerts may wait, gravest first. */
export const slaTermsQuery = queryOptions({
  queryKey: KEY,
  queryFn: async ({ signal }) => (await call(getSlaTerms, { signal })).data,
})

/** When the office works, for whoever may not read the terms as well. */
export const officeHoursQuery = queryOptions({
  queryKey: OFFICE_KEY,
  queryFn: async ({ signal }) => (await call(getOfficeHours, { signal })).data,
  staleTime: 5 * 60_000,
})

export interface NewSlaTerms {
  readonly terms: readonly SlaRow[]
  /** Left out: as they are. */
  readonly office?: Office
}

/** Stores a new version of the terms and office hours. Somebody else's version in between is a 412, and is read anew. */
export function useStoreSlaTerms(version: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ terms, ...rest }: NewSlaTerms) =>
      call(putSlaTerms, { body: { terms: [...terms], ...rest }, version }),
    onSettled: () => Promise.all([KEY, OFFICE_KEY].map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
}
