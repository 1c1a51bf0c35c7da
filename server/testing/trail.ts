import { asc, gt } from 'drizzle-orm'
import type { AuditRecord } from '#core/evidence/audit-chain.ts'
import { type ChainReport, createVerifier } from '#core/evidence/audit-verifier.ts'
import type { Db } from '../store/db.ts'
import { auditEvents } from '../store/schema/work.ts'

type Row = typeof auditEvents.$inferSelect

const recordOf = (row: Row): AuditRecord => ({
  seq: row.seq,
  at: row.at.toISOString(),
  actor: { id: row.actorId, role: row.actorRole, name: row.actorName },
  type: row.type,
  target: row.targetKind === null ? null : { kind: row.targetKind, id: row.targetId ?? '' },
  data: row.data as AuditRecord['data'],
  prevHash: row.prevHash,
  hash: row.hash,
})

/** Recomputes every link of the trail, as an auditor would. */
export async function verifyTrail(db: Db): Promise<ChainReport> {
  return (await followTrail(db)()).report
}

/** Verifies the trail from where it left off, each time it is called; gives what was added since then. */
export function followTrail(db: Db): () => Promise<{ report: ChainReport; added: readonly Row[] }> {
  const verifier = createVerifier()
  let last = 0
  return async () => {
    const added = await db
      .select()
      .from(auditEvents)
      .where(gt(auditEvents.seq, last))
      .orderBy(asc(auditEvents.seq))
    for (const row of added) verifier.push(recordOf(row))
    last = added.at(-1)?.seq ?? last
    return { report: verifier.report(), added }
  }
}
