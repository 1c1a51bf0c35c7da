import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  type Assignment as AssignmentSchema,
  type AssignmentRule,
  type AssignmentRun,
  getAssignment,
  putAssignmentPerson,
  putAssignmentRules,
  runAssignment,
  type Workload as WorkloadSchema,
} from '#core/contract/assignment.ts'
import { alertKeys } from './alerts.ts'
import { type CallInput, call, newIdempotencyKey } from './call.ts'

export type Assignment = z.output<typeof AssignmentSchema>
export type Rule = z.output<typeof AssignmentRule>
export type Workload = z.output<typeof WorkloadSchema>
export type Run = z.output<typeof AssignmentRun>

const KEY = ['assignment'] as const

/** The rules, who has how much, and how many alerts nobody has. */
export const assignmentQuery = queryOptions({
  queryKey: KEY,
  queryFn: async ({ signal }) => (await call(getAssignment, { signal })).data,
})

/** Stores a new version of the rules. Somebody else's version in between is a 412, and is read anew. */
export function useStoreRules(version: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (rules: readonly Rule[]) =>
      call(putAssignmentRules, { body: { rules: [...rules] }, version }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
}

export type PersonSettings = CallInput<typeof putAssignmentPerson>['body']

/** Stores how much somebody is given and when they are away. */
export function useStorePerson({ person, version }: Workload) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: PersonSettings) =>
      call(putAssignmentPerson, { params: { userId: person.id }, body, version }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
}

/** Gives out what nobody has, or shows what that would do. */
export function useRunAssignment() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (isPreview: boolean) =>
      call(runAssignment, { body: { isPreview }, idempotencyKey: newIdempotencyKey() }),
    onSuccess: async ({ data }) => {
      if (data.isPreview) return
      await client.invalidateQueries({ queryKey: KEY })
      await client.invalidateQueries({ queryKey: alertKeys.all })
    },
  })
}
