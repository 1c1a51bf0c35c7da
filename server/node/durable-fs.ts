import { closeSync, existsSync, fdatasyncSync, openSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/**
 * PGlite's Node file system with the write-ahead log forced to disk after each commit. PGlite itself runs with
 * fsync off; without this a power cut could lose answers already given. It narrows the gap, it does not close it
 * (checkpoints are not ordered), which is why a regulated team runs PostgreSQL (docs/decisions).
 */
export class DurableNodeFS extends NodeFS {
  private readonly walDir: string
  private readonly synced = new Map<string, number>()

  constructor(dataDir: string) {
    super(dataDir)
    this.walDir = join(dataDir, 'pg_wal')
  }

  /** Called by PGlite after every statement outside a transaction and after every commit. */
  override async syncToFs(relaxedDurability?: boolean): Promise<void> {
    await super.syncToFs(relaxedDurability)
    if (!existsSync(this.walDir)) return
    for (const name of readdirSync(this.walDir)) {
      const file = join(this.walDir, name)
      const { mtimeMs } = statSync(file)
      if (this.synced.get(name) === mtimeMs || !/^[0-9A-F]{24}$/.test(name)) continue
      const handle = openSync(file, 'r+')
      try {
        fdatasyncSync(handle)
      } finally {
        closeSync(handle)
      }
      this.synced.set(name, mtimeMs)
    }
  }
}
