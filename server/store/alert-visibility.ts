import { type SQL, sql } from 'drizzle-orm'
import { can, type Role } from '#core/workflow/roles.ts'
import { alerts } from './schema/work.ts'

/** Whose eyes an answer is for. */
export interface Reader {
  readonly id: string
  readonly role: Role
}

/** What the MLRO does with an escalated alert; whoever is outside the restricted compartment sees `escalated` instead (tipping-off). */
const CONFIDENTIAL = /^(mlro-review|no-file|str-.+|post-str-review|closed-str)$/

/** Whether the reader is shown only that the alert was escalated. */
export function isMasked(status: string, reader: Reader): boolean {
  return CONFIDENTIAL.test(status) && !can(reader.role, 'restricted.read')
}

/** Whether the alert waits for the MLRO, and for nobody the reader could be. */
export function isHandedOver(status: string, reader: Reader): boolean {
  return !can(reader.role, 'restricted.read') && (status === 'escalated' || CONFIDENTIAL.test(status))
}

export interface VisibleColumns {
  readonly status: SQL<string>
  readonly open: SQL<boolean>
  readonly closedAt: SQL<Date | null>
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
    }
  }
  return {
    status: sql<string>`case when ${masked} then 'escalated' else ${alerts.status} end`,
    open: sql<boolean>`(${alerts.open} and not ${handedOver})`,
    closedAt: sql<Date | null>`case when ${handedOver} then ${alerts.escalatedAt} else ${alerts.closedAt} end`,
  }
}
