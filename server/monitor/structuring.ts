import type { CustomerTransfer } from '#core/risk/detectors/structuring.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import type { Check } from '#core/risk/rule.ts'
import { screenCustomer } from '#core/risk/screen.ts'

/** One customer's transfers in one direction, in the order they happened. */
export interface CustomerFlow {
  readonly customerRef: string
  readonly direction: 'inbound' | 'outbound'
  readonly transfers: readonly CustomerTransfer[]
}

/** Hits that share transfers are one episode of structuring, however long it goes on. */
export interface Episode {
  /** Id of the first transfer of the first window that hit: the episode's name for as long as it grows. */
  readonly first: string
  /** Id of the transfer that completed the first window. */
  readonly completedBy: string
  /** The rule's verdict at that moment. */
  readonly result: DetectorResult
  /** Ids of every transfer of every window of the episode. */
  readonly transferIds: ReadonlySet<string>
}

/**
 * The episodes of structuring in one customer's flow. A window slides with every further transfer and would hit
 * again each time; as long as it shares a transfer with the windows before, it is the same behaviour and is
 * reported once, by the window that showed it first.
 */
export function structuringEpisodes(rule: Check<'structuring'>, flow: CustomerFlow): Episode[] {
  const episodes: (Episode & { transferIds: Set<string> })[] = []
  const reach = rule.parameters.longWindow.value
  let from = 0
  for (const [at, screened] of flow.transfers.entries()) {
    while (from < at && tooOld(flow.transfers[from], screened, reach)) from += 1
    const result = screenCustomer([rule], {
      customerId: flow.customerRef,
      direction: flow.direction,
      screened,
      earlier: flow.transfers.slice(from, at),
    })
    const ids = result.hits[0]?.evidence.transferIds
    const [first] = ids ?? []
    if (ids === undefined || first === undefined) continue
    const last = episodes.at(-1)
    if (last !== undefined && ids.some((id) => last.transferIds.has(id))) {
      for (const id of ids) last.transferIds.add(id)
    } else {
      episodes.push({ first, completedBy: screened.id, result, transferIds: new Set(ids) })
    }
  }
  return episodes
}

/** Before every window that ends with `screened`. What has no time may lie inside and is kept. */
const tooOld = (transfer: CustomerTransfer | undefined, screened: CustomerTransfer, reach: number) =>
  transfer !== undefined &&
  transfer.time !== null &&
  screened.time !== null &&
  transfer.time <= screened.time - reach
