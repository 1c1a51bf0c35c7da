import { and, asc, count, desc, eq, gte, inArray, isNull, lt, lte, ne, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { listMentions, Mention, readMentions } from '#core/contract/mentions.ts'
import type { AlertEvent, AlertState } from '#core/workflow/alert.ts'
import { mayBeMentioned, type Mentioned } from '#core/workflow/mentions.ts'
import { can, type Role } from '#core/workflow/roles.ts'
import type { Caller } from '../http/bind.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { selectSummaries, toSummaries } from './alert-summary.ts'
import { isHidden, type Reader, visibleColumns } from './alert-visibility.ts'
import { appendAudit } from './audit.ts'
import { readCursor, writeCursor } from './cursor.ts'
import type { Db } from './db.ts'
import { users } from './schema/identity.ts'
import { mentions } from './schema/mentions.ts'
import { alerts } from './schema/work.ts'
import { iso, isoOrNull } from './wire.ts'

export type WireMention = z.output<typeof Mention>

const person = { id: users.id, name: users.name, role: users.role }
const ORDER = 'mentions'

/** The people with these ids, in their order. @throws ProblemError `unprocessable` where one is not at the desk */
export async function peopleToMention(db: Db, ids: readonly string[]): Promise<Mentioned[]> {
  const rows = await db
    .select(person)
    .from(users)
    .where(and(inArray(users.id, [...ids]), isNull(users.disabledAt)))
  const known = new Map(rows.map((row) => [row.id, { ...row, role: row.role as Role }]))
  return ids.map((id) => {
    const found = known.get(id)
    if (found !== undefined) return found
    const message = 'There is no such person at the desk.'
    throw new ProblemError('unprocessable', message, { errors: [{ field: 'body.mentions', message }] })
  })
}

/** Keeps whom the notes among these events call, in the transaction in which they are written. */
export async function recordMentions(tx: Db, events: readonly AlertEvent[]): Promise<void> {
  const rows = events.flatMap(({ alertId, actor, at, restricted, data }) =>
    mentionedIn(data).map((personId) => ({
      alertId,
      personId,
      byId: actor.id,
      at: new Date(at),
      restricted,
    })),
  )
  if (rows.length > 0) await tx.insert(mentions).values(rows)
}

/** Ids of the people whom an event of the trail calls. */
export function mentionedIn(data: unknown): string[] {
  const { mentions: people } = data as { mentions?: unknown }
  return Array.isArray(people) ? people.map(({ id }: Mentioned) => id) : []
}

/**
 * What a reader may know of: only alerts that exist for the reader, and outside the restricted compartment nothing
 * that was written inside it.
 */
function visible(db: Db, reader: Reader): SQL | undefined {
  const mine = eq(mentions.personId, reader.id)
  const { shown } = visibleColumns(reader)
  return and(
    mine,
    can(reader.role, 'restricted.read') ? undefined : eq(mentions.restricted, false),
    shown && inArray(mentions.alertId, db.select({ id: alerts.id }).from(alerts).where(shown)),
  )
}

/** A page of the notes that call the reader, newest first. */
export async function mentionPage(
  db: Db,
  query: z.output<typeof listMentions.query>,
  reader: Reader,
  now: number,
) {
  const [before] = readCursor(query.cursor, ORDER, ['int']) ?? []
  const rows = await db
    .select({ mention: mentions, by: person })
    .from(mentions)
    .innerJoin(users, eq(users.id, mentions.byId))
    .where(and(visible(db, reader), typeof before === 'number' ? lt(mentions.id, before) : undefined))
    .orderBy(desc(mentions.id))
    .limit(query.limit + 1)
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  const shown = await alertsOf(
    db,
    page.map(({ mention }) => mention.alertId),
    reader,
    now,
  )
  return {
    items: page.flatMap(({ mention, by }) => {
      const alert = shown.get(mention.alertId)
      if (alert === undefined) return []
      return [{ id: mention.id, alert, by, at: iso(mention.at), readAt: isoOrNull(mention.readAt) }]
    }),
    nextCursor: last ? writeCursor(ORDER, [last.mention.id]) : null,
    unread: await unreadOf(db, reader),
  }
}

/** The alerts as the reader may see them, by id. */
async function alertsOf(db: Db, ids: readonly string[], reader: Reader, now: number) {
  if (ids.length === 0) return new Map<string, WireMention['alert']>()
  const rows = await selectSummaries(db).where(inArray(alerts.id, [...new Set(ids)]))
  const summaries = await toSummaries(db, rows, reader, now)
  return new Map(
    summaries.map(({ id, severity, rule, status }) => [
      id,
      { id, severity, rule: { id: rule.id, name: rule.name }, status },
    ]),
  )
}

async function unreadOf(db: Db, reader: Reader): Promise<number> {
  const [row] = await db
    .select({ unread: count() })
    .from(mentions)
    .where(and(visible(db, reader), isNull(mentions.readAt)))
  return row?.unread ?? 0
}

/** Marks what the reader has seen as read, from one place up to another. Only what changes something is recorded. */
export async function markRead(
  ports: Ports,
  { from, upTo }: z.output<typeof readMentions.body>,
  reader: Caller,
): Promise<{ unread: number }> {
  return ports.db.transaction(async (tx) => {
    const marked = await tx
      .update(mentions)
      .set({ readAt: new Date(ports.clock()) })
      .where(
        and(
          visible(tx, reader),
          lte(mentions.id, upTo),
          from === undefined ? undefined : gte(mentions.id, from),
          isNull(mentions.readAt),
        ),
      )
      .returning({ id: mentions.id })
    if (marked.length > 0) {
      await appendAudit(tx, ports, {
        actor: reader,
        type: 'mentions.read',
        target: { kind: 'user', id: reader.id },
        data: { ...(from === undefined ? {} : { from }), upTo, count: marked.length },
      })
    }
    return { unread: await unreadOf(tx, reader) }
  })
}

/**
 * Whom the reader may call in a note on the alert, by name. For whoever stands outside the restricted compartment the
 * answer is the same in every state of an alert that exists for them.
 *
 * @throws ProblemError `not-found`
 */
export async function mentionable(db: Db, alertId: string, reader: Reader) {
  const [alert] = await db
    .select({ status: alerts.status, escalatedById: alerts.escalatedById })
    .from(alerts)
    .where(eq(alerts.id, alertId))
  if (alert === undefined || isHidden(alert, reader))
    throw new ProblemError('not-found', `There is no alert ${alertId}.`)
  const state = can(reader.role, 'restricted.read') ? (alert.status as AlertState) : 'new'
  const people = await db
    .select(person)
    .from(users)
    .where(and(isNull(users.disabledAt), ne(users.id, reader.id)))
    .orderBy(asc(users.name), asc(users.id))
  return people.filter(({ role }) => mayBeMentioned(role as Role, state))
}
