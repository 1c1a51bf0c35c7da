import type { Hono } from 'hono'
import * as contract from '#core/contract/cases.ts'
import { caseActivityFor } from '../cases/activity.ts'
import { commandCase } from '../cases/command.ts'
import { openCase } from '../cases/open.ts'
import { caseFor, holdersFor, pageOfCases } from '../cases/read.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import { recordRestrictedCaseRead, recordRestrictedReads } from '../store/restricted-reads.ts'

/** Cases: what belongs to one matter, gathered. Alerts are decided where they are. */
export function caseRoutes(app: Hono<AppEnv>, ports: Ports): void {
  const answer = <T extends { version: number }>(value: T) => ({ value, version: value.version })

  bind(app, ports, contract.createCase).to(async ({ body, caller }) =>
    answer(await openCase(ports, body, caller)),
  )

  bind(app, ports, contract.listCases).to(async ({ query, caller }) => ({
    value: await pageOfCases(ports.db, query, caller),
  }))

  bind(app, ports, contract.getCase).to(async ({ params, caller }) => {
    const value = await caseFor(ports.db, params.caseId, caller, ports.clock())
    await recordRestrictedCaseRead(ports, value, caller)
    const shown = value.members.alerts.map(({ alert }) => alert)
    await recordRestrictedReads(ports, shown, caller, 'case')
    return answer(value)
  })

  bind(app, ports, contract.commandCase).to(async ({ params, body, caller, ifMatch }) =>
    answer(await commandCase(ports, { id: params.caseId, ifMatch: ifMatch ?? 0 }, body, caller)),
  )

  bind(app, ports, contract.caseActivity).to(async ({ params, caller }) => ({
    value: { items: await caseActivityFor(ports.db, params.caseId, caller) },
  }))

  bind(app, ports, contract.listCaseHolders).to(async ({ params, caller }) => ({
    value: { items: await holdersFor(ports.db, params.caseId, caller) },
  }))
}
