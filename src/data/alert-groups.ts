import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  type AlertGroup as AlertGroupSchema,
  decideGroup,
  drawGroupSample,
  getGroupDecision,
  type GroupDecision as GroupDecisionSchema,
  listAlertGroups,
  reviewGroupSample,
} from '#core/contract/alert-groups.ts'
import { alertKeys, type Command } from './alerts.ts'
import { type CallInput, call, newIdempotencyKey } from './call.ts'

export type AlertGroup = z.output<typeof AlertGroupSchema>
export type GroupDecision = z.output<typeof GroupDecisionSchema>
export type GroupFilter = Omit<CallInput<typeof listAlertGroups>['query'], 'limit'>

const groupKeys = {
  list: (filter: GroupFilter) => [...alertKeys.all, 'groups', filter] as const,
  one: (id: string) => [...alertKeys.all, 'group-decision', id] as const,
}

/** Alerts by their cause under a filter of the queue. */
export function alertGroupsQuery(filter: GroupFilter) {
  return queryOptions({
    queryKey: groupKeys.list(filter),
    queryFn: async ({ signal }) => (await call(listAlertGroups, { query: filter, signal })).data,
    placeholderData: keepPreviousData,
  })
}

export function groupDecisionQuery(decisionId: string) {
  return queryOptions({
    queryKey: groupKeys.one(decisionId),
    queryFn: async ({ signal }) => (await call(getGroupDecision, { params: { decisionId }, signal })).data,
    // Opening an alert of the sample elsewhere changes it: never fresh when one comes back.
    staleTime: 0,
  })
}

/** Fixes the alerts of a cause and draws the sample of them that must be looked at. */
export function useDrawGroup() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ book, rule, source }: AlertGroup) =>
      call(drawGroupSample, {
        body: { bookId: book.id, ruleId: rule.id, source: source.key },
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: ({ data }) => client.setQueryData(groupKeys.one(data.id), data),
  })
}

export interface SampleVerdict {
  readonly alertId: string
  readonly verdict: 'same' | 'different'
}

export function useReviewSample(decisionId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: SampleVerdict) =>
      call(reviewGroupSample, { params: { decisionId }, body, idempotencyKey: newIdempotencyKey() }),
    onSuccess: ({ data }) => client.setQueryData(groupKeys.one(decisionId), data),
  })
}

/** Closes the members of the group. Never optimistic: the page shows what the server recorded for each. */
export function useDecideGroup(decisionId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ command, idempotencyKey }: { command: Command; idempotencyKey: string }) =>
      call(decideGroup, { params: { decisionId }, body: { command }, idempotencyKey }),
    onSuccess: async ({ data }) => {
      client.setQueryData(groupKeys.one(decisionId), data)
      await client.invalidateQueries({ queryKey: alertKeys.all })
    },
  })
}
