import type { Hono } from 'hono'
import { neighbourhood } from '#core/contract/graph.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import { standpointOf } from '../monitor/graph-facts.ts'
import type { Ports } from '../ports.ts'
import { accountNeighbourhood } from '../store/neighbourhood.ts'

/** An account among its counterparties, with a stated budget. */
export function graphRoutes(app: Hono<AppEnv>, ports: Ports): void {
  bind(app, ports, neighbourhood).to(async ({ query }) => {
    const { asOf, now, held, facts } = await standpointOf(ports, query)
    const value = await accountNeighbourhood(ports.db, query, { asOf, now, seq: held.seq })
    return { value: { ...value, facts } }
  })
}
