import type { QueryClient } from '@tanstack/react-query'
import type { LinkProps } from '@tanstack/react-router'
import { create } from 'zustand'
import { type AlertListQuery, alertListQuery, fetchAlertPage } from './alerts.ts'

/**
 * The queue as the reader left it: "next alert" follows the order of the list they came from, also after the
 * alert they are at has left it.
 */
export interface QueueOrder {
  readonly ids: readonly string[]
  /** How many the list holds in all; more than `ids` where not every page was loaded. */
  readonly total: number
  /** The list's address. */
  readonly back: LinkProps
  /** Where the list goes on after `ids`. Left out where they are all there is. */
  readonly rest?: QueueRest | null
}

export interface QueueRest {
  readonly query: AlertListQuery
  readonly cursor: string
}

interface QueueStore {
  readonly order: QueueOrder | null
  /** The alert looked at last: where the list continues. */
  readonly lastId: string | null
}

export const useQueueStore = create<QueueStore>()(() => ({ order: null, lastId: null }))

export function keepQueueOrder(order: QueueOrder): void {
  useQueueStore.setState({ order })
}

export function keepLastAlert(lastId: string): void {
  useQueueStore.setState({ lastId })
}

export interface QueuePlace {
  /** From 1. */
  readonly position: number
  readonly total: number
  readonly previous: string | null
  readonly next: string | null
}

/** Where an alert stands in an order; null where it is not part of it. */
export function placeIn(order: QueueOrder | null, id: string): QueuePlace | null {
  const at = order?.ids.indexOf(id) ?? -1
  if (order === null || at === -1) return null
  return {
    position: at + 1,
    total: order.total,
    previous: order.ids[at - 1] ?? null,
    next: order.ids[at + 1] ?? null,
  }
}

/** So few left in what is loaded, and the page after it is asked for. */
const AHEAD = 20

/** Whether the way from an alert onwards soon ends where the loaded rows do, though the list does not. */
export function isNearRest(order: QueueOrder | null, id: string): boolean {
  const place = placeIn(order, id)
  return place !== null && order?.rest != null && order.ids.length - place.position < AHEAD
}

/**
 * Loads the page after what is known of the order, so that "next alert" goes on. The list has it too when somebody
 * goes back there. Asked for twice at once it is read once. @throws ApiProblem where the desk cannot be asked
 */
export async function loadQueueRest(client: QueryClient): Promise<void> {
  const rest = useQueueStore.getState().order?.rest
  if (rest == null) return
  const page = await client.fetchQuery({
    queryKey: ['queue-rest', rest],
    queryFn: ({ signal }) => fetchAlertPage(rest.query, rest.cursor, signal),
    staleTime: Infinity,
  })
  const { order } = useQueueStore.getState()
  // Another order by now, or this page is already part of it.
  if (order?.rest?.cursor !== rest.cursor) return
  const known = new Set(order.ids)
  const fresh = page.items.flatMap(({ id }) => (known.has(id) ? [] : [id]))
  keepQueueOrder({
    ...order,
    ids: [...order.ids, ...fresh],
    rest: page.nextCursor === null ? null : { ...rest, cursor: page.nextCursor },
  })
  client.setQueryData(alertListQuery(rest.query).queryKey, (list) =>
    list?.pages.at(-1)?.nextCursor === rest.cursor
      ? { pages: [...list.pages, page], pageParams: [...list.pageParams, rest.cursor] }
      : list,
  )
}
