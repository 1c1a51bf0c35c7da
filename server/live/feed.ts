import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { alertEvents, isAcceptedCommand, visibleEvents } from '../store/alert-history.ts'
import { SYSTEM } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import { mentionedIn } from '../store/mentions.ts'
import { auditEvents, auditHead } from '../store/schema/work.ts'

/** One thing that happened to an alert, and who may hear of it. */
export interface FeedEvent {
  readonly seq: number
  /** `inside`: the restricted compartment only. */
  readonly audience: 'desk' | 'inside'
  readonly alertId: string
  readonly kind: 'raised' | 'changed'
  readonly type: string
  readonly at: number
  readonly actor: { readonly id: string; readonly name: string; readonly role: string } | null
  /** Ids of the people whom a note calls by name. */
  readonly mentions: readonly string[]
}

export interface FeedPage {
  readonly events: readonly FeedEvent[]
  /** Place in the trail up to which this page has looked. */
  readonly upTo: number
  /** There may be more behind it. */
  readonly isFull: boolean
  /** People who signed out somewhere. */
  readonly signedOut: readonly string[]
}

/** Things that happen to an alert beside the commands of its lifecycle, and that others want to see at once. */
const ALSO_TOLD = new Set(['alert.raised', 'alert.attach-file', 'alert.snooze-ended'])

const PAGE = 500

/** The last place in the trail; 0 before the first record. */
export async function trailHead(db: Db): Promise<number> {
  const [head] = await db.select({ seq: auditHead.seq }).from(auditHead).where(eq(auditHead.id, 1))
  return head?.seq ?? 0
}

/**
 * What the trail says after a place. The trail is the outbox: its records are written in the transaction of the
 * change, and whoever appends holds the head's lock until it commits, so that a record becomes visible only after
 * all before it. Reading "after n" therefore never skips one that commits late.
 */
export async function readFeed(db: Db, after: number): Promise<FeedPage> {
  const rows = await db
    .select()
    .from(auditEvents)
    .where(gt(auditEvents.seq, after))
    .orderBy(asc(auditEvents.seq))
    .limit(PAGE)
  const told = rows.filter(
    ({ targetKind, type }) => targetKind === 'alert' && (ALSO_TOLD.has(type) || isAcceptedCommand(type)),
  )
  const hidden = await hiddenSeqs(db, [...new Set(told.map((row) => row.targetId ?? ''))])
  return {
    events: told.map((row) => ({
      seq: row.seq,
      audience: hidden.has(row.seq) ? 'inside' : 'desk',
      alertId: row.targetId ?? '',
      kind: row.type === 'alert.raised' ? 'raised' : 'changed',
      type: row.type,
      at: row.at.getTime(),
      actor: row.actorId === SYSTEM.id ? null : { id: row.actorId, name: row.actorName, role: row.actorRole },
      mentions: mentionedIn(row.data),
    })),
    upTo: rows.at(-1)?.seq ?? after,
    isFull: rows.length === PAGE,
    signedOut: rows.filter((row) => row.type === 'session.ended').map((row) => row.actorId),
  }
}

/** Places of what happened to these alerts inside the restricted compartment. */
async function hiddenSeqs(db: Db, alertIds: readonly string[]): Promise<ReadonlySet<number>> {
  if (alertIds.length === 0) return new Set()
  const escalated = await db
    .selectDistinct({ id: auditEvents.targetId })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.targetKind, 'alert'),
        inArray(auditEvents.targetId, [...alertIds]),
        eq(auditEvents.type, 'alert.escalate'),
      ),
    )
  const all = await alertEvents(
    db,
    escalated.flatMap(({ id }) => id ?? []),
  )
  const hidden = new Set(all.map((event) => event.seq))
  for (const events of Map.groupBy(all, (event) => event.targetId).values()) {
    for (const { seq } of visibleEvents(events, null)) hidden.delete(seq)
  }
  return hidden
}
