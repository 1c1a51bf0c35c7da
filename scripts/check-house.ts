import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** House rules that no linter knows: what must never be committed, and how long a file may grow. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((name) => name !== '' && !name.startsWith('scripts/fixtures/'))

const TEXT = /\.(ts|tsx|mjs|css|html|json|md|sh|yml|yaml|sql)$|^\.ci\/run$|^\.npmrc$/
const MAX_LINES = 300
const problems: string[] = []

for (const name of files) {
  if (!TEXT.test(name)) continue
  let text: string
  try {
    text = readFileSync(name, 'utf8')
  } catch {
    continue
  }
  if (name === 'package-lock.json') {
    if (text.includes('"resolved"')) problems.push(`${name}: names a registry host`)
    continue
  }
  const lines = text.split('\n')
  if (
    /^(core|server|src|mocks)\/.*\.tsx?$/.test(name) &&
    !/\.test\.tsx?$/.test(name) &&
    lines.length > MAX_LINES + 1
  ) {
    problems.push(`${name}: ${lines.length} lines; is it two rooms? (at most ${MAX_LINES})`)
  }
  if (name === 'scripts/check-house.ts') continue
  lines.forEach((line, at) => {
    const where = `${name}:${at + 1}`
    if (/["'`(\s](\/home\/|\/root\/|\/work\/|\/tmp\/[a-z])/.test(line))
      problems.push(`${where}: a path of one machine`)
    if (/^(<{7}|>{7}) /.test(line)) problems.push(`${where}: a merge marker`)
    if (/\b(TODO|FIXME|XXX)\b/.test(line) && /\.(ts|tsx)$/.test(name))
      problems.push(`${where}: unfinished: ${line.trim()}`)
    const explained = line.includes(' -- ') || /^\s*(\/\/|\{?\/\*|\*)/.test(lines[at - 1] ?? '')
    if (/@ts-(ignore|nocheck|expect-error)|oxlint-disable/.test(line) && !explained) {
      problems.push(`${where}: a check switched off without a reason beside it`)
    }
    if (/\.(only|fixme)\(|waitForTimeout/.test(line))
      problems.push(`${where}: a test that sleeps, or runs alone`)
  })
}

console.log(`${files.length} files, ${problems.length} problems`)
for (const problem of problems) console.error(problem)
process.exit(problems.length === 0 ? 0 : 1)
