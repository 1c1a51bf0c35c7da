import { eq, sql } from 'drizzle-orm'
import { appendRecord, type AuditPerson, GENESIS_HASH } from '#core/evidence/audit-chain.ts'
import type { JsonValue } from '#core/evidence/canonical.ts'
import type { Ports } from '../ports.ts'
import { type Db, rowsOf } from './db.ts'
import { sendNotice, TRAIL_GREW } from './notices.ts'
import { auditEvents, auditHead } from './schema/work.ts'

/** The desk itself, where no person acted. */
export const SYSTEM: AuditPerson = { id: 'system', role: 'system', name: 'KYT Desk' }

export interface AuditEntryInput {
  readonly actor: AuditPerson
  readonly type: string
  readonly target: { readonly kind: string; readonly id: string } | null
  readonly data: JsonValue
  /** When it happened, epoch ms; the desk's clock where left out. */
  readonly at?: number
}

/**
 * Appends events to the trail inside the caller's transaction, so that a change and its record stand or fall
 * together. The head row is locked until that transaction ends: the chain has one order, whoever writes.
 */
export async function appendAudits(tx: Db, ports: Ports, entries: readonly AuditEntryInput[]): Promise<void> {
  if (entries.length === 0) return
  if (ports.heldAudit !== undefined) {
    const at = ports.clock()
    ports.heldAudit.push(...entries.map((entry) => ({ ...entry, at: entry.at ?? at })))
    return
  }
  await tx.insert(auditHead).values({ id: 1, seq: 0, hash: GENESIS_HASH }).onConflictDoNothing()
  const [head] = await rowsOf<{ seq: string | number; hash: string }>(
    tx,
    sql`select seq, hash from audit_head where id = 1 for update`,
  )
  if (head === undefined) throw new Error('the audit head is missing')
  let last = { seq: Number(head.seq), hash: head.hash }
  const rows = entries.map((entry) => {
    const at = new Date(entry.at ?? ports.clock())
    // Only what the row holds is hashed: a caller's session carries more than the three fields of a person.
    const { id, role, name } = entry.actor
    const record = appendRecord(last, { ...entry, actor: { id, role, name }, at: at.toISOString() })
    last = record
    return {
      seq: record.seq,
      at,
      actorId: entry.actor.id,
      actorRole: entry.actor.role,
      actorName: entry.actor.name,
      type: record.type,
      targetKind: entry.target?.kind ?? null,
      targetId: entry.target?.id ?? null,
      data: record.data as Record<string, unknown>,
      prevHash: record.prevHash,
      hash: record.hash,
    }
  })
  for (let from = 0; from < rows.length; from += 500) {
    await tx.insert(auditEvents).values(rows.slice(from, from + 500))
  }
  await tx.update(auditHead).set({ seq: last.seq, hash: last.hash }).where(eq(auditHead.id, 1))
  await sendNotice(tx, TRAIL_GREW)
}

/** One event; see `appendAudits`. */
export async function appendAudit(tx: Db, ports: Ports, entry: AuditEntryInput): Promise<void> {
  await appendAudits(tx, ports, [entry])
}
