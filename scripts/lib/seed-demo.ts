import { sql } from 'drizzle-orm'
import { seedDemo } from '#mocks/seed/seed.ts'
import type { Desk } from '#server/node/open-desk.ts'
import { rowOf } from '#server/store/db.ts'

/**
 * Fills an empty desk with the demonstration institution; a desk that has anything in it is left as it is.
 * Returns the desk with the institution's name.
 */
export async function seedDemoIfEmpty(desk: Desk, size: 'small' | 'normal' | 'large'): Promise<Desk> {
  const { db, config } = desk.ports
  const known = await rowOf<{ users: boolean; institution: string | null }>(
    db,
    sql`select exists(select 1 from users) as users, (select value #>> '{}' from settings where key = 'demo.institution') as institution`,
  )
  const named = (institution: string | null): Desk => ({
    ...desk,
    ports: { ...desk.ports, config: { ...config, demo: institution !== null, institution } },
  })
  if (known.users) return named(known.institution)
  console.log(`Preparing the demonstration institution (${size}) ...`)
  const { institution } = await seedDemo(db, {
    size,
    endsAt: desk.ports.clock(),
    version: config.version,
    onProgress: (line) => console.log(line),
  })
  return named(institution)
}
