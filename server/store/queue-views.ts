import { asc, eq, or } from 'drizzle-orm'
import type { z } from 'zod'
import type { createQueueView, QueueView } from '#core/contract/queue-views.ts'
import { can } from '#core/workflow/roles.ts'
import { ProblemError } from '../http/problem.ts'
import type { Caller } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import { appendAudit } from './audit.ts'
import type { Db } from './db.ts'
import { users } from './schema/identity.ts'
import { queueViewDefaults, queueViews } from './schema/queue-views.ts'

export type WireView = z.output<typeof QueueView>
export type ViewBody = z.output<typeof createQueueView.body>

type Row = typeof queueViews.$inferSelect

/** Arranging the team's queue is for whoever arranges its work. */
const mayShare = (caller: Caller) => can(caller.role, 'alert.assign')
const mayChange = (row: Row, caller: Caller) =>
  row.scope === 'team' ? mayShare(caller) : row.ownerId === caller.id

const selectViews = (db: Db) =>
  db
    .select({ view: queueViews, owner: { id: users.id, name: users.name, role: users.role } })
    .from(queueViews)
    .innerJoin(users, eq(users.id, queueViews.ownerId))

function toView({ view, owner }: { view: Row; owner: WireView['owner'] }, caller: Caller): WireView {
  return {
    id: view.id,
    name: view.name,
    scope: view.scope,
    search: view.search as WireView['search'],
    layout: view.layout as WireView['layout'],
    owner,
    mayChange: mayChange(view, caller),
    updatedAt: view.updatedAt.toISOString(),
    version: view.version,
  }
}

/** The caller's own views and the team's, and the one the caller begins with. */
export async function viewsOf(db: Db, caller: Caller) {
  const rows = await selectViews(db)
    .where(or(eq(queueViews.ownerId, caller.id), eq(queueViews.scope, 'team')))
    .orderBy(asc(queueViews.name), asc(queueViews.id))
  const [chosen] = await db.select().from(queueViewDefaults).where(eq(queueViewDefaults.userId, caller.id))
  return { items: rows.map((row) => toView(row, caller)), defaultId: chosen?.viewId ?? null }
}

/** Saves a view. @throws ProblemError `forbidden` for a team's view by somebody who may not assign */
export async function createView(ports: Ports, body: ViewBody, caller: Caller): Promise<WireView> {
  mustShare(body, caller)
  const id = `view-${ports.randomToken().slice(0, 24)}`
  return ports.db.transaction(async (tx) => {
    await tx
      .insert(queueViews)
      .values({ id, ownerId: caller.id, ...body, updatedAt: new Date(ports.clock()), version: 1 })
    await record(tx, ports, 'queue-view.created', id, body, caller)
    return one(tx, id, caller)
  })
}

/** @throws ProblemError `not-found`, `forbidden`, `changed` (with the view as it is now) */
export async function updateView(
  ports: Ports,
  { id, body, ifMatch }: { id: string; body: ViewBody; ifMatch: number },
  caller: Caller,
): Promise<WireView> {
  return ports.db.transaction(async (tx) => {
    const row = await locked(tx, id, caller)
    mustShare(body, caller)
    if (row.version !== ifMatch) {
      throw new ProblemError('changed', `The view ${row.name} was changed since you read it.`, {
        current: await one(tx, id, caller),
      })
    }
    await tx
      .update(queueViews)
      .set({ ...body, updatedAt: new Date(ports.clock()), version: row.version + 1 })
      .where(eq(queueViews.id, id))
    await record(tx, ports, 'queue-view.updated', id, body, caller)
    return one(tx, id, caller)
  })
}

/** @throws ProblemError `not-found`, `forbidden` */
export async function deleteView(ports: Ports, id: string, caller: Caller): Promise<void> {
  await ports.db.transaction(async (tx) => {
    const row = await locked(tx, id, caller)
    await tx.delete(queueViews).where(eq(queueViews.id, id))
    await record(tx, ports, 'queue-view.deleted', id, { name: row.name, scope: row.scope }, caller)
  })
}

/** Chooses the view the caller begins with; null for none. @throws ProblemError `not-found` */
export async function chooseDefault(ports: Ports, viewId: string | null, caller: Caller) {
  await ports.db.transaction(async (tx) => {
    if (viewId !== null) await visible(tx, viewId, caller)
    await tx.delete(queueViewDefaults).where(eq(queueViewDefaults.userId, caller.id))
    if (viewId !== null) await tx.insert(queueViewDefaults).values({ userId: caller.id, viewId })
    await appendAudit(tx, ports, {
      actor: caller,
      type: 'queue-view.default-chosen',
      target: viewId === null ? null : { kind: 'queue-view', id: viewId },
      data: {},
    })
  })
  return { defaultId: viewId }
}

function mustShare({ scope }: ViewBody, caller: Caller): void {
  if (scope === 'team' && !mayShare(caller)) {
    throw new ProblemError('forbidden', 'Views of the team are made by whoever may assign alerts.')
  }
}

/** Somebody else's personal view does not exist for the caller. */
async function visible(tx: Db, id: string, caller: Caller): Promise<Row> {
  const [row] = await tx.select().from(queueViews).where(eq(queueViews.id, id)).for('update')
  if (row === undefined || (row.scope === 'personal' && row.ownerId !== caller.id)) {
    throw new ProblemError('not-found', 'There is no such view.')
  }
  return row
}

async function locked(tx: Db, id: string, caller: Caller): Promise<Row> {
  const row = await visible(tx, id, caller)
  if (!mayChange(row, caller)) {
    throw new ProblemError('forbidden', 'Views of the team are changed by whoever may assign alerts.')
  }
  return row
}

async function one(tx: Db, id: string, caller: Caller): Promise<WireView> {
  const [row] = await selectViews(tx).where(eq(queueViews.id, id))
  if (row === undefined) throw new ProblemError('not-found', 'There is no such view.')
  return toView(row, caller)
}

function record(
  tx: Db,
  ports: Ports,
  type: string,
  id: string,
  { name, scope }: Pick<ViewBody, 'name' | 'scope'>,
  actor: Caller,
): Promise<void> {
  return appendAudit(tx, ports, { actor, type, target: { kind: 'queue-view', id }, data: { name, scope } })
}
