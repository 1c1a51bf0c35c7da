import { sql } from 'drizzle-orm'
import { seedDemo } from '#mocks/seed/seed.ts'
import type { Desk } from '#server/node/open-desk.ts'
import { type Db, rowOf } from '#server/store/db.ts'

/** Any number, the same in every process: two that start on one empty database seed it once. */
const SEED_LOCK = 7_305_114

export interface SeedRequest {
  readonly size: 'small' | 'normal' | 'large'
  readonly onProgress: (line: string) => void
}

interface Known {
  readonly empty: boolean
  readonly institution: string | null
}

/** Whether nobody and nothing is at this desk, and the institution it demonstrates, if it does. */
const lookAround = (db: Db): Promise<Known> =>
  rowOf<Known>(
    db,
    sql`select
      not (exists(select 1 from users) or exists(select 1 from imports) or exists(select 1 from labels)
        or exists(select 1 from transfers) or exists(select 1 from audit_events)) as empty,
      (select value #>> '{}' from settings where key = 'demo.institution') as institution`,
  )

/**
 * Fills an empty desk with the demonstration institution; a desk that has anything in it is left as it is. It is one
 * transaction: whoever stops the desk while it is being prepared finds it empty, and it is prepared anew.
 *
 * @returns the desk with the institution's name; not a demonstration where it holds something else
 */
export async function seedDemoIfEmpty(desk: Desk, request: SeedRequest): Promise<Desk> {
  const { ports } = desk
  const { version } = ports.config
  const institution = await ports.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${SEED_LOCK})`)
    const known = await lookAround(tx)
    if (!known.empty) return known.institution
    request.onProgress(`Preparing the demonstration institution (${request.size}) ...`)
    const seeded = await seedDemo(tx, { ...request, endsAt: ports.clock(), version })
    return seeded.institution
  })
  return {
    ...desk,
    ports: { ...ports, config: { ...ports.config, demo: institution !== null, institution } },
  }
}
