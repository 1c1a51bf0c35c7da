import type { Exposure } from '#src/data/addresses.ts'

/** One category of an exposure: direct and indirect parts added up, exact in the asset's smallest unit. */
export interface ExposureRow {
  readonly category: string
  readonly directPpm: number
  readonly indirectPpm: number
  readonly units: bigint
  /** Hops to the nearest label of the category. */
  readonly nearest: number
}

/** Parts by category, the largest share first. */
export function exposureRows(parts: Exposure['parts']): readonly ExposureRow[] {
  const rows = new Map<string, ExposureRow>()
  for (const { category, kind, sharePpm, units, hops } of parts) {
    const row = rows.get(category) ?? { category, directPpm: 0, indirectPpm: 0, units: 0n, nearest: hops }
    rows.set(category, {
      ...row,
      directPpm: row.directPpm + (kind === 'direct' ? sharePpm : 0),
      indirectPpm: row.indirectPpm + (kind === 'indirect' ? sharePpm : 0),
      units: row.units + BigInt(units),
      nearest: Math.min(row.nearest, hops),
    })
  }
  return [...rows.values()].toSorted((a, b) => b.directPpm + b.indirectPpm - (a.directPpm + a.indirectPpm))
}

/** What all shares add up to, in parts per million: 1,000,000 up to rounding. */
export function totalPpm({ parts, ...rest }: Exposure): number {
  const others = rest.servicePpm + rest.unlinkedBridgePpm + rest.outsidePpm + rest.unresolvedPpm
  return parts.reduce((sum, part) => sum + part.sharePpm, others)
}

/** The exposure in the alert's own asset first: it is what the alert is about. */
export function ordered(exposures: readonly Exposure[], assetId: string | null): readonly Exposure[] {
  return exposures.toSorted((a, b) => Number(b.asset.id === assetId) - Number(a.asset.id === assetId))
}
