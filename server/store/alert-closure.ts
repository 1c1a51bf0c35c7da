import { inArray } from 'drizzle-orm'
import type { z } from 'zod'
import type { Closure as WireClosureSchema } from '#core/contract/alerts.ts'
import type { Closure } from '#core/workflow/alert.ts'
import type { Db } from './db.ts'
import { users } from './schema/identity.ts'

export type WireClosure = z.output<typeof WireClosureSchema>
type Person = WireClosure['proposedBy']

/** What `alerts.closure` holds: what the lifecycle knows of closures, and when the last one was approved. */
export interface StoredClosure {
  readonly proposal: Closure | null
  readonly closure: Closure | null
  /** Closures that were undone, oldest first. */
  readonly past: readonly Closure[]
  /** Epoch ms. */
  readonly approvedAt: number | null
}

export const NO_CLOSURE: StoredClosure = { proposal: null, closure: null, past: [], approvedAt: null }

const STEPS = ['screen', 'ask', 'find', 'evaluate'] as const

/** The closure in force, or the one that waits for approval, with the names of those who decided. */
export async function wireClosure(db: Db, stored: StoredClosure | null): Promise<WireClosure | null> {
  const closure = stored?.closure ?? stored?.proposal ?? null
  if (stored === null || closure === null) return null
  const people = await peopleById(db, [
    closure.by,
    ...(closure.approvedBy === null ? [] : [closure.approvedBy]),
  ])
  const { statement } = closure
  return {
    code: closure.code,
    rationale: closure.rationale,
    safe: statement === null ? [] : STEPS.map((step) => ({ step, ...statement.safe[step] })),
    riskProfileUpdated: statement === null ? null : statement.customerRisk.answer === 'updated',
    proposedBy: people(closure.by),
    proposedAt: new Date(closure.at).toISOString(),
    approvedBy: closure.approvedBy === null ? null : people(closure.approvedBy),
    approvedAt: stored.approvedAt === null ? null : new Date(stored.approvedAt).toISOString(),
  }
}

export async function peopleById(db: Db, ids: readonly string[]): Promise<(id: string) => Person> {
  const rows = await db
    .select({ id: users.id, name: users.name, role: users.role })
    .from(users)
    .where(inArray(users.id, [...ids]))
  return (id) => rows.find((row) => row.id === id) ?? { id, name: id, role: '' }
}
