import type { RouteBox, Routes } from '#core/flow/layout/types.ts'
import { routesLater, routesNow } from './layout-job.ts'
import type { FlowEdge } from './model.ts'

/** Leads lines around cards that stand: at once where few are new, else as soon as a worker has found their ways. */
export interface LineLeader {
  /**
   * The ways that are known now; undefined where there are too many cards for any. `arrived` gets those of all lines
   * later where some are missing, unless the cards were changed again meanwhile.
   */
  readonly lead: (
    boxes: ReadonlyMap<string, RouteBox>,
    edges: readonly FlowEdge[],
    before: Routes | undefined,
    arrived: (routes: Routes) => void,
  ) => Routes | undefined
  /** Resolves when none is looked for any more. */
  readonly led: () => Promise<void>
  readonly stop: () => void
}

export function createLineLeader(): LineLeader {
  let job = new AbortController()
  let pending: Promise<void> = Promise.resolve()
  return {
    lead: (boxes, edges, before, arrived) => {
      job.abort()
      const now = routesNow(boxes, edges, before)
      if (now && !now.isWhole) {
        job = new AbortController()
        pending = leadLater({ known: now.routes, boxes, edges }, job.signal, arrived)
      }
      return now?.routes
    },
    led: async () => {
      for (let waited; waited !== pending;) await (waited = pending)
    },
    stop: () => job.abort(),
  }
}

/** Ms before a worker is asked: the picture as it is comes first, and cards often come in one row after another. */
const REST_MS = 60

interface Wanted {
  readonly known: Routes
  readonly boxes: ReadonlyMap<string, RouteBox>
  readonly edges: readonly FlowEdge[]
}

async function leadLater(
  { known, boxes, edges }: Wanted,
  signal: AbortSignal,
  arrived: (routes: Routes) => void,
): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, REST_MS))
  if (signal.aborted) return
  try {
    const routes = await routesLater(known, boxes, edges, signal)
    if (!signal.aborted) arrived(routes)
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
