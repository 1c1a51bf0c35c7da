import { eq, type SQL, sql } from 'drizzle-orm'
import { can, type Role } from '#core/workflow/roles.ts'
import { alerts } from './schema/work.ts'

/** Whose eyes an answer is for. */
export interface Reader {
  readonly id: string
  readonly role: Role
}

/** What decides who may see an alert at all. */
export interface Guarded {
  readonly status: string
  readonly escalatedById: string | null
}

/** What the MLRO does with an escalated alert: its reporter sees `escalated` instead (tipping-off). */
const CONFIDENTIAL = /^(mlro-review|no-file|str-.+|post-str-review|closed-str)$/

/** Whether the reader is shown only that the alert was escalated. */
export function isMasked(status: string, reader: Reader): boolean {
  return CONFIDENTIAL.test(status) && !can(reader.role, 'restricted.read')
}

/** Whether the alert waits for the MLRO, and for nobody the reader could be. */
export function isHandedOver(status: string, reader: Reader): boolean {
  return !can(reader.role, 'restricted.read') && (status === 'escalated' || CONFIDENTIAL.test(status))
}

/**
 * Whether the alert does not exist for the reader: it was reported to the MLRO, and the reader neither is inside the
 * restricted compartment nor reported it. That there is a report is what nobody else may learn.
 */
export function isHidden({ status, escalatedById }: Guarded, reader: Reader): boolean {
  return isHandedOver(status, reader) && escalatedById !== reader.id
}

export interface VisibleColumns {
  readonly status: SQL<string>
  readonly open: SQL<boolean>
  readonly closedAt: SQL<Date | null>
  /** Alerts that exist for the reader; undefined: all. Belongs into every read of alerts. */
  readonly shown: SQL | undefined
}

const masked = sql`(${alerts.status} in ('mlro-review', 'no-file', 'post-str-review', 'closed-str') or ${alerts.status} like 'str-%')`

/** For whoever is outside the compartment, an escalated alert has left the desk: it is with the MLRO. */
const handedOver = sql`(${masked} or ${alerts.status} = 'escalated')`

/**
 * The columns by which a reader may filter, count and group. Counting by the true columns would tell
 * what hiding them in the answer is meant to keep.
 */
export function visibleColumns(reader: Reader): VisibleColumns {
  if (can(reader.role, 'restricted.read')) {
    return {
      status: sql<string>`${alerts.status}`,
      open: sql<boolean>`${alerts.open}`,
      closedAt: sql<Date | null>`${alerts.closedAt}`,
      shown: undefined,
    }
  }
  return {
    status: sql<string>`case when ${masked} then 'escalated' else ${alerts.status} end`,
    open: sql<boolean>`(${alerts.open} and not ${handedOver})`,
    closedAt: sql<Date | null>`case when ${handedOver} then ${alerts.escalatedAt} else ${alerts.closedAt} end`,
    shown: sql`(not ${handedOver} or coalesce(${eq(alerts.escalatedById, reader.id)}, false))`,
  }
}
