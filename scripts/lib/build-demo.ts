import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { build } from 'vite'
import { DEMO_MANIFEST, DEMO_SEED, type DemoManifest } from '#mocks/seed-files.ts'
import { seedDemo } from '#mocks/seed/seed.ts'
import { readMigrations } from '#server/node/migrations.ts'
import { migrate } from '#server/store/db.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The static demo: the page built with the mock worker, and the database image it starts from. */
export async function buildDemo(): Promise<void> {
  const outDir = join(root, 'dist-demo')
  await build({ root, mode: 'demo', logLevel: 'warn' })
  const client = await PGlite.create()
  const db = drizzle({ client })
  await migrate(db, readMigrations())
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const endsAt = Date.now()
  const seeded = await seedDemo(db, {
    size: 'small',
    endsAt,
    version,
    onProgress: (line) => console.log(line),
  })
  const image = await client.dumpDataDir('gzip')
  writeFileSync(join(outDir, DEMO_SEED), Buffer.from(await image.arrayBuffer()))
  const manifest: DemoManifest = { version, institution: seeded.institution, endsAt }
  writeFileSync(join(outDir, DEMO_MANIFEST), JSON.stringify(manifest))
  await client.close()
}
