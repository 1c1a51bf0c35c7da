import { type SQL, sql } from 'drizzle-orm'
import { can } from '#core/workflow/roles.ts'
import type { Reader } from '../store/alert-visibility.ts'
import { investigationAlerts, investigations } from '../store/schema/investigations.ts'

/**
 * What a reader may know of: an investigation, or an attachment, made inside the restricted compartment does not
 * exist for anybody outside it (tipping-off). In every list, count and search; not-found when asked for by id.
 */
export const visibleInvestigation = (reader: Reader): SQL =>
  can(reader.role, 'restricted.read') ? sql`true` : sql`not ${investigations.restricted}`

export const visibleAttachment = (reader: Reader): SQL =>
  can(reader.role, 'restricted.read') ? sql`true` : sql`not ${investigationAlerts.restricted}`
