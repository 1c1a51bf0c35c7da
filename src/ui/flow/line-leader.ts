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
  readonly settled: () => Promise<void>
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
        pending = takeLater(routesLater(boxes, edges, job.signal), job.signal, arrived)
      }
      return now?.routes
    },
    settled: async () => {
      for (let waited; waited !== pending;) await (waited = pending)
    },
    stop: () => job.abort(),
  }
}

async function takeLater(
  routes: Promise<Routes>,
  signal: AbortSignal,
  arrived: (routes: Routes) => void,
): Promise<void> {
  try {
    const found = await routes
    if (!signal.aborted) arrived(found)
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
