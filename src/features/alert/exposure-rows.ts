import type { Exposure } from '#src/data/addresses.ts'
import { type PartRow, partRows } from '#src/ui/exposure-shares.ts'

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
  const categories = Map.groupBy(partRows(parts), (part) => part.category)
  const ppm = (rows: readonly PartRow[], kind: PartRow['kind']) =>
    rows.reduce((sum, row) => sum + (row.kind === kind ? row.ppm : 0), 0)
  return [...categories]
    .map(([category, rows]) => ({
      category,
      directPpm: ppm(rows, 'direct'),
      indirectPpm: ppm(rows, 'indirect'),
      units: rows.reduce((sum, row) => sum + row.units, 0n),
      nearest: Math.min(...rows.map((row) => row.hops)),
    }))
    .toSorted((a, b) => b.directPpm + b.indirectPpm - (a.directPpm + a.indirectPpm))
}

/** The exposure in the alert's own asset first: it is what the alert is about. */
export function ordered(exposures: readonly Exposure[], assetId: string | null): readonly Exposure[] {
  return exposures.toSorted((a, b) => Number(b.asset.id === assetId) - Number(a.asset.id === assetId))
}
