import type { Hono } from 'hono'
import { neighbourhood } from '#core/contract/graph.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import { accountNeighbourhood } from '../store/neighbourhood.ts'
import { canonicalKey } from '../store/wire.ts'

/** An account among its counterparties, with a stated budget. */
export function graphRoutes(app: Hono<AppEnv>, ports: Ports): void {
  bind(app, ports, neighbourhood).to(async ({ query }) => {
    const { direction, ...rest } = query
    const value = await accountNeighbourhood(
      ports.db,
      {
        ...rest,
        account: canonicalKey(query.account, 'query.account'),
        directions: direction === 'both' ? ['in', 'out'] : [direction],
      },
      ports.clock(),
    )
    return { value }
  })
}
