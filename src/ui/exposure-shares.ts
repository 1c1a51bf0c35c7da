import type { z } from 'zod'
import type { Exposure as ExposureSchema } from '#core/contract/addresses.ts'

type Exposure = z.output<typeof ExposureSchema>

const WHOLE = 1_000_000
/** Each share was rounded by itself, so that their sum may miss the whole by some millionths. */
const ROUNDING = 50

type Part = Exposure['parts'][number]

/** Parts of one category and kind, which the desk knows by one label or by many. */
export interface PartRow {
  readonly id: string
  readonly category: string
  readonly kind: Part['kind']
  readonly ppm: number
  readonly units: bigint
  /** Hops to the nearest of the labels. */
  readonly hops: number
  /** Bridges on the way to that label. */
  readonly bridges: number
  /** The labels behind the share, largest share first. */
  readonly labels: readonly Part['label'][]
}

/** Parts by category and kind, the largest share first. */
export function partRows(parts: Exposure['parts']): readonly PartRow[] {
  const groups = Map.groupBy(parts, (part) => `${part.category} ${part.kind}`)
  return [...groups]
    .map(([id, group]): PartRow => {
      const sorted = group.toSorted((a, b) => b.sharePpm - a.sharePpm)
      const nearest = sorted.reduce((near, part) => (part.hops < near.hops ? part : near))
      const labels = new Map(sorted.map(({ label }) => [label.id, label]))
      return {
        id,
        category: group[0]!.category,
        kind: group[0]!.kind,
        ppm: group.reduce((sum, part) => sum + part.sharePpm, 0),
        units: group.reduce((sum, part) => sum + BigInt(part.units), 0n),
        hops: nearest.hops,
        bridges: nearest.bridges,
        labels: [...labels.values()],
      }
    })
    .toSorted((a, b) => b.ppm - a.ppm || (a.id < b.id ? -1 : 1))
}

/** What all shares add up to; shares rounded one by one that miss the whole by a hair make the whole. */
export function totalPpm({ parts, ...rest }: Exposure): number {
  const others = rest.servicePpm + rest.unlinkedBridgePpm + rest.outsidePpm + rest.unresolvedPpm
  const sum = parts.reduce((all, part) => all + part.sharePpm, others)
  return Math.abs(sum - WHOLE) <= ROUNDING ? WHOLE : sum
}
