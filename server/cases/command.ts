import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { CaseCommand } from '#core/contract/cases.ts'
import { caseCommands, mayHoldCase } from '#core/workflow/case.ts'
import { can, type Role } from '#core/workflow/roles.ts'
import type { Caller } from '../http/bind.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { visibleColumns } from '../store/alert-visibility.ts'
import type { Db } from '../store/db.ts'
import { caseAlerts } from '../store/schema/cases.ts'
import { users } from '../store/schema/identity.ts'
import { alerts } from '../store/schema/work.ts'
import { addAlerts, attachInvestigation, detachInvestigation, removeAlert } from './add.ts'
import {
  type CaseChange,
  type CaseRow,
  type CaseTarget,
  changeCase,
  recordOfCase,
  refusedField,
} from './change.ts'
import { caseFor, type WireCase } from './read.ts'
import { visibleAlert } from './visible.ts'

type Command = z.output<typeof CaseCommand>
type Of<T extends Command['type']> = Extract<Command, { type: T }>

/** Open alerts that a refusal to close names. */
const NAMED_OPEN = 20

/**
 * Carries out one command on a case and answers the case as it then is.
 *
 * @throws ProblemError `not-found`, `changed` (with the case as it is now), `forbidden`, `conflict`, `unprocessable`
 */
export async function commandCase(
  ports: Ports,
  target: CaseTarget,
  command: Command,
  caller: Caller,
): Promise<WireCase> {
  await changeCase(ports, target, caller, async (tx, row) => {
    permit(row, command, caller)
    return carryOut({ tx, ports, row, caller }, command)
  })
  return caseFor(ports.db, target.id, caller, ports.clock())
}

interface Doing {
  readonly tx: Db
  readonly ports: Ports
  readonly row: CaseRow
  readonly caller: Caller
}

/** @throws ProblemError `conflict` where another state would allow it, else `forbidden` */
function permit(row: CaseRow, { type }: Command, { role }: Caller): void {
  if (caseCommands(row, role).includes(type)) return
  const others = [
    { state: row.state === 'open' ? 'closed' : 'open', restricted: row.restricted },
    { state: row.state, restricted: !row.restricted },
  ] as const
  if (!others.some((other) => caseCommands(other, role).includes(type))) {
    throw new ProblemError('forbidden', 'Your role does not do this with cases.')
  }
  const stands = `${row.state}${row.restricted ? ' and restricted' : ''}`
  throw new ProblemError('conflict', `The case is ${stands}.`, { reason: 'case-state' })
}

function carryOut(doing: Doing, command: Command): Promise<CaseChange> {
  const { tx, ports, row, caller } = doing
  switch (command.type) {
    case 'add-alerts':
      return addAlerts(tx, ports, row, command.alertIds, caller)
    case 'remove-alert':
      return removeAlert(tx, ports, row, command.alertId, caller)
    case 'attach-investigation':
      return attachInvestigation(
        tx,
        ports,
        row,
        { id: command.investigationId, field: 'body.investigationId' },
        caller,
      )
    case 'detach-investigation':
      return detachInvestigation(tx, ports, row, command.investigationId, caller)
    case 'rename':
      return rename(doing, command)
    case 'hand-over':
      return handOver(doing, command)
    case 'add-note':
      return addNote(doing, command)
    case 'close':
      return close(doing, command)
    case 'reopen':
      return reopen(doing, command)
    case 'restrict':
      return restrict(doing, command)
    case 'lift-restriction':
      return lift(doing, command)
  }
}

/** Writes what was done into the trail; in a restricted case all of it stays there. */
const record = (
  { tx, ports, row, caller }: Doing,
  type: string,
  data: Parameters<typeof recordOfCase>[3]['data'],
  restricted = row.restricted,
) => recordOfCase(tx, ports, caller, { caseId: row.id, type, restricted, data })

async function rename(doing: Doing, { title }: Of<'rename'>): Promise<CaseChange> {
  if (title === doing.row.title) return null
  await record(doing, 'renamed', { from: doing.row.title, to: title })
  return { title }
}

async function handOver(doing: Doing, { ownerId, reason }: Of<'hand-over'>): Promise<CaseChange> {
  const { tx, row } = doing
  if (ownerId === row.ownerId) return null
  const people = await tx.select().from(users).where(eq(users.id, ownerId))
  const [to] = people.filter(({ role, disabledAt }) => disabledAt === null && mayHoldCase(role as Role, row))
  if (to === undefined) throw refusedField('body.ownerId', 'This person cannot hold the case.')
  const [from] = await tx.select().from(users).where(eq(users.id, row.ownerId))
  await record(doing, 'handed-over', {
    from: { id: row.ownerId, name: from?.name ?? row.ownerId },
    to: { id: to.id, name: to.name },
    reason,
  })
  return { ownerId }
}

/** Notes live in the trail, where nobody can change them. */
async function addNote(doing: Doing, { text, restricted }: Of<'add-note'>): Promise<CaseChange> {
  const { row, caller } = doing
  if (restricted && !can(caller.role, 'restricted.read')) {
    throw new ProblemError('forbidden', 'Only who may read the restricted compartment writes into it.')
  }
  await record(doing, 'note', { text }, row.restricted || restricted)
  return restricted && !row.restricted ? null : {}
}

/** @throws ProblemError `conflict`, reason `case-alerts-open`, naming alerts in it that are open as the caller sees them */
async function close(doing: Doing, { outcome }: Of<'close'>): Promise<CaseChange> {
  const { tx, ports, row, caller } = doing
  const { open } = visibleColumns(caller)
  const left = await tx
    .select({ id: alerts.id })
    .from(caseAlerts)
    .innerJoin(alerts, eq(alerts.id, caseAlerts.alertId))
    .where(and(eq(caseAlerts.caseId, row.id), visibleAlert(caller), open))
    .orderBy(alerts.id)
  if (left.length > 0) {
    const message = `${left.length === 1 ? 'An alert' : `${left.length} alerts`} in it ${left.length === 1 ? 'is' : 'are'} open.`
    throw new ProblemError('conflict', message, {
      reason: 'case-alerts-open',
      errors: left.slice(0, NAMED_OPEN).map(({ id }) => ({ field: id, message: 'is open' })),
    })
  }
  await record(doing, 'closed', { outcome })
  return { state: 'closed', outcome, closedById: caller.id, closedAt: new Date(ports.clock()) }
}

/** The outcome before stays in the trail. */
async function reopen(doing: Doing, { reason }: Of<'reopen'>): Promise<CaseChange> {
  await record(doing, 'reopened', { reason })
  return { state: 'open', outcome: null, closedById: null, closedAt: null }
}

/** From now on the case exists inside the compartment only; a holder outside it is followed by whoever does this. */
async function restrict(doing: Doing, { reason }: Of<'restrict'>): Promise<CaseChange> {
  const { tx, row, caller } = doing
  await record(doing, 'restricted', { reason }, true)
  const [owner] = await tx.select({ role: users.role }).from(users).where(eq(users.id, row.ownerId))
  const stays = owner !== undefined && mayHoldCase(owner.role as Role, { restricted: true })
  return { restricted: true, ...(stays ? {} : { ownerId: caller.id }) }
}

/** The case is back for all; what was added while it was restricted stays in the compartment. */
async function lift(doing: Doing, { reason }: Of<'lift-restriction'>): Promise<CaseChange> {
  await record(doing, 'restriction-lifted', { reason }, true)
  return { restricted: false }
}
