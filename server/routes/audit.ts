import { and, asc, desc, eq, gt, lt, type SQL, sql } from 'drizzle-orm'
import type { Hono } from 'hono'
import { auditHead as auditHeadRoute, listAuditEvents } from '#core/contract/assurance.ts'
import { GENESIS_HASH } from '#core/evidence/audit-chain.ts'
import { type AppEnv, bind } from '../http/bind.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { auditEvents, auditHead } from '../store/schema/work.ts'

/** The trail, and where it ends. Verification is the reader's: the page recomputes every link. */
export function auditRoutes(app: Hono<AppEnv>, ports: Ports): void {
  bind(app, ports, listAuditEvents).to(async ({ query }) => {
    const { order, limit, cursor, type, actor, target } = query
    const filters: SQL[] = []
    if (type) filters.push(eq(auditEvents.type, type))
    if (actor) filters.push(eq(auditEvents.actorId, actor))
    if (target) filters.push(eq(auditEvents.targetId, target))
    const total = await ports.db.$count(auditEvents, and(...filters))
    if (cursor !== undefined) {
      const seq = Number(cursor)
      if (!Number.isSafeInteger(seq))
        throw new ProblemError('validation', 'query.cursor: is not a cursor of this list')
      filters.push(order === 'asc' ? gt(auditEvents.seq, seq) : lt(auditEvents.seq, seq))
    }
    const rows = await ports.db
      .select()
      .from(auditEvents)
      .where(and(...filters))
      .orderBy(order === 'asc' ? asc(auditEvents.seq) : desc(auditEvents.seq))
      .limit(limit + 1)
    const page = rows.slice(0, limit)
    return {
      value: {
        total,
        items: page.map(toRecord),
        nextCursor: rows.length > limit ? String(page.at(-1)?.seq) : null,
      },
    }
  })

  bind(app, ports, auditHeadRoute).to(async () => {
    const [head] = await ports.db
      .select()
      .from(auditHead)
      .where(sql`id = 1`)
    return { value: head ? { seq: head.seq, hash: head.hash } : { seq: 0, hash: GENESIS_HASH } }
  })
}

function toRecord(row: typeof auditEvents.$inferSelect) {
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    actor: { id: row.actorId, role: row.actorRole, name: row.actorName },
    type: row.type,
    target:
      row.targetKind !== null && row.targetId !== null ? { kind: row.targetKind, id: row.targetId } : null,
    data: row.data,
    prevHash: row.prevHash,
    hash: row.hash,
  }
}
