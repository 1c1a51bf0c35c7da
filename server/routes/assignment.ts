import { eq, inArray } from 'drizzle-orm'
import type { Hono } from 'hono'
import * as contract from '#core/contract/assignment.ts'
import type { AssignmentRule } from '#core/workflow/assignment.ts'
import { type AppEnv, bind, type Caller } from '../http/bind.ts'
import { type FieldError, ProblemError } from '../http/problem.ts'
import { runRules, type RunResult } from '../triage/assign-alerts.ts'
import type { Ports } from '../ports.ts'
import { assignment, ruleSet, type WireWorkload, workloads } from '../store/assignment.ts'
import { appendAudit } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import { assignmentPeople, assignmentRuleSets } from '../store/schema/assignment.ts'
import { books } from '../store/schema/ledger.ts'

/** Who gets alerts: the rules, the people's limits and absences, and giving out what nobody has. */
export function assignmentRoutes(app: Hono<AppEnv>, ports: Ports): void {
  const { db, clock } = ports

  bind(app, ports, contract.getAssignment).to(async () => {
    const value = await assignment(db, clock())
    return { value, version: value.version }
  })

  bind(app, ports, contract.putAssignmentRules).to(async ({ body, caller, ifMatch }) => {
    await db.transaction((tx) => storeRules(tx, ports, body.rules, caller, ifMatch ?? 0))
    const value = await assignment(db, clock())
    return { value, version: value.version }
  })

  bind(app, ports, contract.putAssignmentPerson).to(async ({ params, body, caller, ifMatch }) => {
    await db.transaction((tx) => storePerson(tx, ports, { id: params.userId, ...body }, caller, ifMatch ?? 0))
    const value = await workloadOf(db, params.userId, clock())
    return { value, version: value.version }
  })

  bind(app, ports, contract.runAssignment).to(async ({ body: { isPreview }, caller }) => {
    const result = await db.transaction(async (tx) => {
      const done = await runRules(tx, ports, { isPreview, requestedBy: caller.id })
      if (!isPreview) {
        await appendAudit(tx, ports, {
          actor: caller,
          type: 'assignment.run',
          target: null,
          data: { considered: done.considered, given: done.plan.given.length, left: done.plan.left.length },
        })
      }
      return done
    })
    return { value: summaryOf(result, isPreview, await workloads(db, clock())) }
  })
}

function summaryOf(
  { plan, considered, notConsidered }: RunResult,
  isPreview: boolean,
  people: WireWorkload[],
) {
  const person = (id: string) =>
    people.find((each) => each.person.id === id)?.person ?? { id, name: id, role: '' }
  const groups = Map.groupBy(plan.given, (each) => JSON.stringify([each.rule.id, each.person]))
  const left = (reason: string) => plan.left.filter((each) => each.reason === reason).length
  return {
    isPreview,
    considered,
    given: [...groups.values()].flatMap((list) => {
      const [first] = list
      if (first === undefined) return []
      const { id, name } = first.rule
      return [{ rule: { id, name }, person: person(first.person), count: list.length }]
    }),
    left: { noRule: left('no-rule'), nobodyFree: left('nobody-free') },
    notConsidered,
  }
}

async function storeRules(
  tx: Db,
  ports: Ports,
  rules: readonly AssignmentRule[],
  caller: Caller,
  ifMatch: number,
): Promise<void> {
  const now = await ruleSet(tx, true)
  if (now.version !== ifMatch) {
    throw new ProblemError('changed', 'The rules were changed since you read them.', {
      current: await assignment(tx, ports.clock()),
    })
  }
  await mustName(tx, ports, rules)
  const version = now.version + 1
  await tx
    .insert(assignmentRuleSets)
    .values({ version, rules, createdAt: new Date(ports.clock()), createdBy: caller.id })
  await appendAudit(tx, ports, {
    actor: caller,
    type: 'assignment.rules-changed',
    target: { kind: 'assignment-rules', id: String(version) },
    data: JSON.parse(JSON.stringify({ version, before: now.rules, rules })),
  })
}

/** Rules name books that exist and people who may work alerts. @throws ProblemError `unprocessable` */
async function mustName(tx: Db, ports: Ports, rules: readonly AssignmentRule[]): Promise<void> {
  const people = new Set((await workloads(tx, ports.clock())).map(({ person }) => person.id))
  const named = [...new Set(rules.flatMap((rule) => rule.books))]
  const found = named.length === 0 ? [] : await tx.select().from(books).where(inArray(books.id, named))
  const known = new Set(found.map(({ id }) => id))
  const errors = rules.flatMap((rule, at): FieldError[] => [
    ...rule.people
      .filter((id) => !people.has(id))
      .map((id) => ({ field: `body.rules.${at}.people`, message: `${id} is nobody who may work alerts` })),
    ...rule.books
      .filter((id) => !known.has(id))
      .map((id) => ({ field: `body.rules.${at}.books`, message: `there is no book ${id}` })),
  ])
  const [first] = errors
  if (first !== undefined) throw new ProblemError('unprocessable', `${first.message}.`, { errors })
}

/** @throws ProblemError `not-found` for whoever may not work alerts */
async function workloadOf(db: Db, id: string, now: number): Promise<WireWorkload> {
  const found = (await workloads(db, now)).find(({ person }) => person.id === id)
  if (found === undefined) throw new ProblemError('not-found', `${id} is nobody who may work alerts.`)
  return found
}

interface PersonSettings {
  readonly id: string
  readonly capacity: number | null
  readonly absences: readonly { readonly from: string; readonly to: string }[]
}

async function storePerson(
  tx: Db,
  ports: Ports,
  { id, capacity, absences }: PersonSettings,
  caller: Caller,
  ifMatch: number,
): Promise<void> {
  await tx
    .insert(assignmentPeople)
    .values({ userId: id, capacity: null, absences: [], version: 0 })
    .onConflictDoNothing()
  await tx.select().from(assignmentPeople).where(eq(assignmentPeople.userId, id)).for('update')
  const before = await workloadOf(tx, id, ports.clock())
  if (before.version !== ifMatch) {
    throw new ProblemError('changed', 'These settings were changed since you read them.', { current: before })
  }
  await tx
    .update(assignmentPeople)
    .set({ capacity, absences, version: before.version + 1 })
    .where(eq(assignmentPeople.userId, id))
  await appendAudit(tx, ports, {
    actor: caller,
    type: 'assignment.person-changed',
    target: { kind: 'user', id },
    data: JSON.parse(
      JSON.stringify({
        before: { capacity: before.capacity, absences: before.absences },
        now: { capacity, absences },
      }),
    ),
  })
}
