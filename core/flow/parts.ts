import { amountOfShare } from './shares.ts'
import type { ExposurePart, ExposureResult } from './types.ts'

type Found = Pick<ExposureResult, 'parts' | 'boundaries'>

/**
 * Parts of one label, account and kind as one, by the strongest's path; boundaries of one label as one. Largest
 * first. Amounts follow from the shares and never add up to more than the whole.
 */
export function mergeParts(
  parts: readonly ExposurePart[],
  boundaries: ExposureResult['boundaries'],
  whole: bigint,
): Found {
  const merged = [
    ...Map.groupBy(parts, (part) => JSON.stringify([part.labelId, part.account, part.kind])),
  ].map(([, same]): ExposurePart => {
    const strongest = same.reduce((best, part) => (part.share > best.share ? part : best))
    const share = same.reduce((sum, part) => sum + part.share, 0)
    return { ...strongest, share, amount: amountOfShare(share, whole) }
  })
  const stops = [...Map.groupBy(boundaries, (one) => JSON.stringify([one.labelId, one.account]))].map(
    ([, same]) => ({ ...same[0]!, share: same.reduce((sum, one) => sum + one.share, 0) }),
  )
  return { parts: withinWhole(merged.sort(byShare), whole), boundaries: stops.sort(byShare) }
}

/** Largest first; ties by label and kind, so that no order of arrival shows. */
export function byShare(
  a: { readonly share: number; readonly labelId: string; readonly kind?: string },
  b: { readonly share: number; readonly labelId: string; readonly kind?: string },
): number {
  return b.share - a.share || compareText(a.labelId, b.labelId) || compareText(a.kind ?? '', b.kind ?? '')
}

/** Rounding allowances of many parts must not add up to more than there is: the smallest part yields. */
export function withinWhole(parts: readonly ExposurePart[], whole: bigint): ExposurePart[] {
  let left = whole
  return parts.map((part) => {
    const amount = part.amount > left ? left : part.amount
    left -= amount
    return amount === part.amount ? part : { ...part, amount }
  })
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
