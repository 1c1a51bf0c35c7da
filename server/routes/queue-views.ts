import type { Hono } from 'hono'
import * as contract from '#core/contract/queue-views.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import { chooseDefault, createView, deleteView, updateView, viewsOf } from '../store/queue-views.ts'

/** Saved views of the queue: each person's own, and the team's. */
export function queueViewRoutes(app: Hono<AppEnv>, ports: Ports): void {
  bind(app, ports, contract.listQueueViews).to(async ({ caller }) => ({
    value: await viewsOf(ports.db, caller),
  }))

  bind(app, ports, contract.createQueueView).to(async ({ body, caller }) => ({
    value: await createView(ports, body, caller),
  }))

  // Before the one below: `default` is no view's id.
  bind(app, ports, contract.chooseDefaultView).to(async ({ body, caller }) => ({
    value: await chooseDefault(ports, body.viewId, caller),
  }))

  bind(app, ports, contract.updateQueueView).to(async ({ params, body, caller, ifMatch }) => {
    const value = await updateView(ports, { id: params.viewId, body, ifMatch: ifMatch ?? 0 }, caller)
    return { value, version: value.version }
  })

  bind(app, ports, contract.deleteQueueView).to(async ({ params, caller }) => {
    await deleteView(ports, params.viewId, caller)
    return { value: undefined }
  })
}
