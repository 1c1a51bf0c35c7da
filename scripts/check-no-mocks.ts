import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The production build contains no mock code: none of these marks may stand in dist/, and each of them must stand
 * in dist-demo/, or the check would be looking for something that does not exist.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const MARKS = ['mockServiceWorker', 'kyt-desk-demo-api', 'pglite']

function texts(folder: string): { name: string; text: string }[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'latin1') }))
}

const [product, demo] = ['dist', 'dist-demo'].map((folder) => {
  if (!existsSync(join(root, folder))) {
    console.error(`${folder}/ is missing: build it first`)
    process.exit(1)
  }
  return texts(join(root, folder))
})

const problems = MARKS.flatMap((mark) => [
  ...(product ?? [])
    .filter((f) => f.text.includes(mark) || f.name.includes(mark))
    .map((f) => `dist/${f.name} holds ${mark}`),
  ...((demo ?? []).some((f) => f.text.includes(mark) || f.name.includes(mark))
    ? []
    : [`${mark} stands nowhere in dist-demo: this check looks for nothing`]),
])
console.log(
  `${product?.length ?? 0} product files, ${demo?.length ?? 0} demo files, ${problems.length} problems`,
)
for (const problem of problems) console.error(problem)
process.exit(problems.length === 0 ? 0 : 1)
