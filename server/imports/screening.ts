import { and, eq } from 'drizzle-orm'
import type { Ports } from '../ports.ts'
import { imports } from '../store/schema/labels.ts'
import { rootMessage } from './failures.ts'
import type { OnStored } from './options.ts'

/**
 * Screens what an import stored, and closes its report. Where nothing new came in there is nothing to screen.
 * A failing screening does not undo the facts: the report says that they are unscreened, which is not "clean".
 */
export async function screenStored(ports: Ports, importId: string, onStored: OnStored | null): Promise<void> {
  const [row] = await ports.db
    .select({ accepted: imports.accepted })
    .from(imports)
    .where(and(eq(imports.id, importId), eq(imports.state, 'screening')))
  if (row === undefined) return
  let alertsRaised: number | null = row.accepted === 0 ? 0 : null
  let error: string | null = null
  if (row.accepted > 0 && onStored !== null) {
    try {
      alertsRaised = (await onStored(ports, { importId })).alertsRaised
    } catch (cause) {
      error = 'The file is stored, but screening it failed: it is not screened yet.'
      ports.log.error('import.screening.failed', { importId, cause: rootMessage(cause) })
    }
  }
  await ports.db
    .update(imports)
    .set({ state: 'done', alertsRaised, error, finishedAt: new Date(ports.clock()) })
    .where(and(eq(imports.id, importId), eq(imports.state, 'screening')))
}
