import { asc, eq } from 'drizzle-orm'
import type { Command } from '#core/workflow/alert.ts'
import type { SafeSteps } from '#core/workflow/closure-codes.ts'
import { transition } from '#core/workflow/lifecycle.ts'
import { columnsAfter } from '#server/triage/alert-columns.ts'
import { recordOf } from '#server/triage/decide-alerts.ts'
import type { AuditEntryInput } from '#server/store/audit.ts'
import { type AlertRow, lifecycleAlert } from '#server/store/alert-detail.ts'
import type { Db } from '#server/store/db.ts'
import { alerts } from '#server/store/schema/work.ts'
import { planReport } from './mlro.ts'
import type { ShiftCommand } from '../world/shifts/commands.ts'
import { planShift } from '../world/shifts/plan.ts'
import type { WorldPerson } from '../world/types.ts'

interface DecisionPlan {
  readonly seed: string
  readonly people: readonly WorldPerson[]
  /** Transfers of planted instances that are right to escalate. */
  readonly suspicious: ReadonlySet<string>
  /** The end of history, epoch ms. */
  readonly endsAt: number
}

/** A command that the demonstration's people gave and the lifecycle refused: the plan and the product disagree. */
export class RefusedHistory extends Error {
  constructor(alertId: string, command: string, reason: string) {
    super(`the history of ${alertId} holds ${command}, which the lifecycle refuses: ${reason}`)
    this.name = 'RefusedHistory'
  }
}

/**
 * What the desk's people did with each alert, through the lifecycle's own transitions. Alerts are rewritten; what
 * happened is returned for the trail. @throws RefusedHistory
 */
export async function replayDecisions(db: Db, plan: DecisionPlan): Promise<AuditEntryInput[]> {
  const people = new Map(plan.people.map((person) => [person.id, person]))
  const entries: AuditEntryInput[] = []
  for (const row of await db.select().from(alerts).orderBy(asc(alerts.createdAt), asc(alerts.id))) {
    const facts = {
      // Ids of alerts are drawn anew; the cause is what stays the same from one seeding to the next.
      id: row.dedupeKey,
      ruleId: row.ruleId,
      category: row.category,
      severity: Math.max(1, row.severity) as 1 | 2 | 3 | 4 | 5,
      createdAt: row.createdAt.getTime(),
      planted: row.transferIds.some((id) => plan.suspicious.has(id)),
    }
    const shift = planShift(plan.seed, facts, plan.endsAt)
    if (shift.length === 0) continue
    const after = fold(row, withReport(plan, row, facts.planted, shift), people, entries)
    await db.update(alerts).set(after).where(eq(alerts.id, row.id))
  }
  return entries
}

interface Deed {
  readonly at: number
  readonly by: string
  readonly command: Command
}

/** The shift's commands, and after an escalation what the MLRO did. */
function withReport(
  plan: DecisionPlan,
  row: AlertRow,
  suspicious: boolean,
  shift: readonly ShiftCommand[],
): Deed[] {
  const people = new Map(plan.people.map((person) => [person.id, person]))
  const deeds = shift.map((act): Deed => ({ at: act.at, by: act.by, command: commandOf(act, people) }))
  const escalation = shift.find((act) => act.command === 'escalate')
  const mlro = plan.people.find((person) => person.role === 'mlro')
  if (escalation === undefined || mlro === undefined) return deeds
  const report = planReport(plan.seed, row.dedupeKey, {
    escalatedAt: escalation.at,
    suspicious,
    mlro: mlro.name,
  })
  return [
    ...deeds,
    ...report.filter(({ at }) => at <= plan.endsAt).map(({ at, command }) => ({ at, by: mlro.id, command })),
  ]
}

function fold(
  row: AlertRow,
  deeds: readonly Deed[],
  people: ReadonlyMap<string, WorldPerson>,
  entries: AuditEntryInput[],
) {
  let current = row
  let changed: Partial<AlertRow> = {}
  for (const act of deeds) {
    const person = people.get(act.by)
    if (person === undefined) throw new RefusedHistory(row.id, act.command.type, `nobody is called ${act.by}`)
    const actor = { id: person.id, role: person.role, name: person.name }
    const { command } = act
    const result = transition(lifecycleAlert(current), command, actor, { at: act.at, bulk: false })
    if (!result.ok)
      throw new RefusedHistory(
        row.id,
        act.command.type,
        `${result.code} ${result.field ?? ''} in ${current.status}`,
      )
    entries.push(...result.events.map((event) => recordOf(event, actor)))
    changed = columnsAfter(current, command, result.next, act.at, actor.id)
    current = { ...current, ...changed }
  }
  return changed
}

function commandOf(act: ShiftCommand, people: ReadonlyMap<string, WorldPerson>): Command {
  switch (act.command) {
    case 'assign':
      return {
        type: 'assign',
        assignee: { id: act.assignee, role: people.get(act.assignee)?.role ?? 'analyst' },
      }
    case 'start-review':
      return { type: 'start-review' }
    case 'note':
      return { type: 'add-note', text: act.text }
    case 'propose-close':
      return {
        type: 'propose-close',
        code: act.closureCode,
        rationale: act.rationale,
        safe: safeSteps(act.safe),
        customerRisk: {
          answer: act.customerRiskUpdated ? 'updated' : 'unchanged',
          reason: 'See the rationale.',
        },
      }
    case 'approve':
      return { type: 'approve-close', comment: act.rationale }
    case 'return':
      return { type: 'return-for-review', reason: act.reason }
    case 'escalate':
      return { type: 'escalate', grounds: act.grounds }
  }
}

function safeSteps(done: readonly (keyof SafeSteps)[]): SafeSteps {
  const step = (name: keyof SafeSteps) =>
    done.includes(name)
      ? ({ outcome: 'done', note: 'Done; see the rationale.' } as const)
      : ({ outcome: 'not-applicable', note: 'Not needed for this pattern.' } as const)
  return { screen: step('screen'), ask: step('ask'), find: step('find'), evaluate: step('evaluate') }
}
