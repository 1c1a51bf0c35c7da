import { and, type SQL, sql } from 'drizzle-orm'
import { can } from '#core/workflow/roles.ts'
import { type Reader, visibleColumns } from '../store/alert-visibility.ts'
import { caseAlerts, type caseInvestigations, cases } from '../store/schema/cases.ts'

/**
 * What a reader may know of: a case, or something in it, that is inside the restricted compartment does not exist for
 * anybody outside it (tipping-off). In every list, count and search; not-found when asked for by id.
 */
export const visibleCase = (reader: Reader): SQL =>
  can(reader.role, 'restricted.read') ? sql`true` : sql`not ${cases.restricted}`

export const visibleMember = (of: typeof caseAlerts | typeof caseInvestigations, reader: Reader): SQL =>
  can(reader.role, 'restricted.read') ? sql`true` : sql`not ${of.restricted}`

/** An alert in a case, joined with its row: both that it is in there and the alert itself exist for the reader. */
export const visibleAlert = (reader: Reader): SQL | undefined =>
  and(visibleMember(caseAlerts, reader), visibleColumns(reader).shown)
