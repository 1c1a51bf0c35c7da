import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { join, relative } from 'node:path'

/** Fails where server/store/schema says something that no migration does: drizzle-kit would write a new one. */
const root = fileURLToPath(new URL('..', import.meta.url))
const copy = mkdtempSync(join(root, '.test-migrations-'))
try {
  cpSync(join(root, 'server/store/migrations'), join(copy, 'migrations'), { recursive: true })
  const before = readdirSync(join(copy, 'migrations')).length
  const out = `./${relative(root, join(copy, 'migrations'))}`
  writeFileSync(
    join(copy, 'drizzle.config.json'),
    JSON.stringify({ dialect: 'postgresql', schema: './server/store/schema/*.ts', out }),
  )
  const kit = spawnSync(
    'drizzle-kit',
    ['generate', '--config', relative(root, join(copy, 'drizzle.config.json'))],
    { cwd: root, encoding: 'utf8' },
  )
  const after = readdirSync(join(copy, 'migrations')).length
  if (kit.status !== 0) throw new Error(kit.stdout + kit.stderr)
  if (after !== before)
    throw new Error('the schema has changes that no migration makes: run `npm run migrations`')
  console.log(`${before - 1} migrations say what the schema says`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  rmSync(copy, { recursive: true, force: true })
}
