import type { OrderPoint } from '#core/ledger/types.ts'
import type { LabelClaim } from '#core/flow/types.ts'
import { categoryOf } from '#core/risk/categories.ts'
import { labelValidity } from '#core/risk/subject.ts'
import type { LabelRow } from './label-claims.ts'

/** A row of the label table as tracing and rules need it: about one account key, with the role of its category. */
export function toClaim(row: LabelRow, account: string): LabelClaim {
  return {
    id: row.id,
    account,
    category: row.category,
    role: categoryOf(row.category).role,
    actor: row.actor,
    source: row.source,
    confidence: row.confidence,
    validFrom: bound(row.validFromBlock, row.validFrom),
    validUntil: bound(row.validUntilBlock, row.validUntil),
  }
}

const bound = (block: number | null, time: Date | null): OrderPoint | null =>
  block === null && time === null ? null : { block, time: time?.getTime() ?? null }

const RANK = { risk: 0, service: 1, context: 2 } as const

/** The strongest claim in force at the point: risk before service, then severity, then confidence. Null: none. */
export function claimInForce(rows: readonly LabelRow[], at: OrderPoint): LabelRow | null {
  const inForce = rows.filter((row) => labelValidity(toClaim(row, ''), at) !== 'not-effective')
  const [strongest] = inForce.toSorted((a, b) => {
    const [left, right] = [categoryOf(a.category), categoryOf(b.category)]
    return (
      RANK[left.role] - RANK[right.role] ||
      right.direct - left.direct ||
      b.confidence - a.confidence ||
      (a.id < b.id ? -1 : 1)
    )
  })
  return strongest ?? null
}
