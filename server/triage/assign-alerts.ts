import { asc, desc, getTableColumns, inArray } from 'drizzle-orm'
import type { JsonValue } from '#core/evidence/canonical.ts'
import type { Command } from '#core/workflow/alert.ts'
import {
  type AssignmentPlan,
  planAssignments,
  type Turn,
  type Unassigned,
} from '#core/workflow/assignment.ts'
import { transition } from '#core/workflow/lifecycle.ts'
import type { Role } from '#core/workflow/roles.ts'
import type { Ports } from '../ports.ts'
import { lifecycleAlert } from '../store/alert-detail.ts'
import { type RuleSet, ruleSet, unassignedAt, workloads } from '../store/assignment.ts'
import { appendAudits, SYSTEM } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import { assignmentTurns } from '../store/schema/assignment.ts'
import { users } from '../store/schema/identity.ts'
import { alerts } from '../store/schema/work.ts'
import { updateAlerts } from '../store/update-alerts.ts'
import { columnsAfter } from './alert-columns.ts'
import { recordOf } from './decide-alerts.ts'

/** Most alerts given out in one run, so that nobody waits long for their locks. */
export const RUN_LIMIT = 1000

const ACTOR = { id: SYSTEM.id, role: 'system' } as const

/**
 * Gives alerts that were just raised to somebody, by the rules in force, in the transaction that raised them. Each
 * has its own record in the trail, by the desk itself, that names the rule.
 */
export async function assignRaised(tx: Db, ports: Ports, raised: readonly Unassigned[]): Promise<void> {
  const set = await ruleSet(tx)
  if (raised.length === 0 || !set.rules.some((rule) => rule.isEnabled)) return
  const locked = await ruleSet(tx, true)
  await carryOut(tx, ports, locked, await plan(tx, ports, locked, raised), {})
}

export interface RunResult {
  readonly plan: AssignmentPlan
  readonly considered: number
  readonly notConsidered: number
}

/** Gives out what nobody has, gravest and oldest first; a preview plans the same and changes nothing. */
export async function runRules(
  tx: Db,
  ports: Ports,
  { isPreview, requestedBy }: { readonly isPreview: boolean; readonly requestedBy: string },
): Promise<RunResult> {
  const set = await ruleSet(tx, !isPreview)
  const waiting = unassignedAt(ports.clock())
  const query = tx
    .select({ id: alerts.id, bookId: alerts.bookId, severity: alerts.severity })
    .from(alerts)
    .where(waiting)
    .orderBy(desc(alerts.severity), asc(alerts.createdAt), asc(alerts.id))
    .limit(RUN_LIMIT)
  const found = isPreview ? await query : await query.for('update')
  const all = await tx.$count(alerts, waiting)
  const planned = await plan(tx, ports, set, found)
  if (!isPreview) await carryOut(tx, ports, set, planned, { requestedBy })
  return { plan: planned, considered: found.length, notConsidered: all - found.length }
}

async function plan(
  tx: Db,
  ports: Ports,
  set: RuleSet,
  waiting: readonly Unassigned[],
): Promise<AssignmentPlan> {
  const people = await workloads(tx, ports.clock())
  const turns = new Map<string, Turn>(
    (await tx.select().from(assignmentTurns)).map(({ ruleId, ...turn }) => [ruleId, turn]),
  )
  const colleagues = people.map(({ person, open, capacity, awayUntil }) => ({
    id: person.id,
    open,
    capacity,
    isAway: awayUntil !== null,
  }))
  return planAssignments(set.rules, waiting, colleagues, turns)
}

async function carryOut(
  tx: Db,
  ports: Ports,
  set: RuleSet,
  { given, turns }: AssignmentPlan,
  extra: Readonly<Record<string, JsonValue>>,
): Promise<void> {
  if (given.length === 0) return
  const at = ports.clock()
  const { receipt: _, ...columns } = getTableColumns(alerts)
  const rows = await tx
    .select(columns)
    .from(alerts)
    .where(
      inArray(
        alerts.id,
        given.map(({ alertId }) => alertId),
      ),
    )
    .orderBy(asc(alerts.id))
    .for('update')
  const byId = new Map(rows.map((row) => [row.id, row]))
  const roles = new Map((await tx.select().from(users)).map(({ id, role }) => [id, role as Role]))
  const steps = given.map(({ alertId, rule, person }) => {
    const row = byId.get(alertId)
    const role = roles.get(person)
    if (row === undefined || role === undefined) throw new Error(`alert ${alertId} or ${person} is gone`)
    const command: Command = {
      type: 'assign',
      assignee: { id: person, role },
      rule: { id: rule.id, name: rule.name, version: set.version },
    }
    const result = transition(lifecycleAlert(row), command, ACTOR, { at, bulk: true })
    if (!result.ok) throw new Error(`rule ${rule.id} cannot give ${alertId} to ${person}: ${result.code}`)
    return { row, command, result }
  })
  await updateAlerts(
    tx,
    steps.map(({ row, command, result }) => ({
      id: row.id,
      ...columnsAfter(row, command, result.next, at, ACTOR.id),
    })),
  )
  await appendAudits(
    tx,
    ports,
    steps.flatMap(({ result }) => result.events.map((event) => recordOf(event, SYSTEM, extra))),
  )
  await keepTurns(tx, turns)
}

async function keepTurns(tx: Db, turns: AssignmentPlan['turns']): Promise<void> {
  for (const [ruleId, turn] of turns) {
    await tx
      .insert(assignmentTurns)
      .values({ ruleId, ...turn })
      .onConflictDoUpdate({ target: assignmentTurns.ruleId, set: turn })
  }
}
