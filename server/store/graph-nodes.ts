import { eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import type { TraceStop } from '#core/contract/graph-facts.ts'
import { categoryOf } from '#core/risk/categories.ts'
import type { OrderPoint } from '#core/ledger/types.ts'
import type { Db } from './db.ts'
import type { WireGraph } from './graph-edges.ts'
import { claimInForce } from './label-strength.ts'
import { claimsAbout, type LabelRow, toWireLabel } from './label-claims.ts'
import { bookAccounts, customers } from './schema/ledger.ts'
import { accountRef } from './wire.ts'

type WireNode = WireGraph['nodes'][number]
type WireStop = z.output<typeof TraceStop>

interface NodesQuery {
  readonly subject: string
  /** Hops from the subject, by account key. */
  readonly layers: ReadonlyMap<string, number>
  /** Labels known then … */
  readonly knownAt: Date
  /** … and in force at this point of the chain. */
  readonly at: OrderPoint
}

/** The accounts of a graph with what is known of each: whose it is, its strongest label in force, its layer. */
export async function graphNodes(db: Db, query: NodesQuery): Promise<WireNode[]> {
  return (await graphNodesAndStops(db, query)).nodes
}

/** The same, and the labels that make some of them services, at which a trace stops. */
export async function graphNodesAndStops(
  db: Db,
  { subject, layers, knownAt, at }: NodesQuery,
): Promise<{ nodes: WireNode[]; stops: WireStop[] }> {
  const keys = [...layers.keys()]
  const claims = await claimsAbout(db, keys, knownAt)
  const ours = await ownAccounts(db, keys)
  const stops: WireStop[] = []
  const nodes = keys.map((key): WireNode => {
    const label = claimInForce(claims.get(key) ?? [], at)
    const category = label === null ? null : categoryOf(label.category)
    if (label !== null && category?.commingles) stops.push({ account: key, label: toWireLabel(label) })
    return {
      account: accountRef(key),
      role: roleOf(key === subject, ours.has(key), label),
      category: label?.category ?? null,
      severity: category?.direct ?? 0,
      actor: label?.actor ?? null,
      customer: ours.get(key) ?? null,
      layer: layers.get(key) ?? 0,
      stopsTrace: category?.commingles ?? false,
    }
  })
  return { nodes, stops }
}

function roleOf(isSubject: boolean, isOurs: boolean, label: LabelRow | null): WireNode['role'] {
  if (isSubject) return 'subject'
  const role = label === null ? 'context' : categoryOf(label.category).role
  if (role !== 'context') return role
  return isOurs ? 'ours' : 'unattributed'
}

async function ownAccounts(db: Db, keys: readonly string[]) {
  if (keys.length === 0) return new Map<string, { ref: string; name: string } | null>()
  const rows = await db
    .select({ account: bookAccounts.account, ref: customers.ref, name: customers.name })
    .from(bookAccounts)
    .leftJoin(customers, eq(customers.ref, bookAccounts.customerRef))
    .where(inArray(bookAccounts.account, [...keys]))
  return new Map(
    rows.map(({ account, ref, name }) => [account, ref === null || name === null ? null : { ref, name }]),
  )
}
