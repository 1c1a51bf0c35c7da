import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEMO_PORT, EMPTY_PORT, REAL_PORT, SERVER_PORT, STILL_PORT } from './homes.ts'

/** Starts one home for the journeys, by the same command a person would use, with data that nobody else has. */
const root = fileURLToPath(new URL('..', import.meta.url))
const home = process.argv[2]
const dataDir = mkdtempSync(join(tmpdir(), 'kyt-e2e-'))

const HOMES: Record<string, { script: string; env: Record<string, string>; before?: string }> = {
  server: {
    script: 'scripts/start.ts',
    env: { PORT: String(SERVER_PORT), KYT_DEMO: 'on', KYT_DEMO_SIZE: 'small' },
  },
  still: {
    script: 'scripts/start.ts',
    env: { PORT: String(STILL_PORT), KYT_DEMO: 'on', KYT_DEMO_SIZE: 'small' },
    before: './still-clock.ts',
  },
  empty: { script: 'scripts/start.ts', env: { PORT: String(EMPTY_PORT), KYT_DEMO: 'off' } },
  real: { script: 'scripts/start.ts', env: { PORT: String(REAL_PORT), KYT_DEMO: 'off' } },
  demo: { script: 'scripts/demo.ts', env: { PORT: String(DEMO_PORT), KYT_DEMO_BUILD: 'never' } },
}

const chosen = HOMES[home ?? '']
if (chosen === undefined) throw new Error(`no such home: ${home}`)

const before = chosen.before === undefined ? [] : ['--import', new URL(chosen.before, import.meta.url).href]
const child = spawn(process.execPath, [...before, chosen.script], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    HOST: 'localhost',
    KYT_DATA_DIR: dataDir,
    KYT_LOG: 'quiet',
    DATABASE_URL: '',
    ...chosen.env,
  },
})
const end = (signal: NodeJS.Signals) => child.kill(signal)
process.once('SIGTERM', () => end('SIGTERM'))
process.once('SIGINT', () => end('SIGINT'))
child.once('close', (code) => {
  rmSync(dataDir, { recursive: true, force: true })
  process.exit(code ?? 0)
})
