import type { Hono } from 'hono'
import { announcePresence, followEvents } from '#core/contract/live.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import { createLive } from '../live/live.ts'
import type { Ports } from '../ports.ts'
import { alertRow } from '../store/alert-detail.ts'

/** What happens now: the stream of events, and who looks at which alert. */
export function liveRoutes(app: Hono<AppEnv>, ports: Ports): void {
  const live = createLive(ports)

  bind(app, ports, followEvents).to(async ({ query, caller, request }) => {
    const asked = {
      caller,
      token: ports.sessions.read(request),
      lastEventId: request.headers.get('last-event-id') ?? query.after ?? null,
    }
    const stays = request.headers.get('accept')?.includes('text/event-stream') ?? false
    return stays ? live.follow(asked) : live.catchUp(asked)
  })

  bind(app, ports, announcePresence).to(async ({ body, caller }) => {
    if (body.alertId !== null) await alertRow(ports.db, body.alertId, caller)
    const { id, name, role } = caller
    await live.announce({ ...body, person: { id, name, role } })
    return { value: { items: live.hub.presences.all(caller) } }
  })
}
