import { useMemo, useState } from 'react'
import { useQueueStore } from '#src/data/alert-queue.ts'
import type { Alert } from '#src/data/alerts.ts'

/**
 * Index of the row the keyboard is on: the alert looked at last. Where that has left the list (decided, given away),
 * the one that took its place, so that work goes on from there; the first until somebody moves.
 */
export function useActiveRow(rows: readonly Alert[]): number {
  const lastId = useQueueStore((state) => state.lastId)
  const [place, setPlace] = useState(0)
  const found = useMemo(
    () => (lastId === null ? -1 : rows.findIndex((row) => row.id === lastId)),
    [rows, lastId],
  )
  if (found !== -1 && found !== place) setPlace(found)
  if (found !== -1) return found
  return lastId === null ? 0 : Math.max(0, Math.min(place, rows.length - 1))
}
