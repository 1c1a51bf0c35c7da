import { eq } from 'drizzle-orm'
import type { Db } from '../store/db.ts'
import { insertAlerts } from '../store/insert-alerts.ts'
import { groupDecisions, groupReviews } from '../store/schema/groups.ts'
import { alerts } from '../store/schema/work.ts'

/**
 * Alerts of three causes, copies of one that exists, and for two of them a group decision of `personId`: one whose
 * sample was opened, one whose sample was reviewed. The first cause waits for its draw.
 */
export async function storeGroups(db: Db, alertId: string, personId: string) {
  const [model] = await db.select().from(alerts).where(eq(alerts.id, alertId))
  if (model === undefined) throw new Error(`there is no alert ${alertId}`)
  const light = { severity: 2, sanctions: false, status: 'new', open: true, assigneeId: null, closure: null }
  const pair = (cause: string) =>
    [1, 2].map((n) => ({
      ...model,
      ...light,
      id: `A-GROUP-${cause}-${n}`,
      dedupeKey: `group ${cause} ${n}`,
      riskSource: `actor:${cause}`,
      version: 1,
    }))
  await insertAlerts(db, [...pair('draw'), ...pair('review'), ...pair('decide')])
  const begun = async (cause: string, found: object) => {
    const id = `G-${cause}`
    const members = pair(cause).map(({ id: member, version }) => ({ id: member, version }))
    const { bookId, ruleId, createdAt } = model
    await db.insert(groupDecisions).values({
      id,
      bookId,
      ruleId,
      riskSource: `actor:${cause}`,
      seed: 'a-seed',
      members,
      createdAt,
      createdById: personId,
    })
    await db.insert(groupReviews).values(
      members.map((member, place) => ({
        decisionId: id,
        alertId: member.id,
        place,
        openedAt: createdAt,
        ...found,
      })),
    )
    return id
  }
  return {
    cause: { bookId: model.bookId, ruleId: model.ruleId, source: 'actor:draw' },
    opened: await begun('review', {}),
    openedAlert: 'A-GROUP-review-1',
    reviewed: await begun('decide', { verdict: 'same', at: model.createdAt }),
  }
}
