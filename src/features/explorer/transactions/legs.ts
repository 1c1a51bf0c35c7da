import { transactionAccount } from '#core/ledger/coin-accounts.ts'
import type { Graph } from '#src/data/addresses.ts'
import type { TransactionsFound } from '#src/data/graph.ts'
import { edgeKey } from '../opening/answers.ts'

export type Transaction = TransactionsFound['transactions'][number]
type Part = Transaction['inputs'][number]
type Edge = Graph['edges'][number]
export type Side = 'in' | 'out'

/** What one account put into a transaction or took out of it, of one asset. */
export interface Leg {
  readonly id: string
  readonly side: Side
  /** null: the coin has no single owner. */
  readonly account: Part['account']
  readonly asset: Part['asset']
  readonly units: string
  readonly transferIds: readonly string[]
  /** The account stands on the picture, so that the leg is drawn. */
  readonly isDrawn: boolean
}

export interface DrawnTransaction {
  /** Its node's id. A transaction that stands on the picture as an account of its own keeps that account's key. */
  readonly id: string
  readonly transaction: Transaction
  readonly legs: readonly Leg[]
  /** Flows of the picture of which it is a part. */
  readonly flows: readonly string[]
}

export interface TransactionPicture {
  readonly drawn: readonly DrawnTransaction[]
  /** Of every flow of which a transaction is drawn: the transfers that are drawn, with their amounts. */
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, bigint>>
  /** Flows behind each transaction and each leg, by id. */
  readonly flowsOf: ReadonlyMap<string, readonly string[]>
  /** Transfers of the picture that are drawn as part of a transaction, and all of them. */
  readonly transfers: { readonly drawn: number; readonly all: number }
}

/** The account that a transaction of coins is on its own, between its inputs and outputs. */
const hubOf = ({ chain, hash }: Pick<Transaction, 'chain' | 'hash'>) => transactionAccount(chain, hash)

/**
 * The picture with two kinds of node: its accounts as they stand, and transactions between them. What a flow holds
 * beyond the transactions stays a flow of the rest, so that both pictures add up to the same.
 */
export function transactionPicture(
  graph: Pick<Graph, 'nodes' | 'edges'>,
  transactions: readonly Transaction[],
): TransactionPicture {
  const accounts = new Set(graph.nodes.map((node) => node.account.key))
  const edges = new Map(graph.edges.map((edge) => [edge.id, edge]))
  const taken = new Map<string, Map<string, bigint>>()
  const flowsOf = new Map<string, readonly string[]>()
  const drawn = transactions.flatMap((transaction): DrawnTransaction[] => {
    const hub = hubOf(transaction)
    const id = accounts.has(hub) ? hub : `tx:${transaction.id}`
    const flowOf = flowsOfParts(transaction, edges)
    for (const [transfer, { flow, units }] of flowOf)
      taken.set(flow, (taken.get(flow) ?? new Map<string, bigint>()).set(transfer, units))
    const legs = (['in', 'out'] as const).flatMap((side) => legsOf(id, transaction, side, accounts))
    const flows = [...new Set([...flowOf.values()].map(({ flow }) => flow))]
    flowsOf.set(id, flows)
    for (const leg of legs)
      flowsOf.set(leg.id, [...new Set(leg.transferIds.flatMap((part) => flowOf.get(part)?.flow ?? []))])
    return legs.some((leg) => leg.isDrawn) ? [{ id, transaction, legs, flows }] : []
  })
  const all = graph.edges.reduce((sum, edge) => sum + edge.transferCount, 0)
  const held = [...taken.values()].reduce((sum, transfers) => sum + transfers.size, 0)
  return { drawn, parts: taken, flowsOf, transfers: { drawn: held, all } }
}

/** The flow of the picture that each transfer of a transaction belongs to. */
function flowsOfParts(transaction: Transaction, edges: ReadonlyMap<string, Edge>) {
  const found = new Map<string, { readonly flow: string; readonly units: bigint }>()
  const add = (part: Part, from: string | undefined, to: string | undefined): void => {
    if (from === undefined || to === undefined) return
    const flow = edgeKey({ from: { key: from }, to: { key: to }, asset: part.asset })
    if (edges.has(flow)) found.set(part.transferId, { flow, units: BigInt(part.units) })
  }
  const isCoins = transaction.model === 'coins'
  const paid = new Map(transaction.inputs.map((part) => [part.transferId, part]))
  for (const part of transaction.outputs)
    add(part, isCoins ? hubOf(transaction) : paid.get(part.transferId)?.account?.key, part.account?.key)
  if (isCoins) for (const part of transaction.inputs) add(part, part.account?.key, hubOf(transaction))
  return found
}

function legsOf(node: string, transaction: Transaction, side: Side, accounts: ReadonlySet<string>): Leg[] {
  const parts = side === 'in' ? transaction.inputs : transaction.outputs
  const groups = Map.groupBy(parts, (part) => `${part.account?.key ?? ''} ${part.asset.id}`)
  return [...groups.values()].map((group): Leg => {
    const { account, asset } = group[0]!
    return {
      id: `${node}|${side}|${account?.key ?? ''}|${asset.id}`,
      side,
      account,
      asset,
      units: String(group.reduce((sum, part) => sum + BigInt(part.units), 0n)),
      transferIds: group.map((part) => part.transferId),
      isDrawn: account !== null && accounts.has(account.key),
    }
  })
}

/** What a transaction moved, asset by asset: all its outputs, also those beside the picture. */
export function movedBy({ outputs }: Transaction): readonly { asset: Part['asset']; units: bigint }[] {
  return [...Map.groupBy(outputs, (part) => part.asset.id).values()].map((group) => ({
    asset: group[0]!.asset,
    units: group.reduce((sum, part) => sum + BigInt(part.units), 0n),
  }))
}
