import type { Hono } from 'hono'
import * as contract from '#core/contract/mentions.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import { markRead, mentionable, mentionPage } from '../store/mentions.ts'

/** Notes that call somebody by name. */
export function mentionRoutes(app: Hono<AppEnv>, ports: Ports): void {
  bind(app, ports, contract.listMentions).to(async ({ query, caller }) => ({
    value: await mentionPage(ports.db, query, caller, ports.clock()),
  }))

  bind(app, ports, contract.readMentions).to(async ({ body, caller }) => ({
    value: await markRead(ports, body, caller),
  }))

  bind(app, ports, contract.listMentionable).to(async ({ params, caller }) => ({
    value: { items: await mentionable(ports.db, params.alertId, caller) },
  }))
}
