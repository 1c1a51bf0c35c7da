import { desc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { SlaSettings } from '#core/contract/sla.ts'
import type { Severity } from '#core/risk/categories.ts'
import { DEFAULT_SLA, type SlaTable } from '#core/workflow/sla.ts'
import type { Db } from './db.ts'
import { users } from './schema/identity.ts'
import { slaTermSets } from './schema/sla.ts'

export type WireSlaSettings = z.output<typeof SlaSettings>
export type SlaRow = WireSlaSettings['terms'][number]

const SEVERITIES: readonly Severity[] = [5, 4, 3, 2, 1]

const DEFAULTS: readonly SlaRow[] = SEVERITIES.map((severity) => ({ severity, ...DEFAULT_SLA[severity] }))

/** The terms in force with who set them, gravest first. */
export async function slaSettings(db: Db): Promise<WireSlaSettings> {
  const [row] = await db
    .select({
      version: slaTermSets.version,
      terms: slaTermSets.terms,
      at: slaTermSets.createdAt,
      by: { id: users.id, name: users.name, role: users.role },
    })
    .from(slaTermSets)
    .leftJoin(users, eq(users.id, slaTermSets.createdBy))
    .orderBy(desc(slaTermSets.version))
    .limit(1)
  if (row === undefined) return { version: 0, terms: [...DEFAULTS], changedAt: null, changedBy: null }
  const { version, terms, at, by } = row
  return { version, terms: terms as SlaRow[], changedAt: at.toISOString(), changedBy: by }
}

/** The terms in force as the clocks take them. */
export async function slaTable(db: Db): Promise<SlaTable> {
  const { terms } = await slaSettings(db)
  return Object.fromEntries(
    terms.map(({ severity, firstTouch, disposition }) => [severity, { firstTouch, disposition }]),
  ) as Record<Severity, SlaRow>
}
