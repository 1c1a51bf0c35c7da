import { and, eq, gt, inArray } from 'drizzle-orm'
import { type AlertState, RESTRICTED_STATES } from '#core/workflow/alert.ts'
import { HOUR } from '#core/workflow/hkt.ts'
import { can } from '#core/workflow/roles.ts'
import type { Caller } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import { appendAudits } from './audit.ts'
import type { Db } from './db.ts'
import { cases } from './schema/cases.ts'
import { alerts, auditEvents } from './schema/work.ts'

export const RESTRICTED_READ = 'restricted.read'

/** One record for each reader, alert and hour: who looked, and not how often the page asked again. */
const INTERVAL = HOUR

/** Where the alert was read: on its own page, as a row of the queue, in a case, in a file. */
export type ReadIn = 'alert' | 'list' | 'case' | 'export'

/** What is read. */
type Target = 'alert' | 'case'

interface Read {
  readonly id: string
  readonly status: string
}

/**
 * Records that somebody read alerts of the restricted compartment, each by itself. Nothing is recorded of readers who
 * are not shown what is restricted, nor of alerts outside it.
 */
export async function recordRestrictedReads(
  ports: Ports,
  read: readonly Read[],
  reader: Pick<Caller, 'id' | 'name' | 'role'>,
  readIn: ReadIn,
): Promise<void> {
  if (!can(reader.role, 'restricted.read')) return
  const ids = read.filter(({ status }) => RESTRICTED_STATES.has(status as AlertState)).map(({ id }) => id)
  if ((await unrecorded(ports, ports.db, 'alert', ids, reader.id)).length === 0) return
  await ports.db.transaction(async (tx) => {
    // The alerts' rows are the lock: two pages opened at once leave one record.
    await tx
      .select({ id: alerts.id })
      .from(alerts)
      .where(inArray(alerts.id, ids))
      .orderBy(alerts.id)
      .for('update')
    const left = await unrecorded(ports, tx, 'alert', ids, reader.id)
    await appendAudits(
      tx,
      ports,
      left.map((id) => readOf('alert', id, readIn, reader)),
    )
  })
}

/** One alert, read on its own page; see `recordRestrictedReads`. */
export async function recordRestrictedRead(
  ports: Ports,
  alert: Read,
  reader: Pick<Caller, 'id' | 'name' | 'role'>,
): Promise<void> {
  await recordRestrictedReads(ports, [alert], reader, 'alert')
}

/** A case of the restricted compartment, read on its own page; see `recordRestrictedReads`. */
export async function recordRestrictedCaseRead(
  ports: Ports,
  { id, restricted }: { readonly id: string; readonly restricted: boolean },
  reader: Pick<Caller, 'id' | 'name' | 'role'>,
): Promise<void> {
  if (!restricted || (await unrecorded(ports, ports.db, 'case', [id], reader.id)).length === 0) return
  await ports.db.transaction(async (tx) => {
    await tx.select({ id: cases.id }).from(cases).where(eq(cases.id, id)).for('update')
    const left = await unrecorded(ports, tx, 'case', [id], reader.id)
    await appendAudits(
      tx,
      ports,
      left.map(() => readOf('case', id, 'case', reader)),
    )
  })
}

const readOf = (kind: Target, id: string, readIn: ReadIn, actor: Pick<Caller, 'id' | 'name' | 'role'>) => ({
  actor,
  type: RESTRICTED_READ,
  target: { kind, id },
  data: { in: readIn, intervalMinutes: INTERVAL / 60_000 },
})

async function unrecorded(
  ports: Ports,
  db: Db,
  kind: Target,
  ids: readonly string[],
  readerId: string,
): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const found = await db
    .selectDistinct({ id: auditEvents.targetId })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.targetKind, kind),
        inArray(auditEvents.targetId, [...ids]),
        eq(auditEvents.type, RESTRICTED_READ),
        eq(auditEvents.actorId, readerId),
        gt(auditEvents.at, new Date(ports.clock() - INTERVAL)),
      ),
    )
  const recorded = new Set(found.map(({ id }) => id))
  return ids.filter((id) => !recorded.has(id))
}
