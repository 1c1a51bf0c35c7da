import type { LabelClaim } from '#core/flow/types.ts'
import type { Clustering } from './cluster.ts'

/** One owner's addresses with what labels say about whose they are. */
export interface Entity {
  /** The cluster's alphabetically first address. */
  readonly id: string
  readonly addresses: readonly string[]
  /** Actor of the most trusted claims about any of the addresses; null where none names one. */
  readonly actor: string | null
  /** Claims about the addresses, most trusted first. */
  readonly claims: readonly LabelClaim[]
  /**
   * More than one actor is claimed: a wrong label or a wrong merge, which nothing here can decide. The reasons
   * of the clustering say what to look at.
   */
  readonly contradictory: boolean
}

/**
 * Clusters named by labels. A claim about one address speaks for its cluster, because the cluster is one owner's;
 * `addressOf` takes the address out of the account key that a claim carries.
 */
export function entitiesOf(
  clustering: Pick<Clustering, 'clusters' | 'clusterOf'>,
  claims: readonly LabelClaim[],
  addressOf: (account: string) => string,
): Entity[] {
  const byCluster = Map.groupBy(claims, (claim) => clustering.clusterOf(addressOf(claim.account)))
  return clustering.clusters.map((addresses): Entity => {
    const id = addresses[0]!
    const own = (byCluster.get(id) ?? []).toSorted(
      (a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1),
    )
    const actors = new Set(own.map((claim) => claim.actor).filter((actor) => actor !== null))
    const actor = own.find((claim) => claim.actor !== null)?.actor ?? null
    return { id, addresses, actor, claims: own, contradictory: actors.size > 1 }
  })
}
