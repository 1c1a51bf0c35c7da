import type { LayerBand } from '#core/flow/layout/types.ts'
import type { FlowLabels } from './labels.ts'
import type { FlowGraphData } from './model.ts'

/** What is needed of a node to count its hops. */
export interface HopNode {
  /** Signed column of the picture, from the subject. */
  readonly layer?: number | undefined
  readonly isTransaction: boolean
}

export interface HopCount {
  /** Signed hops of a column: columns in which only transactions of coins stand are none. */
  readonly hopOf: (layer: number) => number
  /** Whether nothing but transactions stands in the column, and it is not where the picture began. */
  readonly isPassed: (layer: number) => boolean
}

/**
 * Counts hops from account to account. A transaction of coins has a column of its own between who put coins in and who
 * got them out, and is not one more hop (core/flow/coin-hops.ts counts the same).
 */
export function countHops(nodes: readonly HopNode[]): HopCount {
  const columns = Map.groupBy(nodes, (node) => node.layer ?? 0)
  const passed = new Set(
    [...columns]
      .filter(([layer, all]) => layer !== 0 && all.every((node) => node.isTransaction))
      .map(([layer]) => layer),
  )
  if (passed.size === 0) return { hopOf: (layer) => layer, isPassed: () => false }
  return {
    isPassed: (layer) => passed.has(layer),
    hopOf: (layer) => {
      const isBetween = (at: number) => (layer < 0 ? at < 0 && at > layer : at > 0 && at < layer)
      const between = [...passed].filter(isBetween).length
      return layer < 0 ? layer + between : layer - between
    },
  }
}

/** Hops of a picture. Rests beside it are no accounts. */
export function hopsOfPicture({ nodes }: Pick<FlowGraphData, 'nodes'>): HopCount {
  return countHops(
    nodes
      .filter(({ kind }) => kind !== 'more')
      .map(({ layer, kind }) => ({ layer, isTransaction: kind === 'transaction' && layer !== undefined })),
  )
}

/** What stands over the columns of a picture, where some hold nothing but transactions. */
export function captionsOf(
  graph: Pick<FlowGraphData, 'nodes'>,
  { caption, passed }: Pick<FlowLabels, 'caption' | 'passed'>,
): FlowLabels['caption'] {
  const { hopOf, isPassed } = hopsOfPicture(graph)
  return (band: LayerBand) => {
    if (band.time !== undefined) return caption(band)
    return isPassed(band.layer) ? passed : caption({ ...band, layer: hopOf(band.layer) })
  }
}
