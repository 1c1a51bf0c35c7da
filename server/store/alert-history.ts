import { and, asc, eq, inArray } from 'drizzle-orm'
import { can, type Role, ROLES } from '#core/workflow/roles.ts'
import type { Reader } from './alert-visibility.ts'
import type { Db } from './db.ts'
import { RESTRICTED_READ } from './restricted-reads.ts'
import { auditEvents } from './schema/work.ts'

export type AlertEvent = typeof auditEvents.$inferSelect

/** Events of an alert that are no accepted command, or come along with one. */
const NOT_COMMANDS = new Set([
  'alert.raised',
  'alert.command-refused',
  'alert.closed',
  'alert.tipping-off-reminder',
  'alert.attach-file',
  'alert.snooze-ended',
  RESTRICTED_READ,
])

/** Whether an event of the trail is a command that changed its alert. */
export const isAcceptedCommand = (type: string) => type.startsWith('alert.') && !NOT_COMMANDS.has(type)

const decides = (role: string) =>
  (ROLES as readonly string[]).includes(role) && can(role as Role, 'restricted.decide')

/** The trail of the given alerts, oldest first. */
export async function alertEvents(db: Db, alertIds: readonly string[]): Promise<AlertEvent[]> {
  if (alertIds.length === 0) return []
  return db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.targetKind, 'alert'), inArray(auditEvents.targetId, [...alertIds])))
    .orderBy(asc(auditEvents.seq))
}

/**
 * What of one alert's trail (oldest first) a reader may see. That it was reported to the MLRO, and everything until
 * the reopening that ends it, stays in the restricted compartment; of it a person knows only what they did
 * themselves. `null`: anybody outside who did nothing.
 */
export function visibleEvents(events: readonly AlertEvent[], reader: Reader | null): AlertEvent[] {
  if (reader !== null && can(reader.role, 'restricted.read')) return [...events]
  let restricted = false
  return events.filter((event) => {
    const isOwn = event.actorId === reader?.id
    if (event.type === 'alert.escalate') {
      restricted = true
      return isOwn
    }
    if (event.type === 'alert.reopen') {
      restricted = false
      return true
    }
    return event.type !== RESTRICTED_READ && (!restricted || (isOwn && !decides(event.actorRole)))
  })
}

/** Version and last change of escalated alerts as their reporter, outside the restricted compartment, knows them. */
export async function maskedStates(
  db: Db,
  alertIds: readonly string[],
  reader: Reader,
): Promise<Map<string, { version: number; updatedAt: Date | null }>> {
  const events = Map.groupBy(await alertEvents(db, alertIds), (event) => event.targetId ?? '')
  return new Map(
    alertIds.map((id) => {
      const seen = visibleEvents(events.get(id) ?? [], reader).filter((e) => !NOT_COMMANDS.has(e.type))
      return [id, { version: 1 + seen.length, updatedAt: seen.at(-1)?.at ?? null }]
    }),
  )
}
