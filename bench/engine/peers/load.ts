import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const folder = fileURLToPath(new URL('./installed/', import.meta.url))

/** Installs the peers beside the bench, once. They are in nobody else's lockfile. */
export function installPeers(): void {
  if (existsSync(`${folder}node_modules/graphology`)) return
  const args = ['install', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: 'inherit' })
  if (status !== 0)
    throw new Error('the peers could not be installed: `npm install` in bench/engine/peers/installed')
}

/** A peer's module. Typed by the caller, because the product's type check must not need the peers. */
export async function loadPeer<M>(name: string): Promise<M> {
  const resolve = createRequire(`${folder}package.json`).resolve
  return (await import(pathToFileURL(resolve(name)).href)) as M
}
