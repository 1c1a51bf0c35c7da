import type { ExposurePart, ExposureResult } from './types.ts'

/** What of the whole leads to one category, entity or label. */
export interface ExposureGroup {
  /** Category, actor or label id; null for parts whose label names no actor. */
  readonly key: string | null
  readonly direct: number
  readonly indirect: number
  readonly share: number
  /** In the asset's smallest unit: the sum of the parts' amounts. */
  readonly amount: bigint
  readonly parts: readonly ExposurePart[]
}

const KEYS = {
  category: (part: ExposurePart) => part.category,
  entity: (part: ExposurePart) => part.actor,
  label: (part: ExposurePart) => part.labelId,
} as const

/** The parts of an exposure per category, entity or label, largest first. Shares add up to those of the parts. */
export function groupExposure(
  result: Pick<ExposureResult, 'parts'>,
  by: 'category' | 'entity' | 'label',
): ExposureGroup[] {
  const groups = [...Map.groupBy(result.parts, KEYS[by])].map(([key, parts]): ExposureGroup => {
    const sum = (kind: ExposurePart['kind']) =>
      parts.reduce((total, part) => total + (part.kind === kind ? part.share : 0), 0)
    const [direct, indirect] = [sum('direct'), sum('indirect')]
    const amount = parts.reduce((total, part) => total + part.amount, 0n)
    return { key, direct, indirect, share: direct + indirect, amount, parts }
  })
  return groups.sort((a, b) => b.share - a.share || ((a.key ?? '') < (b.key ?? '') ? -1 : 1))
}
