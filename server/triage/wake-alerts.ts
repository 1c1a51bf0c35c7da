import { and, asc, inArray, isNotNull, lte } from 'drizzle-orm'
import type { Ports } from '../ports.ts'
import { appendAudits, SYSTEM } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import { alerts } from '../store/schema/work.ts'

/** How often a desk looks for what wakes, in milliseconds. Readers see it awake at the instant itself. */
export const WAKE_EVERY_MS = 30_000

/** Alerts woken in one transaction. */
const BATCH = 500

interface Sleeper {
  readonly id: string
  readonly snoozedUntil: Date | null
}

/**
 * Ends the snoozes whose time is over, each with a record of the desk itself. The record bears the time at which
 * the desk noticed, and names the end that was set: neither is made up. Returns how many woke.
 */
export async function wakeDue(ports: Ports): Promise<number> {
  let woken = 0
  for (;;) {
    const batch = await ports.db.transaction(async (tx) => {
      const due = await tx
        .select({ id: alerts.id, snoozedUntil: alerts.snoozedUntil })
        .from(alerts)
        .where(and(isNotNull(alerts.snoozedUntil), lte(alerts.snoozedUntil, new Date(ports.clock()))))
        .orderBy(asc(alerts.snoozedUntil), asc(alerts.id))
        .limit(BATCH)
        .for('update', { skipLocked: true })
      await endSnoozes(tx, ports, due)
      return due.length
    })
    woken += batch
    if (batch < BATCH) return woken
  }
}

/** Clears the snoozes and records their end. The version stays: what a reader is shown does not change by it. */
export async function endSnoozes(tx: Db, ports: Ports, due: readonly Sleeper[]): Promise<void> {
  if (due.length === 0) return
  const ids = due.map(({ id }) => id)
  await tx.update(alerts).set({ snoozedUntil: null, snooze: null }).where(inArray(alerts.id, ids))
  await appendAudits(
    tx,
    ports,
    due.map(({ id, snoozedUntil }) => ({
      actor: SYSTEM,
      type: 'alert.snooze-ended',
      target: { kind: 'alert', id },
      data: { until: snoozedUntil?.toISOString() ?? null },
    })),
  )
}
