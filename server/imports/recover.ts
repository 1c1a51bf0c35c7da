import { and, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Ports } from '../ports.ts'
import { appendAudit, SYSTEM } from '../store/audit.ts'
import { imports } from '../store/schema/labels.ts'
import type { OnStored } from './options.ts'
import { screenStored } from './screening.ts'
import { dropStaged } from './staging.ts'

export interface Recovered {
  readonly interrupted: number
  readonly screened: number
}

/**
 * Puts right what a process that died left behind: imports that were still running become `interrupted` with
 * nothing of their files kept, and imports that were stored but not screened are screened.
 *
 * Call it before the desk serves. `abandonedAfterMs` is how long a running import may give no sign of life: 0 for
 * the embedded database, which one process holds at a time; a minute or more where several share PostgreSQL.
 */
export async function recoverImports(
  ports: Ports,
  onStored: OnStored | null,
  abandonedAfterMs = 0,
): Promise<Recovered> {
  const silentSince = new Date(ports.clock() - abandonedAfterMs)
  const abandoned = or(isNull(imports.heartbeatAt), lte(imports.heartbeatAt, silentSince))
  const interrupted = await ports.db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: imports.id, filename: imports.filename })
      .from(imports)
      .where(and(inArray(imports.state, ['reading', 'storing']), abandoned))
      .for('update', { skipLocked: true })
    for (const { id, filename } of rows) {
      const reason =
        'The desk stopped while the file was being read; nothing of it was stored. Send it again.'
      await tx
        .update(imports)
        .set({ state: 'interrupted', error: reason, finishedAt: new Date(ports.clock()) })
        .where(eq(imports.id, id))
      await dropStaged(tx, id)
      await appendAudit(tx, ports, {
        actor: SYSTEM,
        type: 'import.interrupted',
        target: { kind: 'import', id },
        data: { filename, reason },
      })
    }
    return rows.length
  })
  const unscreened = await ports.db
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.state, 'screening'), abandoned))
    .orderBy(imports.createdAt)
  await screenStored(
    ports,
    unscreened.map(({ id }) => id),
    onStored,
  )
  if (interrupted + unscreened.length > 0) {
    ports.log.info('imports.recovered', { interrupted, screened: unscreened.length })
  }
  return { interrupted, screened: unscreened.length }
}
