import { asc, desc, eq, isNotNull } from 'drizzle-orm'
import { ROLES, type Role } from '#core/workflow/roles.ts'
import { createApp } from '../app.ts'
import { startSession } from '../identity/sessions.ts'
import type { Ports } from '../ports.ts'
import type { Db } from '../store/db.ts'
import { users } from '../store/schema/identity.ts'
import { labels } from '../store/schema/labels.ts'
import { transfers } from '../store/schema/ledger.ts'
import { alerts } from '../store/schema/work.ts'
import { storeGroups } from './contract-group.ts'

/** One request as a caller would send it. */
export interface ContractCall {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** The first person of each role. */
async function peopleOf(db: Db): Promise<ReadonlyMap<Role, string>> {
  const rows = await db.select().from(users).orderBy(asc(users.createdAt), asc(users.id))
  const people = new Map<Role, string>()
  for (const role of ROLES) {
    const person = rows.find((row) => row.role === role)
    if (person === undefined) throw new Error(`nobody at this desk is ${role}`)
    people.set(role, person.id)
  }
  return people
}

/** Ids that exist, for calls that should succeed. */
async function factsOf(db: Db) {
  const [alert] = await db
    .select({ id: alerts.id, version: alerts.version, customer: alerts.customerRef, account: alerts.account })
    .from(alerts)
    // One that everybody may see: an escalated alert is gone for most.
    .where(eq(alerts.status, 'new'))
    .orderBy(alerts.id)
    .limit(1)
  const [transfer] = await db.select().from(transfers).orderBy(desc(transfers.seq)).limit(1)
  const [label] = await db.select().from(labels).where(isNotNull(labels.actor)).orderBy(labels.id).limit(1)
  if (alert === undefined || transfer === undefined || label === undefined) throw new Error('an empty desk')
  return { alert, transfer, label }
}

/** The API over a seeded database, and a person of each role signed in. */
export async function contractWorld(ports: Ports) {
  const app = createApp(ports)
  const people = await peopleOf(ports.db)
  const cookieOf = async (role: Role): Promise<string> => {
    const id = people.get(role) ?? ''
    const { 'set-cookie': written } = ports.sessions.write(await startSession(ports.db, ports, id), 3600)
    return (written ?? '').split(';')[0] ?? ''
  }
  const cookies = new Map<Role, string>()
  for (const role of ROLES) cookies.set(role, await cookieOf(role))

  const facts = await factsOf(ports.db)
  return {
    app,
    people,
    facts,
    groups: await storeGroups(ports.db, facts.alert.id, people.get('analyst') ?? ''),
    /** Sends a call as the person of a role, or as nobody. */
    async send(role: Role | null, call: ContractCall): Promise<Response> {
      const headers = new Headers(call.headers)
      if (role !== null) headers.set('cookie', cookies.get(role) ?? '')
      return app.request(call.path, {
        method: call.method,
        headers,
        ...(call.body === undefined ? {} : { body: call.body }),
      })
    },
    /** For calls that end a session: the person of the role signs in anew. */
    async renew(role: Role): Promise<void> {
      cookies.set(role, await cookieOf(role))
    },
  }
}

export type ContractWorld = Awaited<ReturnType<typeof contractWorld>>
