import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * `npm run test:real`: the tests that read real public data (`*.real.test.ts`), which is too large and not ours to
 * keep beside the code. `KYT_REAL_DATA` names its folder; where there is none, nothing is tested and it says so.
 */
const data = resolve(process.env['KYT_REAL_DATA'] ?? '../shared/data')

if (existsSync(data)) {
  const files = process.argv.slice(2)
  const child = spawn(
    'vitest',
    ['run', '--project', 'node', ...(files.length > 0 ? files : ['.real.test.ts'])],
    {
      stdio: 'inherit',
      env: { ...process.env, KYT_REAL_DATA: data },
    },
  )
  child.on('close', (code) => {
    process.exitCode = code ?? 1
  })
} else {
  console.log('skipped: no real data')
}
