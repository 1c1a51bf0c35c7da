import { asc, eq, isNotNull, sql } from 'drizzle-orm'
import { type AlertState, RESTRICTED_STATES } from '#core/workflow/alert.ts'
import { commandCase } from '#server/cases/command.ts'
import { openCase } from '#server/cases/open.ts'
import type { Ports } from '#server/ports.ts'
import type { StoredClosure } from '#server/store/alert-closure.ts'
import { customers } from '#server/store/schema/ledger.ts'
import { alerts } from '#server/store/schema/work.ts'
import { Random } from '../world/random.ts'
import { afterOfficeHours } from '../world/shifts/hours.ts'
import type { WorldPerson, WorldSize } from '../world/types.ts'

/** Cases that the desk's people opened, and those that the MLRO keeps in the restricted compartment. */
const MATTERS: Record<WorldSize, { readonly open: number; readonly restricted: number }> = {
  small: { open: 5, restricted: 1 },
  normal: { open: 24, restricted: 3 },
  large: { open: 80, restricted: 8 },
}
/** Alerts that one of them holds at most: what a person would gather by hand. */
const MOST = 30

interface CasePlan {
  readonly seed: string
  readonly size: WorldSize
  readonly people: readonly WorldPerson[]
  /** The end of history, epoch ms. */
  readonly endsAt: number
  readonly ports: Ports
  readonly setClock: (at: number) => void
}

/**
 * Cases over alerts of one customer, opened and closed by the product's own commands at times at which the alerts
 * were there. Every sentence in them is made of what the alerts say.
 */
export async function openCases(plan: CasePlan): Promise<number> {
  const byCustomer = Map.groupBy(await candidates(plan.ports), ({ customer }) => customer)
  const most = MATTERS[plan.size]
  const ordinary = [...byCustomer.values()]
    .map((rows) => rows.filter((row) => !isRestricted(row)))
    .filter((rows) => rows.length >= 3 && rulesOf(rows).length >= 2)
  const reported = [...byCustomer.values()].map((rows) => rows.filter(isRestricted))
  let opened = 0
  for (const rows of largest(ordinary, most.open)) opened += await gather(plan, rows)
  for (const rows of largest(
    reported.filter((each) => each.length >= 2),
    most.restricted,
  )) {
    opened += await keepInside(plan, rows)
  }
  return opened
}

type Candidate = Awaited<ReturnType<typeof candidates>>[number]

const candidates = (ports: Ports) =>
  ports.db
    .select({
      id: alerts.id,
      cause: alerts.dedupeKey,
      customer: sql<string>`${alerts.customerRef}`,
      name: customers.name,
      rule: sql<string>`${alerts.receipt}->'rule'->>'name'`,
      status: alerts.status,
      open: alerts.open,
      assigneeId: alerts.assigneeId,
      createdAt: alerts.createdAt,
      escalatedAt: alerts.escalatedAt,
      closedAt: alerts.closedAt,
      closure: alerts.closure,
    })
    .from(alerts)
    .innerJoin(customers, eq(customers.ref, alerts.customerRef))
    .where(isNotNull(alerts.customerRef))
    .orderBy(asc(alerts.createdAt), asc(alerts.dedupeKey))

const isRestricted = ({ status }: Candidate) => RESTRICTED_STATES.has(status as AlertState)
const rulesOf = (rows: readonly Candidate[]) => [...new Set(rows.map(({ rule }) => rule))]

/** Those with most alerts; of as many, by the first cause, so that each seeding chooses alike. */
function largest(groups: readonly Candidate[][], most: number): Candidate[][] {
  const first = (rows: readonly Candidate[]) => rows[0]?.cause ?? ''
  return groups
    .toSorted((a, b) => b.length - a.length || (first(a) < first(b) ? -1 : 1))
    .slice(0, most)
    .map((rows) => rows.slice(0, MOST))
}

/** Opened when the second alert came, filled as the others did, closed when the last one was. */
async function gather(plan: CasePlan, rows: readonly Candidate[]): Promise<number> {
  const { ports, setClock, endsAt } = plan
  const [first, second] = rows
  if (first === undefined || second === undefined) return 0
  const random = new Random(`case/${plan.seed}/${first.cause}`)
  const openedAt = afterOfficeHours(second.createdAt.getTime(), random.between(0.5, 4))
  if (openedAt >= endsAt) return 0
  const caller = callerOf(
    plan,
    rows.find(({ assigneeId }) => assigneeId !== null)?.assigneeId ?? null,
    random,
  )
  const there = rows.filter(({ createdAt }) => createdAt.getTime() <= openedAt)
  setClock(openedAt)
  let matter = await openCase(
    ports,
    { title: titleOf(rows), alertIds: there.map(({ id }) => id), investigationIds: [], restricted: false },
    caller,
  )
  const give = async (at: number, command: Parameters<typeof commandCase>[2]) => {
    setClock(at)
    matter = await commandCase(ports, { id: matter.id, ifMatch: matter.version }, command, caller)
  }
  let at = openedAt + 60_000
  await give(at, { type: 'add-note', text: noteOf(there), restricted: false })
  for (const row of rows.slice(there.length)) {
    at = Math.max(at + 60_000, afterOfficeHours(row.createdAt.getTime(), random.between(0.2, 3)))
    if (at >= endsAt) return 1
    await give(at, { type: 'add-alerts', alertIds: [row.id] })
  }
  if (rows.every(({ open }) => !open)) {
    const last = Math.max(at, ...rows.map(({ closedAt }) => closedAt?.getTime() ?? 0))
    const closedAt = afterOfficeHours(last, random.between(0.5, 6))
    if (closedAt < endsAt) await give(closedAt, { type: 'close', outcome: outcomeOf(rows) })
  }
  return 1
}

/** What was reported to the MLRO about one customer, kept where only the compartment sees it. */
async function keepInside(plan: CasePlan, rows: readonly Candidate[]): Promise<number> {
  const mlro = plan.people.find(({ role }) => role === 'mlro')
  const known = rows.filter(({ escalatedAt }) => escalatedAt !== null)
  const last = Math.max(...known.map(({ escalatedAt }) => escalatedAt?.getTime() ?? 0))
  const openedAt = afterOfficeHours(last, 1)
  if (mlro === undefined || known.length < 2 || openedAt >= plan.endsAt) return 0
  plan.setClock(openedAt)
  await openCase(
    plan.ports,
    {
      title: titleOf(rows),
      alertIds: known.map(({ id }) => id),
      investigationIds: [],
      restricted: true,
    },
    asCaller(mlro),
  )
  return 1
}

const asCaller = ({ id, name, role }: WorldPerson) => ({ id, name, role, email: '' })

function callerOf({ people }: CasePlan, assigneeId: string | null, random: Random) {
  const analysts = people.filter(({ role }) => role === 'analyst')
  return asCaller(analysts.find(({ id }) => id === assigneeId) ?? random.pick(analysts))
}

function titleOf(rows: readonly Candidate[]): string {
  const [rule = '', ...others] = rulesOf(rows)
  const more = others.length === 0 ? '' : ` and ${others.length} other rule${others.length === 1 ? '' : 's'}`
  return `${rows[0]?.name ?? ''}: ${rule}${more}`.slice(0, 200)
}

const noteOf = (rows: readonly Candidate[]): string =>
  `${rows.length} alerts on this customer under: ${rulesOf(rows).join(', ')}. Taken together, so that the conduct is judged as one.`

function outcomeOf(rows: readonly Candidate[]): string {
  const codes = Map.groupBy(
    rows,
    ({ closure }) => (closure as StoredClosure | null)?.closure?.code ?? 'no code',
  )
  const counts = [...codes].map(([code, each]) => `${each.length} ${code.toUpperCase()}`)
  return `All ${rows.length} alerts are decided (${counts.join(', ')}). Nothing in them together goes beyond what each says.`
}
