import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listAlerts } from '#core/contract/alerts.ts'
import type { Alert, AlertListQuery } from '../alerts.ts'
import { call } from '../call.ts'
import { type Arrival, useLiveStore } from './live-store.ts'

/** The most that one question can answer; beyond it "500+" is said. */
export const MAX_COUNTED = 500
/** A list read while an alert was being told of may not hold it yet. */
const OVERLAP_MS = 1_000

export interface NewAlerts {
  /** New alerts that the list's filter would show. */
  readonly count: number
  /** Rows changed in ways that were not followed one by one. */
  readonly isStale: boolean
}

/** What a list read at `readAt` (epoch ms) does not show yet, under its own filter. */
export function useNewAlerts(query: AlertListQuery, readAt: number, rows: readonly Alert[]): NewAlerts {
  const all = useLiveStore((state) => state.arrivals)
  const staleAt = useLiveStore((state) => state.staleAt)
  const heard = all.filter(({ heardAt }) => heardAt > readAt - OVERLAP_MS)
  const isQuiet = heard.length === 0
  // Of a long list only where something was heard: the set is built anew with each page that arrives.
  const shown = useMemo(() => new Set(isQuiet ? [] : rows.map(({ id }) => id)), [isQuiet, rows])
  const fresh = heard.filter(({ alertId }) => !shown.has(alertId))
  const result = useQuery({
    queryKey: ['live', 'new', query, fresh.map(({ alertId }) => alertId)],
    queryFn: async ({ signal }) => countMatching(query, fresh, signal),
    enabled: fresh.length > 0,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  })
  return { count: fresh.length === 0 ? 0 : (result.data ?? 0), isStale: readAt > 0 && staleAt > readAt }
}

/** The filter is the server's: it says which of the new alerts it would show. */
async function countMatching(
  query: AlertListQuery,
  fresh: readonly Arrival[],
  signal: AbortSignal,
): Promise<number> {
  const times = fresh.map(({ at }) => at).toSorted()
  const first = times[0] ?? ''
  const from = query.createdFrom !== undefined && query.createdFrom > first ? query.createdFrom : first
  const { data } = await call(listAlerts, {
    query: { ...query, createdFrom: from, sort: 'created', dir: 'asc', limit: MAX_COUNTED },
    signal,
  })
  const ids = new Set(fresh.map(({ alertId }) => alertId))
  return data.items.filter(({ id }) => ids.has(id)).length
}
