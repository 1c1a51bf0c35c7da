import { fileURLToPath } from 'node:url'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'

/**
 * Enforces the direction of imports (.dependency-cruiser.mjs), and checks the enforcement itself: it must have seen
 * every module of the tree, and every rule below must be broken by scripts/fixtures/bad-imports.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)

const FOLDERS = ['core', 'server', 'src', 'mocks', 'e2e', 'scripts', 'bench']
const MUST_BITE = [
  'no-cycles',
  'core-chain-looks-down',
  'core-is-pure',
  'core-has-no-node',
  'server-knows-no-src-no-mocks',
  'portable-server-has-no-node-builtins',
  'src-features-are-strangers',
  'src-knows-no-server',
  'src-meets-mocks-at-the-door',
  'src-ui-knows-no-data',
  'cytoscape-in-one-place',
  'recharts-in-one-place',
]

async function violations(paths: string[], exclude?: string): Promise<ICruiseResult> {
  const options = await extractDepcruiseOptions('./.dependency-cruiser.mjs')
  const result = await cruise(paths, { ...options, ...(exclude ? { exclude: { path: exclude } } : {}) })
  return result.output as ICruiseResult
}

function modulesOnDisk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('fixtures/bad-imports'))
}

const tree = await violations(FOLDERS, 'fixtures/bad-imports')
const problems = tree.summary.violations.map((v) => `${v.rule.name}: ${v.from} -> ${v.to}`)

const seen = new Set(tree.modules.map((module) => module.source))
for (const module of FOLDERS.flatMap(modulesOnDisk)) {
  if (!seen.has(module)) problems.push(`not looked at: ${module}`)
}

const bad = await violations(['scripts/fixtures/bad-imports'])
const bitten = new Set(bad.summary.violations.map((violation) => violation.rule.name))
for (const rule of MUST_BITE) {
  if (!bitten.has(rule)) problems.push(`the rule ${rule} let the bad fixture pass`)
}

console.log(
  `${seen.size} modules, ${bitten.size} rules proven on the bad fixture, ${problems.length} problems`,
)
for (const problem of problems) console.error(problem)
process.exit(problems.length === 0 ? 0 : 1)
