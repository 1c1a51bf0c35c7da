import type { LinkProps } from '@tanstack/react-router'
import { create } from 'zustand'

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
