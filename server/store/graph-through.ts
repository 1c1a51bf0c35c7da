import { isTransactionAccount } from '#core/ledger/coin-accounts.ts'
import type { Db } from './db.ts'
import { neighbourEdges, type NeighbourhoodQuery } from './graph-edges.ts'

type Beside = Awaited<ReturnType<typeof neighbourEdges>>

/** Inputs or outputs drawn behind each transaction of coins; the rest is said. */
const BEHIND = 4

/**
 * The same, and behind every transaction of coins that stands beside the account, the inputs or outputs on its other
 * side: a transaction without them says nothing about where the coins came from or went. The budget stays one of
 * counterparties: the largest few of each transaction.
 */
export async function edgesThroughTransactions(db: Db, query: NeighbourhoodQuery): Promise<Beside> {
  const beside = await neighbourEdges(db, query)
  const { account } = query
  if (isTransactionAccount(account)) return beside
  const passed = new Map<string, 'in' | 'out'>()
  for (const { from, to } of beside.edges) {
    const [other, direction] = from === account ? ([to, 'out'] as const) : ([from, 'in'] as const)
    // An account may stand on both sides of a transaction: paid into it, and its change.
    if (isTransactionAccount(other)) passed.set(`${direction} ${other}`, direction)
  }
  const drawn = new Map(beside.edges.map((edge) => [edge.id, edge]))
  const [notLoaded, surroundings] = [[...beside.notLoaded], [...beside.surroundings]]
  for (const [key, direction] of passed) {
    const own = { account: key.slice(direction.length + 1), directions: [direction], limit: BEHIND }
    const behind = await neighbourEdges(db, { ...query, ...own, exclude: [], after: 0 })
    for (const edge of behind.edges) if (!drawn.has(edge.id)) drawn.set(edge.id, edge)
    notLoaded.push(...behind.notLoaded)
    surroundings.push(...behind.surroundings)
  }
  return { ...beside, edges: [...drawn.values()], notLoaded, surroundings }
}

/** Hops of accounts from the one in the middle: transactions of coins beside it, and what stands behind those. */
export function layersAround(
  account: string,
  edges: readonly { readonly from: string; readonly to: string }[],
): Map<string, number> {
  const layers = new Map([[account, 0]])
  const place = (key: string, layer: number) => layers.has(key) || layers.set(key, layer)
  // What the account paid into is a destination, whatever change came back of it.
  for (const { from, to } of edges) if (from === account && isTransactionAccount(to)) place(to, 1)
  for (const { from, to } of edges) {
    if (to === account) place(from, -1)
    else if (from === account) place(to, 1)
  }
  for (const { from, to } of edges) {
    const [before, behind] = [layers.get(from), layers.get(to)]
    if (behind !== undefined) place(from, behind - 1)
    if (before !== undefined) place(to, before + 1)
  }
  return layers
}
