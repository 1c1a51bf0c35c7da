import { sql } from 'drizzle-orm'
import { type Db, rowOf } from './db.ts'
import { neighbourEdges, type NeighbourhoodQuery, type WireGraph } from './graph-edges.ts'
import { graphNodes } from './graph-nodes.ts'
import { accountRef } from './wire.ts'

/** An account with its direct counterparties, as far as the budget goes, and what the budget left out. */
export async function accountNeighbourhood(
  db: Db,
  query: NeighbourhoodQuery,
  now: number,
): Promise<WireGraph> {
  const { edges, notLoaded, surroundings } = await neighbourEdges(db, query)
  const layers = new Map([[query.account, 0]])
  for (const edge of edges) {
    if (!layers.has(edge.from)) layers.set(edge.from, -1)
    if (!layers.has(edge.to)) layers.set(edge.to, 1)
  }
  const block = await lastBlock(db, accountRef(query.account).chain)
  const nodes = await graphNodes(db, {
    subject: query.account,
    layers,
    knownAt: new Date(now),
    at: { block, time: now },
  })
  return {
    subject: query.account,
    nodes,
    edges,
    notLoaded,
    surroundings,
    asOf: { block, time: new Date(now).toISOString() },
  }
}

/** The last block of which a transfer is held; null where the chain's transfers carry none. */
export async function lastBlock(db: Db, chain: string): Promise<number | null> {
  const row = await rowOf<{ block: number | null }>(
    db,
    sql`select max(block)::float8 as block from transfers where chain = ${chain}`,
  )
  return row.block
}
