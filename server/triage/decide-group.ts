import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { JsonValue } from '#core/evidence/canonical.ts'
import { drawSample } from '#core/workflow/group-sample.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { decidable } from '../store/alert-groups.ts'
import { appendAudit } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import {
  type Cause,
  type GroupDecisionRow,
  groupDecisionRow,
  ofCause,
  reviewsOf,
} from '../store/group-decision.ts'
import { groupDecisions, type GroupMember, groupReviews, type StoredOutcome } from '../store/schema/groups.ts'
import { alerts } from '../store/schema/work.ts'
import type { WireCommand } from './alert-command.ts'
import { type AlertActor, type AlertOutcome, decideAlerts } from './decide-alerts.ts'

/** Beyond so many, a decision is drawn over the oldest first, and another over the rest. */
const LARGEST_GROUP = 1000

const target = (id: string) => ({ kind: 'group-decision', id })

/**
 * Begins a decision for all alerts of a cause that this person could close at once, and draws the sample. While it
 * is not made, asking again gives the same draw as long as the alerts are the same: a sample cannot be shopped for.
 *
 * @returns the decision's id
 * @throws ProblemError `not-found` where fewer than two alerts could be decided together
 */
export async function drawGroup(ports: Ports, cause: Cause, actor: AlertActor): Promise<string> {
  return ports.db.transaction(async (tx) => {
    const members = await membersOf(tx, cause, actor)
    if (members.length < 2) {
      throw new ProblemError('not-found', 'Fewer than two alerts of this cause can be decided together.')
    }
    const standing = await standingDraw(tx, cause, actor, members)
    if (standing !== null) return standing
    const id = `G-${ports.randomToken().slice(0, 20)}`
    const seed = ports.randomToken().slice(0, 32)
    const ids = members.map((member) => member.id)
    const sample = drawSample(seed, ids)
    const at = new Date(ports.clock())
    await tx
      .insert(groupDecisions)
      .values({ id, ...cause, seed, members, createdById: actor.id, createdAt: at })
    await tx.insert(groupReviews).values(sample.map((alertId, place) => ({ decisionId: id, alertId, place })))
    await appendAudit(tx, ports, {
      actor,
      type: 'group.sample-drawn',
      target: target(id),
      data: { ...cause, seed, members: ids, sample },
    })
    return id
  })
}

async function membersOf(tx: Db, cause: Cause, actor: AlertActor): Promise<GroupMember[]> {
  return tx
    .select({ id: alerts.id, version: alerts.version })
    .from(alerts)
    .where(and(ofCause(cause), decidable(actor)))
    .orderBy(alerts.createdAt, alerts.id)
    .limit(LARGEST_GROUP)
}

async function standingDraw(tx: Db, cause: Cause, actor: AlertActor, members: readonly GroupMember[]) {
  const [row] = await tx
    .select()
    .from(groupDecisions)
    .where(
      and(
        eq(groupDecisions.bookId, cause.bookId),
        eq(groupDecisions.ruleId, cause.ruleId),
        eq(groupDecisions.riskSource, cause.riskSource),
        eq(groupDecisions.createdById, actor.id),
        isNull(groupDecisions.decidedAt),
      ),
    )
    .orderBy(desc(groupDecisions.createdAt))
    .limit(1)
  const same = row?.members.length === members.length && row.members.every(sameAs(members))
  return same ? row.id : null
}

const sameAs = (members: readonly GroupMember[]) => (member: GroupMember, at: number) =>
  members[at]?.id === member.id && members[at].version === member.version

export interface SampleReview {
  readonly alertId: string
  readonly verdict: 'same' | 'different'
  readonly note: string | null
}

/**
 * Records what the person found at an alert of the sample. It must have been opened since the draw.
 *
 * @throws ProblemError `not-found`, `forbidden` to anybody but who began it, `conflict`
 */
export async function reviewSample(
  ports: Ports,
  decisionId: string,
  review: SampleReview,
  actor: AlertActor,
): Promise<void> {
  await ports.db.transaction(async (tx) => {
    await undecidedOf(tx, decisionId, actor)
    const { alertId, verdict, note } = review
    const here = and(eq(groupReviews.decisionId, decisionId), eq(groupReviews.alertId, alertId))
    const [row] = await tx.select().from(groupReviews).where(here).for('update')
    if (row === undefined) throw new ProblemError('not-found', `Alert ${alertId} is not in the sample.`)
    if (row.openedAt === null) {
      throw new ProblemError('conflict', `Open alert ${alertId} before you say what it shows.`)
    }
    await tx
      .update(groupReviews)
      .set({ verdict, note, at: new Date(ports.clock()) })
      .where(here)
    await appendAudit(tx, ports, {
      actor,
      type: 'group.sample-reviewed',
      target: target(decisionId),
      data: { alertId, verdict, note },
    })
  })
}

/** The decision, locked, if this person may still work on it. */
async function undecidedOf(tx: Db, id: string, actor: AlertActor): Promise<GroupDecisionRow> {
  await tx
    .select({ id: groupDecisions.id })
    .from(groupDecisions)
    .where(eq(groupDecisions.id, id))
    .for('update')
  const row = await groupDecisionRow(tx, id)
  if (row.createdById !== actor.id) {
    throw new ProblemError('forbidden', 'Only whoever began this group decision can go on with it.')
  }
  if (row.decidedAt !== null) throw new ProblemError('conflict', 'This group decision has been made.')
  return row
}

/**
 * Closes the members of a group by one decision, after every alert of the sample was found to be of the same cause.
 * Each member goes through the lifecycle by itself, as the person who decides would have taken it there: claimed,
 * reviewed, closed. One that changed since the draw, or that the lifecycle refuses, stays as it is and is named.
 *
 * @throws ProblemError `conflict` while the sample is not done, or where one of it shows something else
 */
export async function decideGroup(
  ports: Ports,
  decisionId: string,
  command: WireCommand,
  actor: AlertActor,
): Promise<void> {
  if (command.type !== 'propose-close') {
    const message = 'A group is decided by a closure; escalate or ask about an alert on its own.'
    throw new ProblemError('unprocessable', message, { errors: [{ field: 'body.command.type', message }] })
  }
  await ports.db.transaction(async (tx) => {
    const row = await undecidedOf(tx, decisionId, actor)
    await mustBeReviewed(tx, decisionId)
    const outcomes = await closeMembers(tx, ports, row, command, actor)
    await tx
      .update(groupDecisions)
      .set({ decidedAt: new Date(ports.clock()), outcomes: [...outcomes] })
      .where(eq(groupDecisions.id, decisionId))
    await appendAudit(tx, ports, {
      actor,
      type: 'group.decided',
      target: target(decisionId),
      data: {
        code: command.code,
        closed: outcomes.filter(({ ok }) => ok).length,
        left: outcomes.filter(({ ok }) => !ok).map(({ alertId }) => alertId),
      },
    })
  })
}

async function mustBeReviewed(tx: Db, decisionId: string): Promise<void> {
  const reviews = await reviewsOf(tx, decisionId)
  const missing = reviews.filter(({ verdict }) => verdict === null).length
  if (missing > 0) throw new ProblemError('conflict', `${missing} alerts of the sample are not reviewed yet.`)
  const other = reviews.filter(({ verdict }) => verdict === 'different').map(({ alertId }) => alertId)
  if (other.length > 0) {
    throw new ProblemError(
      'conflict',
      `The sample shows another cause at ${other.join(', ')}: decide that alert on its own, then draw again.`,
    )
  }
}

async function closeMembers(
  tx: Db,
  ports: Ports,
  row: GroupDecisionRow,
  command: WireCommand,
  actor: AlertActor,
): Promise<readonly StoredOutcome[]> {
  const extra: Record<string, JsonValue> = { groupDecision: row.id, groupSize: row.members.length }
  const now = await tx
    .select({ id: alerts.id, status: alerts.status, assigneeId: alerts.assigneeId, version: alerts.version })
    .from(alerts)
    .where(
      inArray(
        alerts.id,
        row.members.map(({ id }) => id),
      ),
    )
    .orderBy(alerts.id)
    .for('update')
  const standing = new Map(now.map((alert) => [alert.id, alert]))
  const versions = new Map(row.members.map(({ id, version }) => [id, version]))
  const refused = new Map<string, string>()
  for (const { id, version } of row.members) {
    if (standing.get(id)?.version !== version) refused.set(id, 'Changed since the sample was drawn.')
  }
  // Not `bulk`: the sample was looked at, so it reaches as far as one person's closure does.
  const give = async (ids: readonly string[], step: WireCommand) => {
    const asked = ids.filter((id) => !refused.has(id)).map((id) => ({ id, version: versions.get(id)! }))
    const done = await decideAlerts(tx, ports, { alerts: asked, command: step, actor, bulk: false, extra })
    for (const outcome of done) keep(outcome, versions, refused)
  }
  const ids = row.members.map(({ id }) => id)
  const isMine = (id: string) => standing.get(id)?.assigneeId === actor.id
  const inReview = (id: string) => standing.get(id)?.status === 'in-review' && isMine(id)
  const claimed = (id: string) => standing.get(id)?.status === 'assigned' && isMine(id)
  await give(
    ids.filter((id) => !inReview(id) && !claimed(id)),
    { type: 'assign', assigneeId: actor.id },
  )
  await give(
    ids.filter((id) => !inReview(id)),
    { type: 'start-review' },
  )
  await give(ids, command)
  return ids.map((alertId) => ({ alertId, ok: !refused.has(alertId), detail: refused.get(alertId) ?? null }))
}

function keep(outcome: AlertOutcome, versions: Map<string, number>, refused: Map<string, string>): void {
  if (outcome.ok) versions.set(outcome.id, outcome.version)
  else refused.set(outcome.id, outcome.problem.message)
}
