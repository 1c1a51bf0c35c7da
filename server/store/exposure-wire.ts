import type { z } from 'zod'
import type { Exposure } from '#core/contract/addresses.ts'
import type { ExposureResult } from '#core/flow/types.ts'
import { apportion } from '#core/risk/apportion.ts'
import { type LabelRow, toWireLabel } from './label-claims.ts'
import { accountRef, type assetRef } from './wire.ts'

export type WireExposure = z.output<typeof Exposure>

interface Context {
  readonly asset: ReturnType<typeof assetRef>
  readonly label: (id: string) => LabelRow | null
  readonly engineVersion: string
  readonly ledgerDigest: string
}

const WHOLE_PPM = 1_000_000n
/** Shares are doubles between 0 and 1; this many steps keep every digit that a part per million can depend on. */
const STEPS = 1e12

/** An engine's result in the contract's shape: integer shares that add up to exactly one million. */
export function wireExposure(result: ExposureResult, context: Context): WireExposure {
  const shares = [
    ...result.parts.map((part) => part.share),
    result.service,
    result.outside,
    result.unresolved,
  ]
  const ppm = wholePpm(shares)
  const at = result.parts.length
  return {
    account: accountRef(result.account),
    asset: context.asset,
    side: result.side,
    method: result.method,
    asOf: {
      block: result.asOf.block,
      time: result.asOf.time === null ? null : new Date(result.asOf.time).toISOString(),
    },
    denominator: { asset: context.asset, units: String(result.denominator) },
    denominatorMeaning: result.denominatorMeaning,
    parts: result.parts.flatMap((part, n) => {
      const row = context.label(part.labelId)
      if (row === null) return []
      return [
        {
          category: part.category,
          kind: part.kind,
          label: toWireLabel(row),
          sharePpm: ppm[n] ?? 0,
          units: String(part.amount),
          hops: part.hops,
          path: [...part.path],
        },
      ]
    }),
    servicePpm: ppm[at] ?? 0,
    outsidePpm: ppm[at + 1] ?? 0,
    unresolvedPpm: ppm[at + 2] ?? 0,
    truncated: result.truncated,
    boundaries: result.boundaries.flatMap((boundary) => {
      const row = context.label(boundary.labelId)
      if (row === null) return []
      const sharePpm = Math.min(1_000_000, Math.round(boundary.share * 1_000_000))
      return [{ account: accountRef(boundary.account), label: toWireLabel(row), sharePpm }]
    }),
    engineVersion: context.engineVersion,
    ledgerDigest: context.ledgerDigest,
  }
}

/** Parts per million by largest remainder. All zero where there was nothing to attribute. */
function wholePpm(shares: readonly number[]): number[] {
  const weights = shares.map((share) => BigInt(Math.round(Math.max(0, share) * STEPS)))
  const total = weights.some((weight) => weight > 0n) ? WHOLE_PPM : 0n
  return apportion(total, weights).map(Number)
}
