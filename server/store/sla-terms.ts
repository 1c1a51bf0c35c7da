import { desc, eq, lte } from 'drizzle-orm'
import type { z } from 'zod'
import type { SlaSettings } from '#core/contract/sla.ts'
import type { Severity } from '#core/risk/categories.ts'
import { HONG_KONG_OFFICE, officeCalendar } from '#core/workflow/calendar.ts'
import { DEFAULT_SLA, type OfficeCalendar, type SlaTable } from '#core/workflow/sla.ts'
import type { Db } from './db.ts'
import { users } from './schema/identity.ts'
import { slaTermSets } from './schema/sla.ts'

export type WireSlaSettings = z.output<typeof SlaSettings>
export type SlaRow = WireSlaSettings['terms'][number]

const SEVERITIES: readonly Severity[] = [5, 4, 3, 2, 1]

const DEFAULTS: readonly SlaRow[] = SEVERITIES.map((severity) => ({ severity, ...DEFAULT_SLA[severity] }))

/**
 * The terms in force with who set them, gravest first; those at a time of the past where `at` is given.
 */
export async function slaSettings(db: Db, at?: Date): Promise<WireSlaSettings> {
  const [row] = await db
    .select({
      version: slaTermSets.version,
      terms: slaTermSets.terms,
      office: slaTermSets.office,
      at: slaTermSets.createdAt,
      by: { id: users.id, name: users.name, role: users.role },
    })
    .from(slaTermSets)
    .leftJoin(users, eq(users.id, slaTermSets.createdBy))
    .where(at && lte(slaTermSets.createdAt, at))
    .orderBy(desc(slaTermSets.version))
    .limit(1)
  const office = (row?.office ?? HONG_KONG_OFFICE) as WireSlaSettings['office']
  if (row === undefined) return { version: 0, terms: [...DEFAULTS], office, changedAt: null, changedBy: null }
  const { version, terms, at: changed, by } = row
  return { version, terms: terms as SlaRow[], office, changedAt: changed.toISOString(), changedBy: by }
}

export interface ClocksInForce {
  readonly terms: SlaTable
  readonly office: OfficeCalendar
}

/** The terms and office hours in force as the clocks take them. */
export async function clocksInForce(db: Db): Promise<ClocksInForce> {
  const { terms, office } = await slaSettings(db)
  const table = Object.fromEntries(
    terms.map(({ severity, firstTouch, disposition }) => [severity, { firstTouch, disposition }]),
  ) as Record<Severity, SlaRow>
  return { terms: table, office: officeCalendar(office) }
}
