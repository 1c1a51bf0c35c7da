import type { Hono } from 'hono'
import { neighbourhood } from '#core/contract/graph.ts'
import { graphCluster, graphCommon, graphPaths, graphTaint } from '#core/contract/graph-analysis.ts'
import { graphBetween } from '#core/contract/graph-between.ts'
import { graphTransactions } from '#core/contract/graph-transactions.ts'
import { resolve } from '#core/contract/resolve.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import { resolveLines } from '../investigations/resolve.ts'
import { standpointOf } from '../tracing/graph-facts.ts'
import { pathsBetween } from '../tracing/graph-paths.ts'
import { taintUnder } from '../tracing/graph-taint.ts'
import type { Ports } from '../ports.ts'
import { flowsBetween } from '../store/graph-between.ts'
import { clusterOf } from '../store/graph-cluster.ts'
import { commonCounterparties } from '../store/graph-common.ts'
import { graphTransactionsOf } from '../store/graph-transactions.ts'
import { accountNeighbourhood } from '../store/neighbourhood.ts'

/** What the explorer asks. Every answer has a budget, says what it left out, and names the facts it rests on. */
export function graphRoutes(app: Hono<AppEnv>, ports: Ports): void {
  const { db } = ports

  bind(app, ports, neighbourhood).to(async ({ query }) => {
    const { asOf, now, held, facts } = await standpointOf(ports, query)
    const value = await accountNeighbourhood(db, query, { asOf, now, seq: held.seq })
    return { value: { ...value, facts } }
  })

  bind(app, ports, graphTransactions).to(async ({ query }) => {
    const { asOf, now, held, facts } = await standpointOf(ports, query)
    const value = await graphTransactionsOf(db, query, { asOf, now, seq: held.seq })
    return { value: { ...value, facts } }
  })

  bind(app, ports, graphPaths).to(async ({ query, request }) => ({
    value: await pathsBetween(ports, query, request.signal),
  }))

  bind(app, ports, graphTaint).to(async ({ body, request }) => ({
    value: await taintUnder(ports, body, request.signal),
  }))

  bind(app, ports, graphCommon).to(async ({ query }) => {
    const { asOf, now, facts } = await standpointOf(ports, query)
    return { value: { ...(await commonCounterparties(db, query, { asOf, now })), facts } }
  })

  bind(app, ports, graphBetween).to(async ({ body }) => {
    const { asOf, now, held, facts } = await standpointOf(ports, body)
    return { value: { ...(await flowsBetween(db, body, { asOf, now, seq: held.seq })), facts } }
  })

  bind(app, ports, graphCluster).to(async ({ query }) => {
    const { asOf, now, facts } = await standpointOf(ports, query)
    return { value: { ...(await clusterOf(db, query, { asOf, now })), facts } }
  })

  bind(app, ports, resolve).to(async ({ body, caller }) => ({
    value: { lines: await resolveLines(db, body.lines, caller) },
  }))
}
