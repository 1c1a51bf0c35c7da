import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../', import.meta.url))
const SOURCES = ['src', 'core', 'public', 'index.html', 'vite.config.ts', 'package.json']

/** Latest modification below a path, epoch ms. */
function newest(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** Builds the page where there is no build, or where a source is newer than it. */
export async function buildIfStale(webRoot: string): Promise<void> {
  const built = join(webRoot, 'index.html')
  if (existsSync(built) && SOURCES.every((name) => newest(join(root, name)) <= statSync(built).mtimeMs))
    return
  console.log('Building the page ...')
  await build({ root, logLevel: 'warn' })
}
