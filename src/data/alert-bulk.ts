import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { type AlertBulkResult, BULK_LIMIT, type BulkCommand, bulkAlerts } from '#core/contract/alert-bulk.ts'
import { listAlerts } from '#core/contract/alerts.ts'
import { type Alert, alertKeys, type AlertListQuery } from './alerts.ts'
import { call, newIdempotencyKey } from './call.ts'

export type BulkResult = z.output<typeof AlertBulkResult>
export type BulkOrder = z.input<typeof BulkCommand>

const PAGE = 500

/** The alerts under a filter in its order, at most as many as one request may decide. */
export async function alertsUnder(query: AlertListQuery): Promise<Alert[]> {
  const found: Alert[] = []
  let cursor: string | null = null
  do {
    const page: { items: Alert[]; nextCursor: string | null } = (
      await call(listAlerts, { query: { ...query, limit: PAGE, ...(cursor ? { cursor } : {}) } })
    ).data
    found.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null && found.length < BULK_LIMIT)
  return found.slice(0, BULK_LIMIT)
}

/** One command for many alerts, in one request. Never optimistic; the queue is read anew whatever comes of it. */
export function useBulkCommand() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ command, alerts }: { command: BulkOrder; alerts: readonly Alert[] }) => {
      const body = { command, alerts: alerts.map(({ id, version }) => ({ id, version })) }
      return (await call(bulkAlerts, { body, idempotencyKey: newIdempotencyKey() })).data
    },
    onSettled: () => client.invalidateQueries({ queryKey: alertKeys.all }),
  })
}
