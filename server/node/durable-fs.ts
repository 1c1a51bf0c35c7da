import { closeSync, existsSync, fdatasyncSync, fsyncSync, openSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/**
 * File times move in steps of some milliseconds: a segment synced within this time of its last change may have
 * changed again without showing it.
 */
const TIME_STEP_MS = 1_000

const SEGMENT = /^[0-9A-F]{24}$/

/**
 * PGlite's Node file system with the write-ahead log forced to disk after each commit. PGlite itself runs with
 * fsync off; without this a power cut could lose answers already given. It narrows the gap, it does not close it
 * (checkpoints are not ordered), which is why a regulated team runs PostgreSQL (docs/operations.md).
 */
export class DurableNodeFS extends NodeFS {
  private readonly walDir: string
  /** Segments by name: the change that was synced last, and when that was. */
  private readonly synced = new Map<string, { changedAt: number; at: number }>()

  constructor(dataDir: string) {
    super(dataDir)
    this.walDir = join(dataDir, 'pg_wal')
  }

  /** Called by PGlite after every statement outside a transaction and after every commit. */
  override async syncToFs(relaxedDurability?: boolean): Promise<void> {
    await super.syncToFs(relaxedDurability)
    if (!existsSync(this.walDir)) return
    let isNew = false
    for (const name of readdirSync(this.walDir)) {
      if (!SEGMENT.test(name)) continue
      const file = join(this.walDir, name)
      const at = Date.now()
      const changedAt = statSync(file).mtimeMs
      const before = this.synced.get(name)
      if (before?.changedAt === changedAt && before.at > changedAt + TIME_STEP_MS) continue
      withFile(file, 'r+', fdatasyncSync)
      this.synced.set(name, { changedAt, at })
      isNew ||= before === undefined
    }
    // The name of a new segment is in its directory, which has to reach the disk too. Windows has no such call.
    if (isNew && process.platform !== 'win32') withFile(this.walDir, 'r', fsyncSync)
  }
}

function withFile(path: string, flags: string, act: (handle: number) => void): void {
  const handle = openSync(path, flags)
  try {
    act(handle)
  } finally {
    closeSync(handle)
  }
}
