import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Another living process holds the data directory. */
export class DataLockedError extends Error {
  readonly pid: number

  constructor(dataDir: string, pid: number) {
    super(`${dataDir} is in use by process ${pid}. Stop it, or choose another KYT_DATA_DIR.`)
    this.name = 'DataLockedError'
    this.pid = pid
  }
}

/** Who holds a lock. `startedAt` tells a process from a later one that got its number; null where not known. */
interface Holder {
  readonly pid: number
  readonly startedAt: string | null
}

const LOCK = /^desk\.lock\.(\d+)$/
const ATTEMPTS = 100

/** Directories that this process holds: its own number cannot tell it from itself. */
const heldHere = new Set<string>()

/** Ticks since boot at which a process started (field 22 of its stat line), where the system tells. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

function alive({ pid, startedAt }: Holder): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const now = startOf(pid)
  return startedAt === null || now === null || startedAt === now
}

/** Null for a lock that was given back, or that is gone. */
function holderOf(file: string): Holder | null {
  try {
    const [pid = '', startedAt = ''] = readFileSync(file, 'utf8').trim().split(' ')
    return pid === '' ? null : { pid: Number(pid), startedAt: startedAt === '' ? null : startedAt }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function numbersIn(dataDir: string): number[] {
  return readdirSync(dataDir).flatMap((name) => {
    const found = LOCK.exec(name)?.[1]
    return found === undefined ? [] : [Number(found)]
  })
}

/**
 * Takes the data directory for this process; PGlite itself does not notice a second one writing beside it.
 *
 * Locks are numbered and only the highest counts. To take over from a dead holder is to create the next number, which
 * the file system lets exactly one process do; numbers never fall, so whoever judged by an old one finds a higher.
 * A living process is never robbed. It knows processes of this machine only: a directory must not be shared by two.
 *
 * @returns a function that gives the directory back
 * @throws DataLockedError naming the holder
 */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const place = resolve(dataDir)
  if (heldHere.has(place)) throw new DataLockedError(dataDir, process.pid)
  const file = (n: number) => join(dataDir, `desk.lock.${n}`)
  const mine = join(dataDir, `desk.lock.of-${process.pid}`)
  writeFileSync(mine, `${process.pid} ${startOf(process.pid) ?? ''}\n`)
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const highest = Math.max(0, ...numbersIn(dataDir))
      const holder = highest === 0 ? null : holderOf(file(highest))
      if (holder !== null && holder.pid !== process.pid && alive(holder)) {
        throw new DataLockedError(dataDir, holder.pid)
      }
      const next = highest + 1
      if (!linked(mine, file(next))) continue
      const numbers = numbersIn(dataDir)
      if (numbers.some((n) => n > next)) {
        rmSync(file(next), { force: true })
        continue
      }
      for (const n of numbers) if (n < next) rmSync(file(n), { force: true })
      heldHere.add(place)
      return () => {
        if (heldHere.delete(place)) writeFileSync(file(next), '')
      }
    }
    throw new Error(`could not take a lock in ${dataDir}`)
  } finally {
    rmSync(mine, { force: true })
  }
}

/** Creates `to` with the content of `from`, whole or not at all. False where it exists. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
