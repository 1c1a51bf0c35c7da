import { eq } from 'drizzle-orm'
import type { AuditPerson } from '#core/evidence/audit-chain.ts'
import type { JsonValue } from '#core/evidence/canonical.ts'
import { can } from '#core/workflow/roles.ts'
import type { Caller } from '../http/bind.ts'
import { ProblemError } from '../http/problem.ts'
import type { Ports } from '../ports.ts'
import { appendAudit } from '../store/audit.ts'
import type { Db } from '../store/db.ts'
import { cases } from '../store/schema/cases.ts'
import { caseFor, noCase } from './read.ts'

export type CaseRow = typeof cases.$inferSelect

export interface CaseTarget {
  readonly id: string
  /** Version the caller last saw. */
  readonly ifMatch: number
}

/** Columns that a change sets; null: what was done leaves the case as it was for readers outside the compartment. */
export type CaseChange = Partial<
  Pick<CaseRow, 'title' | 'state' | 'restricted' | 'ownerId' | 'closedById' | 'closedAt' | 'outcome'>
> | null

/** Runs a change of the case that the caller last read. @throws ProblemError `not-found`, `changed` with the case as it is now */
export async function changeCase(
  ports: Ports,
  { id, ifMatch }: CaseTarget,
  caller: Caller,
  change: (tx: Db, row: CaseRow) => Promise<CaseChange>,
): Promise<void> {
  const problem = await ports.db.transaction(async (tx) => {
    const [row] = await tx.select().from(cases).where(eq(cases.id, id)).for('update')
    if (row === undefined || (row.restricted && !can(caller.role, 'restricted.read'))) throw noCase(id)
    if (row.version !== ifMatch) {
      const current = await caseFor(tx, id, caller, ports.clock())
      return new ProblemError('changed', `${current.updatedBy.name} changed it since you read it.`, {
        current,
      })
    }
    const changes = await change(tx, row)
    if (changes === null) return null
    await tx
      .update(cases)
      .set({
        ...changes,
        version: row.version + 1,
        updatedAt: new Date(ports.clock()),
        updatedById: caller.id,
      })
      .where(eq(cases.id, id))
    return null
  })
  if (problem !== null) throw problem
}

/** Writes into the trail what was done to a case; `restricted`: readers outside the compartment are not told. */
export function recordOfCase(
  tx: Db,
  ports: Ports,
  actor: AuditPerson,
  event: {
    readonly caseId: string
    readonly type: string
    readonly restricted: boolean
    readonly data: Readonly<Record<string, JsonValue>>
  },
): Promise<void> {
  const { caseId, type, restricted, data } = event
  return appendAudit(tx, ports, {
    actor,
    type: `case.${type}`,
    target: { kind: 'case', id: caseId },
    data: { ...data, restricted },
  })
}

/** A field that does not meet a rule. */
export const refusedField = (field: string, message: string) =>
  new ProblemError('unprocessable', `${field}: ${message}`, { errors: [{ field, message }] })
