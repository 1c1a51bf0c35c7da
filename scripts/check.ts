import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * `npm run check`: everything that can be known without running the product. Every step runs, so that one run
 * shows all there is to mend.
 */
const STEPS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types: core (no DOM, no Node)', 'tsc', '-p', 'tsconfig.core.json'],
  ['types: server, scripts, tests', 'tsc', '-p', 'tsconfig.node.json'],
  ['types: page and demo', 'tsc', '-p', 'tsconfig.web.json'],
  ['lint', 'oxlint', '--type-aware', '--deny-warnings'],
  ['format', 'oxfmt', '--check'],
  ['import directions', 'node', 'scripts/check-boundaries.ts'],
  ['contract drift', 'node', 'scripts/openapi.ts', '--check'],
  ['migration drift', 'node', 'scripts/check-migrations.ts'],
  ['dead code', 'knip'],
  ['house rules', 'node', 'scripts/check-house.ts'],
]

const root = fileURLToPath(new URL('..', import.meta.url))

function run(command: string, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

let failed = 0
for (const [name, command, ...args] of STEPS) {
  const started = Date.now()
  const { code, output } = await run(command, args)
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  if (code !== 0) {
    failed += 1
    console.log(output.trimEnd())
  }
}
console.log(`check: ${STEPS.length - failed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
