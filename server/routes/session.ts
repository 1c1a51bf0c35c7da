import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Hono } from 'hono'
import type { z } from 'zod'
import {
  createFirstAdmin,
  createUser,
  getSession,
  listUsers,
  type SessionState,
  signIn,
  signInAsPersona,
  signOut,
} from '#core/contract/sessions.ts'
import { permissionsOf, type Role } from '#core/workflow/roles.ts'
import { type AppEnv, bind, type Caller } from '../http/bind.ts'
import { ProblemError } from '../http/problem.ts'
import { callerOf, endSession, SESSION_SECONDS, startSession } from '../identity/sessions.ts'
import { signInLimit } from '../identity/sign-in-limit.ts'
import type { Ports } from '../ports.ts'
import { appendAudit, SYSTEM } from '../store/audit.ts'
import { type Db, rowOf } from '../store/db.ts'
import { users } from '../store/schema/identity.ts'

const personOf = (caller: Caller) => ({ id: caller.id, name: caller.name, role: caller.role })

/** Signing in and out, the first administrator, and the people of the desk. */
export function sessionRoutes(app: Hono<AppEnv>, ports: Ports): void {
  const limit = signInLimit(ports.clock)

  bind(app, ports, getSession).to(async ({ caller }) => ({ value: await sessionState(ports, caller) }))

  bind(app, ports, signIn).to(async ({ body }) => {
    const email = body.email.toLowerCase()
    if (limit.blocked(email))
      throw new ProblemError('too-many-attempts', 'Wait 15 minutes before trying again.')
    const [user] = await ports.db
      .select()
      .from(users)
      .where(and(eq(users.email, email), isNull(users.disabledAt)))
    const known = user?.passwordHash ? await ports.passwords.verify(user.passwordHash, body.password) : false
    if (!user || !known) {
      limit.failed(email)
      await ports.db.transaction((tx) =>
        appendAudit(tx, ports, { actor: SYSTEM, type: 'session.refused', target: null, data: { email } }),
      )
      throw new ProblemError('unauthenticated', 'E-mail and password do not match a person of this desk.')
    }
    limit.succeeded(email)
    return begin(ports, { ...user, role: user.role as Role })
  })

  bind(app, ports, signInAsPersona).to(async ({ body }) => {
    if (!ports.config.demo) throw new ProblemError('not-found', 'Personas exist in demonstration mode only.')
    const [user] = await ports.db
      .select()
      .from(users)
      .where(and(eq(users.id, body.personaId), eq(users.demo, true)))
    if (!user) throw new ProblemError('not-found', 'There is no such persona.')
    return begin(ports, { ...user, role: user.role as Role })
  })

  bind(app, ports, signOut).to(async ({ caller, request }) => {
    const token = ports.sessions.read(request)
    if (token !== null) await endSession(ports, token)
    await ports.db.transaction((tx) =>
      appendAudit(tx, ports, { actor: personOf(caller), type: 'session.ended', target: null, data: {} }),
    )
    return new Response(null, { status: 204, headers: ports.sessions.write(null, 0) })
  })

  bind(app, ports, createFirstAdmin).to(async ({ body }) => {
    const passwordHash = await ports.passwords.hash(body.password)
    const admin = await ports.db.transaction(async (tx) => {
      await tx.execute(sql`lock table users in exclusive mode`)
      if (await anyUser(tx)) throw new ProblemError('conflict', 'This desk already has an administrator.')
      return insertUser(tx, ports, { ...body, role: 'admin', passwordHash, createdBy: null })
    })
    return begin(ports, admin, 201)
  })

  bind(app, ports, listUsers).to(async () => {
    const items = await ports.db
      .select({ id: users.id, name: users.name, role: users.role })
      .from(users)
      .where(isNull(users.disabledAt))
      .orderBy(asc(users.name))
    return { value: { items } }
  })

  bind(app, ports, createUser).to(async ({ body, caller }) => {
    const passwordHash = await ports.passwords.hash(body.password)
    const created = await ports.db.transaction(async (tx) => {
      const [taken] = await tx.select().from(users).where(eq(users.email, body.email.toLowerCase()))
      if (taken) {
        throw new ProblemError('conflict', 'Somebody has this e-mail already.', {
          errors: [{ field: 'body.email', message: 'is taken' }],
        })
      }
      return insertUser(tx, ports, { ...body, passwordHash, createdBy: caller })
    })
    return { value: { id: created.id, name: created.name, role: created.role } }
  })
}

async function begin(ports: Ports, user: Caller, status = 200): Promise<Response> {
  const token = await ports.db.transaction(async (tx) => {
    await appendAudit(tx, ports, { actor: personOf(user), type: 'session.started', target: null, data: {} })
    return startSession(tx, ports, user.id)
  })
  return new Response(JSON.stringify(await sessionState(ports, await callerOf(ports, token))), {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...ports.sessions.write(token, SESSION_SECONDS),
    },
  })
}

async function anyUser(db: Db): Promise<boolean> {
  return (await rowOf<{ found: boolean }>(db, sql`select exists(select 1 from users) as found`)).found
}

async function sessionState(ports: Ports, caller: Caller | null): Promise<z.output<typeof SessionState>> {
  const { demo, institution } = ports.config
  const personas = demo
    ? await ports.db
        .select({ id: users.id, name: users.name, role: users.role, title: users.title })
        .from(users)
        .where(eq(users.demo, true))
        .orderBy(asc(users.createdAt), asc(users.id))
    : []
  return {
    user: caller ? { ...personOf(caller), email: caller.email } : null,
    permissions: caller ? [...permissionsOf(caller.role)] : [],
    demo,
    setupNeeded: !(await anyUser(ports.db)),
    institution,
    personas,
    now: new Date(ports.clock()).toISOString(),
  }
}

interface NewUser {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly passwordHash: string
  readonly createdBy: Caller | null
}

async function insertUser(tx: Db, ports: Ports, user: NewUser): Promise<Caller> {
  const id = `u-${ports.randomToken().slice(0, 12)}`
  const row = { id, name: user.name, email: user.email.toLowerCase(), role: user.role }
  await tx
    .insert(users)
    .values({ ...row, passwordHash: user.passwordHash, createdAt: new Date(ports.clock()) })
  await appendAudit(tx, ports, {
    actor: user.createdBy ? personOf(user.createdBy) : SYSTEM,
    type: 'user.created',
    target: { kind: 'user', id },
    data: { name: row.name, role: row.role },
  })
  return row
}
