import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Ports } from '../ports.ts'
import { imports } from '../store/schema/labels.ts'
import { recordWatches } from '../store/schema/records.ts'
import { rootMessage } from './failures.ts'
import { bringsTransfers, type OnStored } from './options.ts'
import { notice, noticesKept } from './notices.ts'

/**
 * Screens what imports stored, and closes their reports. Where nothing new came in there is nothing to screen.
 * What is no transfer concerns everything in scope, so the other files of one call are screened together, in one run that is
 * reported with the last of them. A failing screening does not undo the facts: the report says that they are
 * unscreened, which is not "clean".
 *
 * @returns alerts raised; null where something could not be screened
 */
export async function screenStored(
  ports: Ports,
  importIds: readonly string[],
  onStored: OnStored | null,
): Promise<number | null> {
  const stored = await ports.db
    .select({
      id: imports.id,
      kind: imports.kind,
      filename: imports.filename,
      accepted: imports.accepted,
      notices: imports.notices,
      /** Records that were held already, and are looked for in the past only now. */
      looksBack: sql<boolean>`exists ${lookedBackBy(ports, imports.id)}`,
    })
    .from(imports)
    .where(and(inArray(imports.id, [...importIds]), eq(imports.state, 'screening')))
  const inOrder = importIds.flatMap((id) => stored.find((row) => row.id === id) ?? [])
  const lastFarReaching = inOrder.findLast((row) => !bringsTransfers(row.kind) && brings(row))
  let total: number | null = 0
  for (const row of inOrder) {
    const isCovered = lastFarReaching !== undefined && row !== lastFarReaching && !bringsTransfers(row.kind)
    if (!brings(row)) {
      await close(ports, row.id, { alertsRaised: 0 })
    } else if (isCovered) {
      await close(ports, row.id, {
        notices: [
          ...noticesKept(row.notices),
          notice({
            code: 'screened-with',
            message: `Screened together with ${lastFarReaching.filename}.`,
            values: { file: lastFarReaching.filename },
          }),
        ],
      })
    } else {
      const alertsRaised: number | null = await screenOne(ports, row.id, onStored)
      total = total === null || alertsRaised === null ? null : total + alertsRaised
    }
  }
  return total
}

const brings = ({ accepted, looksBack }: { accepted: number; looksBack: boolean }) =>
  accepted > 0 || looksBack

function lookedBackBy({ db }: Ports, importId: typeof imports.id) {
  return db
    .select({ one: sql`1` })
    .from(recordWatches)
    .where(and(eq(recordWatches.importId, importId), isNull(recordWatches.watchedFrom)))
}

async function screenOne(ports: Ports, importId: string, onStored: OnStored | null): Promise<number | null> {
  try {
    const alertsRaised = onStored === null ? null : (await onStored(ports, { importId })).alertsRaised
    await close(ports, importId, { alertsRaised })
    return alertsRaised
  } catch (cause) {
    ports.log.error('import.screening.failed', { importId, cause: rootMessage(cause) })
    const error = 'The file is stored, but screening it failed: it is not screened yet.'
    await close(ports, importId, { error })
    return null
  }
}

type Closing = Partial<Pick<typeof imports.$inferInsert, 'alertsRaised' | 'error' | 'notices'>>

async function close(ports: Ports, importId: string, closing: Closing): Promise<void> {
  await ports.db
    .update(imports)
    .set({ ...closing, state: 'done', finishedAt: new Date(ports.clock()) })
    .where(and(eq(imports.id, importId), eq(imports.state, 'screening')))
}
