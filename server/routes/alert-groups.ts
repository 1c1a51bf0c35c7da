import type { Hono } from 'hono'
import * as contract from '#core/contract/alert-groups.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import { decideGroup, drawGroup, reviewSample } from '../triage/decide-group.ts'
import type { Ports } from '../ports.ts'
import { alertGroups } from '../store/alert-groups.ts'
import { groupDecision } from '../store/group-decision.ts'

/** Alerts by their cause, and one decision for all of a cause. */
export function alertGroupRoutes(app: Hono<AppEnv>, ports: Ports): void {
  const { db, clock } = ports

  bind(app, ports, contract.listAlertGroups).to(async ({ query, caller }) => ({
    value: await alertGroups(db, query, caller, clock()),
  }))

  bind(app, ports, contract.drawGroupSample).to(async ({ body, caller }) => {
    const { bookId, ruleId, source } = body
    const id = await drawGroup(ports, { bookId, ruleId, riskSource: source }, caller)
    return { value: await groupDecision(db, id, caller, clock()) }
  })

  bind(app, ports, contract.getGroupDecision).to(async ({ params, caller }) => ({
    value: await groupDecision(db, params.decisionId, caller, clock()),
  }))

  bind(app, ports, contract.reviewGroupSample).to(async ({ params, body, caller }) => {
    await reviewSample(ports, params.decisionId, { ...body, note: body.note ?? null }, caller)
    return { value: await groupDecision(db, params.decisionId, caller, clock()) }
  })

  bind(app, ports, contract.decideGroup).to(async ({ params, body, caller }) => {
    await decideGroup(ports, params.decisionId, body.command, caller)
    return { value: await groupDecision(db, params.decisionId, caller, clock()) }
  })
}
