import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startTestPostgres } from './lib/postgres.ts'

/**
 * `npm test`: everything, one line. Static checks, pure code and the API in Node (PGlite, and PostgreSQL where the
 * machine has it), components in Chromium, then journeys against the built product and the built demo.
 * Ends with one line that counts: `N passed, N failed, N skipped`.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const results = `${root}.test`
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const total = { passed: 0, failed: 0, skipped: 0 }

/** A stage takes this long only where something in it never returns; the slowest takes under 10 minutes. */
const STAGE_LIMIT_MS = 20 * 60_000

function run(
  title: string,
  command: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<number> {
  console.log(`\n== ${title}`)
  return new Promise((resolve) => {
    // A group of its own: a worker that spins does not hear that its parent has gone.
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
      detached: true,
    })
    const stop = (): void => void process.kill(-child.pid!, 'SIGKILL')
    const limit = setTimeout(() => {
      console.log(`${title}: stopped after ${STAGE_LIMIT_MS / 60_000} minutes, something in it never returns`)
      stop()
    }, STAGE_LIMIT_MS)
    process.once('SIGINT', stop)
    const end = (code: number): void => {
      clearTimeout(limit)
      process.off('SIGINT', stop)
      resolve(code)
    }
    child.on('error', () => end(1))
    child.on('close', (code) => end(code ?? 1))
  })
}

/** A stage that counts no test of its own is one test: it passes or it fails. */
async function stage(title: string, command: string, ...args: string[]): Promise<void> {
  const code = await run(title, command, args)
  total[code === 0 ? 'passed' : 'failed'] += 1
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
}

async function vitest(project: string, env: Record<string, string>): Promise<void> {
  const file = `${results}/${project}.json`
  const code = await run(
    `tests: ${project}`,
    'vitest',
    ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    env,
  )
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport) : null
  total.passed += report?.numPassedTests ?? 0
  total.failed += report?.numFailedTests ?? 0
  total.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  if (code !== 0 && (report?.numFailedTests ?? 0) === 0) total.failed += 1
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
}

async function playwright(): Promise<void> {
  const file = `${results}/e2e.json`
  const code = await run('journeys', 'playwright', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  })
  const stats = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport).stats : null
  total.passed += stats?.expected ?? 0
  total.failed += (stats?.unexpected ?? 0) + (stats?.flaky ?? 0)
  total.skipped += stats?.skipped ?? 0
  if (code !== 0 && (stats?.unexpected ?? 0) === 0) total.failed += 1
}

const postgres = await startTestPostgres()
if (postgres === null) console.log('No PostgreSQL server on this machine: its tests say "skipped".')
try {
  await stage('static checks', 'node', 'scripts/check.ts')
  await stage('build: product', 'vite', 'build', '--logLevel', 'warn')
  await stage('build: demo', 'node', 'scripts/build-demo.ts')
  await stage('the product holds no mock', 'node', 'scripts/check-no-mocks.ts')
  await stage('size budgets', 'size-limit')
  await stage('engine budgets', 'node', 'bench/run.ts', 'engine', '--n', '100000', '--check')
  await vitest('node', postgres ? { KYT_TEST_DATABASE_URL: postgres.url } : {})
  await vitest('browser', {})
  await playwright()
} finally {
  await postgres?.stop()
}

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed === 0 ? 0 : 1)
