import type { Hono } from 'hono'
import * as contract from '#core/contract/investigations.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import { fileFactsFor, investigationFor, pageOfInvestigations } from '../investigations/read.ts'
import { attach, changeHead, createNew, saveAgain } from '../investigations/write.ts'
import type { Ports } from '../ports.ts'

/** Saved pictures. A link to one is its id: who may read cases opens it, with its view and selection. */
export function investigationRoutes(app: Hono<AppEnv>, ports: Ports): void {
  const answer = <T extends { version: number }>(value: T) => ({ value, version: value.version })

  bind(app, ports, contract.createInvestigation).to(async ({ body, caller }) =>
    answer(await createNew(ports, body, caller)),
  )

  bind(app, ports, contract.listInvestigations).to(async ({ query, caller }) => ({
    value: await pageOfInvestigations(ports.db, query, caller),
  }))

  bind(app, ports, contract.getInvestigation).to(async ({ params, query, caller }) =>
    answer(await investigationFor(ports.db, params.investigationId, caller, query.revision)),
  )

  bind(app, ports, contract.getInvestigationFile).to(async ({ params, caller }) => ({
    value: await fileFactsFor(ports.db, params.investigationId, caller),
  }))

  bind(app, ports, contract.saveRevision).to(async ({ params, body, caller, ifMatch }) =>
    answer(await saveAgain(ports, { id: params.investigationId, ifMatch: ifMatch ?? 0 }, body, caller)),
  )

  bind(app, ports, contract.changeInvestigation).to(async ({ params, body, caller, ifMatch }) =>
    answer(await changeHead(ports, { id: params.investigationId, ifMatch: ifMatch ?? 0 }, body, caller)),
  )

  bind(app, ports, contract.attachInvestigation).to(async ({ params, body, caller, ifMatch }) =>
    answer(await attach(ports, { id: params.investigationId, ifMatch: ifMatch ?? 0 }, body, caller)),
  )
}
