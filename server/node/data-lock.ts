import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another living process holds the data directory. */
export class DataLockedError extends Error {
  readonly pid: number

  constructor(dataDir: string, pid: number) {
    super(`${dataDir} is in use by process ${pid}. Stop it, or choose another KYT_DATA_DIR.`)
    this.name = 'DataLockedError'
    this.pid = pid
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Takes the data directory for this process; PGlite itself does not notice a second one writing beside it.
 * A lock left by a dead process is set aside by rename, so of two that find it only one wins; a living process is
 * never robbed.
 *
 * @returns a function that gives the directory back
 * @throws DataLockedError naming the holder
 */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const lock = join(dataDir, 'desk.lock')
  const mine = join(dataDir, `desk.lock.${process.pid}`)
  writeFileSync(mine, String(process.pid))
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        linkSync(mine, lock)
        return () => rmSync(lock, { force: true })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const holder = Number(readFileSync(lock, 'utf8'))
      if (holder !== process.pid && alive(holder)) throw new DataLockedError(dataDir, holder)
      const stale = join(dataDir, `desk.lock.stale.${process.pid}`)
      renameSync(lock, stale)
      rmSync(stale, { force: true })
    }
    throw new Error(`could not take ${lock}`)
  } finally {
    rmSync(mine, { force: true })
  }
}
