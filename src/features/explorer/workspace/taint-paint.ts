import type { z } from 'zod'
import type { TaintMethodName } from '#core/contract/investigation-steps.ts'
import type { Graph } from '#src/data/addresses.ts'
import type { TaintFound } from '#src/data/graph.ts'

export type TaintMethod = z.output<typeof TaintMethodName>
type Result = TaintFound['results'][number]
type Edge = Graph['edges'][number]

/** In the order in which they are read: from the widest to the narrowest notion of what is tainted. */
export const METHODS: readonly TaintMethod[] = [
  'poison',
  'haircut',
  'fifo',
  'lifo',
  'seniority',
  'reversed-seniority',
]

export interface EdgeTaint {
  readonly asset: Edge['asset']
  readonly tainted: bigint
  readonly units: bigint
  /** The flow has more transfers than it names, so there may be more. */
  readonly isPartial: boolean
}

/** What a method finds in each flow: the sum over its transfers. Flows in which it finds nothing are left out. */
export function taintByEdge(edges: readonly Edge[], result: Result): ReadonlyMap<string, EdgeTaint> {
  const byTransfer = new Map(result.transfers.map((item) => [item.transferId, BigInt(item.tainted)]))
  const found = new Map<string, EdgeTaint>()
  for (const edge of edges) {
    const tainted = edge.transferIds.reduce((sum, id) => sum + (byTransfer.get(id) ?? 0n), 0n)
    if (tainted === 0n) continue
    found.set(edge.id, {
      asset: edge.asset,
      tainted,
      units: BigInt(edge.units),
      isPartial: edge.transferCount > edge.transferIds.length,
    })
  }
  return found
}

export interface MethodFigure {
  readonly asset: Edge['asset']
  readonly method: TaintMethod
  readonly received: bigint
  readonly sent: bigint
  readonly held: bigint
}

/** What each method says of one account, asset by asset; a method that says nothing says zero. */
export function figuresOf(found: TaintFound, account: string): readonly MethodFigure[] {
  const assets = new Map(
    found.results
      .flatMap((result) => result.accounts)
      .filter((item) => item.account.key === account)
      .map((item) => [item.asset.id, item.asset]),
  )
  return [...assets.values()].flatMap((asset) =>
    found.results.map(({ method, accounts }) => {
      const own = accounts.find((item) => item.account.key === account && item.asset.id === asset.id)
      return {
        asset,
        method,
        received: BigInt(own?.received ?? 0),
        sent: BigInt(own?.sent ?? 0),
        held: BigInt(own?.held ?? 0),
      }
    }),
  )
}
