import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { alertKnowledge, type AlertKnowledge } from '#core/contract/knowledge.ts'
import { alertKeys } from './alerts.ts'
import { call } from './call.ts'

export type Knowledge = z.output<typeof AlertKnowledge>
export type KnowledgePoint = Knowledge['then']['point']

/** What was known of an alert's funds and accounts at a moment, against now. */
export function knowledgeQuery(alertId: string, at: KnowledgePoint | null) {
  return queryOptions({
    queryKey: [...alertKeys.one(alertId), 'knowledge', at],
    queryFn: async ({ signal }) =>
      (await call(alertKnowledge, { params: { alertId }, query: at === null ? {} : { at }, signal })).data,
    placeholderData: keepPreviousData,
  })
}
