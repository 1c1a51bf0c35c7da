import type { z } from 'zod'
import type { ActivityItem } from '#core/contract/alerts.ts'
import { can } from '#core/workflow/roles.ts'
import { alertEvents, visibleEvents } from './alert-history.ts'
import type { Reader } from './alert-visibility.ts'
import { SYSTEM } from './audit.ts'
import type { Db } from './db.ts'

export type WireActivity = z.output<typeof ActivityItem>

/** What happened to an alert, newest first, as the reader may know it. */
export async function alertActivity(db: Db, alertId: string, reader: Reader): Promise<WireActivity[]> {
  const events = visibleEvents(await alertEvents(db, [alertId]), reader)
  const inside = can(reader.role, 'restricted.read')
  const items = events.map((event, at) => ({
    seq: at + 1,
    at: event.at.toISOString(),
    actor:
      event.actorId === SYSTEM.id
        ? null
        : { id: event.actorId, name: event.actorName, role: event.actorRole },
    type: event.type,
    data: inside ? event.data : withoutStates(event.data),
  }))
  return items.toReversed()
}

/** The state a reopened alert came from tells what the MLRO had decided. */
function withoutStates(data: Record<string, unknown>): Record<string, unknown> {
  const { from: _, to: __, ...rest } = data
  return rest
}
