import type { Hono } from 'hono'
import { bulkAlerts } from '#core/contract/alert-bulk.ts'
import * as contract from '#core/contract/alerts.ts'
import { alertKnowledge as alertKnowledgeRoute } from '#core/contract/knowledge.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import { commandAlert } from '../triage/command-alert.ts'
import { commandAlerts } from '../triage/command-alerts.ts'
import { alertKnowledge } from '../triage/alert-knowledge.ts'
import type { Ports } from '../ports.ts'
import { alertActivity } from '../store/alert-activity.ts'
import { alertDetail, alertRow } from '../store/alert-detail.ts'
import { countFacets } from '../store/alert-facets.ts'
import { alertGraph } from '../store/alert-graph.ts'
import { alertPage } from '../store/alert-page.ts'
import { exportAlerts } from './alert-export.ts'
import { recordRestrictedRead, recordRestrictedReads } from '../store/restricted-reads.ts'
import { noteOpened } from '../store/group-decision.ts'

/** The queue, one alert, and what can be done with it. Answers show what the caller's role may see. */
export function alertRoutes(app: Hono<AppEnv>, ports: Ports): void {
  const { db, clock } = ports

  bind(app, ports, contract.listAlerts).to(async ({ query, caller }) => {
    const value = await alertPage(db, query, caller, clock())
    await recordRestrictedReads(ports, value.items, caller, 'list')
    return { value }
  })

  bind(app, ports, contract.alertFacets).to(async ({ query, caller }) => ({
    value: await countFacets(db, query, caller, clock()),
  }))

  bind(app, ports, contract.exportAlerts).to(({ query, caller }) => exportAlerts(ports, query, caller))

  bind(app, ports, contract.getAlert).to(async ({ params, caller }) => {
    const value = await alertDetail(db, params.alertId, caller, clock())
    await recordRestrictedRead(ports, value, caller)
    await noteOpened(db, params.alertId, caller.id, new Date(clock()))
    return { value, version: value.version }
  })

  bind(app, ports, contract.alertGraph).to(async ({ params, caller }) => {
    await recordRestrictedRead(ports, await alertRow(db, params.alertId, caller), caller)
    return { value: await alertGraph(db, params.alertId, caller, clock()) }
  })

  bind(app, ports, alertKnowledgeRoute).to(async ({ params, query, caller }) => {
    await recordRestrictedRead(ports, await alertRow(db, params.alertId, caller), caller)
    return { value: await alertKnowledge(ports, params.alertId, caller, query.at) }
  })

  bind(app, ports, contract.alertActivity).to(async ({ params, caller }) => {
    await recordRestrictedRead(ports, await alertRow(db, params.alertId, caller), caller)
    return { value: { items: await alertActivity(db, params.alertId, caller) } }
  })

  bind(app, ports, contract.commandAlert).to(async ({ params, body, caller, ifMatch }) => {
    const value = await commandAlert(ports, {
      alertId: params.alertId,
      command: body,
      actor: caller,
      ifMatch: ifMatch ?? 0,
    })
    return { value, version: value.version }
  })

  bind(app, ports, bulkAlerts).to(async ({ body, caller }) => ({
    value: await commandAlerts(ports, { ...body, actor: caller }),
  }))
}
