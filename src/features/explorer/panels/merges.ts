import type { Cluster } from '#src/data/graph.ts'

type Reason = Cluster['reasons'][number]

/**
 * The reasons of a cluster, one for each transaction and kind: the desk names the addresses that a transaction joined
 * two by two, and a person reads who was spent together in it. In the order of the reasons.
 */
export function byTransaction(reasons: readonly Reason[]): readonly Reason[] {
  return [...Map.groupBy(reasons, ({ kind, txHash }) => `${kind} ${txHash}`).values()].map((same) => ({
    ...same[0]!,
    accounts: [
      ...new Map(same.flatMap(({ accounts }) => accounts.map((one) => [one.key, one] as const))).values(),
    ],
  }))
}
