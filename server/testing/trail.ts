import { asc } from 'drizzle-orm'
import type { AuditRecord } from '#core/evidence/audit-chain.ts'
import { type ChainReport, createVerifier } from '#core/evidence/audit-verifier.ts'
import type { Db } from '../store/db.ts'
import { auditEvents } from '../store/schema/work.ts'

/** Recomputes every link of the trail, as an auditor would. */
export async function verifyTrail(db: Db): Promise<ChainReport> {
  const verifier = createVerifier()
  for (const row of await db.select().from(auditEvents).orderBy(asc(auditEvents.seq))) {
    verifier.push({
      seq: row.seq,
      at: row.at.toISOString(),
      actor: { id: row.actorId, role: row.actorRole, name: row.actorName },
      type: row.type,
      target: row.targetKind === null ? null : { kind: row.targetKind, id: row.targetId ?? '' },
      data: row.data as AuditRecord['data'],
      prevHash: row.prevHash,
      hash: row.hash,
    })
  }
  return verifier.report()
}
