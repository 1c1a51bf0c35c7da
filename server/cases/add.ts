import { and, eq, inArray, sql } from 'drizzle-orm'
import { MAX_CASE_ALERTS, MAX_CASE_INVESTIGATIONS } from '#core/contract/cases.ts'
import { type AlertState, RESTRICTED_STATES } from '#core/workflow/alert.ts'
import { can } from '#core/workflow/roles.ts'
import { visibleInvestigation } from '../investigations/visible.ts'
import type { Caller } from '../http/bind.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { visibleColumns } from '../store/alert-visibility.ts'
import type { Db } from '../store/db.ts'
import { caseAlerts, caseInvestigations } from '../store/schema/cases.ts'
import { investigations } from '../store/schema/investigations.ts'
import { alerts } from '../store/schema/work.ts'
import { type CaseChange, type CaseRow, recordOfCase, refusedField } from './change.ts'
import { visibleAlert, visibleMember } from './visible.ts'

type Row = Pick<CaseRow, 'id' | 'restricted'>
/** One thing to add, and whether only the restricted compartment may know that it is in the case. */
interface Addition {
  readonly id: string
  readonly restricted: boolean
}

/**
 * Adds alerts; those that are in the case already stay as they are. All or none. What is with the MLRO is added
 * inside the restricted compartment.
 *
 * @throws ProblemError `unprocessable` naming each alert that does not exist for the caller; `conflict` beyond the limit
 */
export async function addAlerts(
  tx: Db,
  ports: Ports,
  row: Row,
  alertIds: readonly string[],
  caller: Caller,
): Promise<CaseChange> {
  if (alertIds.length === 0) return null
  const found = await tx
    .select({ id: alerts.id, status: alerts.status })
    .from(alerts)
    .where(and(inArray(alerts.id, [...alertIds]), visibleColumns(caller).shown))
  const byId = new Map(found.map(({ id, status }) => [id, status as AlertState]))
  const missing = alertIds.flatMap((id, at) =>
    byId.has(id) ? [] : [{ field: `body.alertIds.${at}`, message: `There is no alert ${id}.` }],
  )
  if (missing[0] !== undefined) {
    throw new ProblemError('unprocessable', missing[0].message, { errors: missing.slice(0, 50) })
  }
  const inside = can(caller.role, 'restricted.read')
  const wanted = alertIds.map((id): Addition => ({
    id,
    restricted: row.restricted || (inside && RESTRICTED_STATES.has(byId.get(id) as AlertState)),
  }))
  const held = await tx
    .select({ id: caseAlerts.alertId, restricted: caseAlerts.restricted })
    .from(caseAlerts)
    .where(eq(caseAlerts.caseId, row.id))
  const added = news(wanted, held, inside)
  room(held.length + added.length, MAX_CASE_ALERTS, 'alerts')
  if (added.length === 0) return null
  const by = { caseId: row.id, addedById: caller.id, addedAt: new Date(ports.clock()) }
  await tx
    .insert(caseAlerts)
    .values(added.map(({ id, restricted }) => ({ ...by, alertId: id, restricted })))
    .onConflictDoUpdate({
      target: [caseAlerts.caseId, caseAlerts.alertId],
      set: { restricted: sql`excluded.restricted`, addedById: by.addedById, addedAt: by.addedAt },
    })
  for (const restricted of [false, true]) {
    const ids = added.filter((one) => one.restricted === restricted).map(({ id }) => id)
    if (ids.length === 0) continue
    const data = { alertIds: ids }
    await recordOfCase(tx, ports, caller, { caseId: row.id, type: 'alerts-added', restricted, data })
  }
  return seenOutside(added, row)
}

/** Attaches an investigation. @throws ProblemError `unprocessable` where none exists for the caller; `conflict` beyond the limit */
export async function attachInvestigation(
  tx: Db,
  ports: Ports,
  row: Row,
  { id, field }: { readonly id: string; readonly field: string },
  caller: Caller,
): Promise<CaseChange> {
  const [found] = await tx
    .select({ restricted: investigations.restricted })
    .from(investigations)
    .where(and(eq(investigations.id, id), visibleInvestigation(caller)))
  if (found === undefined) throw refusedField(field, `There is no investigation ${id}.`)
  const held = await tx
    .select({ id: caseInvestigations.investigationId, restricted: caseInvestigations.restricted })
    .from(caseInvestigations)
    .where(eq(caseInvestigations.caseId, row.id))
  const wanted = { id, restricted: row.restricted || found.restricted }
  const [added] = news([wanted], held, can(caller.role, 'restricted.read'))
  if (added === undefined) return null
  room(held.length + 1, MAX_CASE_INVESTIGATIONS, 'investigations')
  const by = { restricted: added.restricted, addedById: caller.id, addedAt: new Date(ports.clock()) }
  await tx
    .insert(caseInvestigations)
    .values({ caseId: row.id, investigationId: id, ...by })
    .onConflictDoUpdate({
      target: [caseInvestigations.caseId, caseInvestigations.investigationId],
      set: by,
    })
  await recordOfCase(tx, ports, caller, {
    caseId: row.id,
    type: 'investigation-attached',
    restricted: added.restricted,
    data: { investigationId: id },
  })
  return seenOutside([added], row)
}

/** Takes an alert out again. @throws ProblemError `not-found` where none is in it that exists for the caller */
export async function removeAlert(
  tx: Db,
  ports: Ports,
  row: Row,
  alertId: string,
  caller: Caller,
): Promise<CaseChange> {
  const [member] = await tx
    .select({ restricted: caseAlerts.restricted })
    .from(caseAlerts)
    .innerJoin(alerts, eq(alerts.id, caseAlerts.alertId))
    .where(and(eq(caseAlerts.caseId, row.id), eq(caseAlerts.alertId, alertId), visibleAlert(caller)))
  if (member === undefined) throw new ProblemError('not-found', `There is no alert ${alertId} in this case.`)
  await tx.delete(caseAlerts).where(and(eq(caseAlerts.caseId, row.id), eq(caseAlerts.alertId, alertId)))
  const { restricted } = member
  const data = { alertIds: [alertId] }
  await recordOfCase(tx, ports, caller, { caseId: row.id, type: 'alert-removed', restricted, data })
  return seenOutside([member], row)
}

/** Takes an investigation off again. @throws ProblemError `not-found` where none is attached that exists for the caller */
export async function detachInvestigation(
  tx: Db,
  ports: Ports,
  row: Row,
  id: string,
  caller: Caller,
): Promise<CaseChange> {
  const here = and(eq(caseInvestigations.caseId, row.id), eq(caseInvestigations.investigationId, id))
  const [member] = await tx
    .select({ restricted: caseInvestigations.restricted })
    .from(caseInvestigations)
    .where(and(here, visibleMember(caseInvestigations, caller)))
  if (member === undefined)
    throw new ProblemError('not-found', `No investigation ${id} is attached to this case.`)
  await tx.delete(caseInvestigations).where(here)
  await recordOfCase(tx, ports, caller, {
    caseId: row.id,
    type: 'investigation-detached',
    restricted: member.restricted,
    data: { investigationId: id },
  })
  return seenOutside([member], row)
}

/**
 * What is not in the case as the caller sees it. What only the compartment knows of may be added from outside: then
 * it is known to all.
 */
function news(wanted: readonly Addition[], held: readonly Addition[], inside: boolean): Addition[] {
  const seen = new Set(held.filter(({ restricted }) => inside || !restricted).map(({ id }) => id))
  return wanted.filter(({ id }) => !seen.has(id))
}

function room(count: number, most: number, what: string): void {
  if (count > most) throw new ProblemError('conflict', `A case holds at most ${most} ${what}.`)
}

/** What only the compartment knows of leaves version and time of a case as readers outside know them. */
const seenOutside = (members: readonly { readonly restricted: boolean }[], row: Row): CaseChange =>
  row.restricted || members.some(({ restricted }) => !restricted) ? {} : null
