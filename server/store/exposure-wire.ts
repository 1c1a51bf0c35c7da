import type { z } from 'zod'
import type { Exposure } from '#core/contract/addresses.ts'
import type { CrossedHop, ExposureResult } from '#core/flow/types.ts'
import { apportion } from '#core/risk/apportion.ts'
import { type LabelRow, toWireLabel } from './label-claims.ts'
import type { WireTransfer } from './transfer-facts.ts'
import { accountRef, type assetRef } from './wire.ts'

export type WireExposure = z.output<typeof Exposure>

interface Context {
  readonly asset: ReturnType<typeof assetRef>
  readonly label: (id: string) => LabelRow | null
  readonly engineVersion: string
  readonly ledgerDigest: string
  /** Both ends of the bridge hops that are shown, by id; left out where no hops were followed. */
  readonly transfers?: ReadonlyMap<string, WireTransfer>
}

/** Bridge hops that one exposure names; further ones are counted. */
const HOPS_SHOWN = 20

/** The bridge hops of a result that are shown: those at which the largest shares arrived. */
export const shownHops = ({ crossed = [] }: ExposureResult): readonly CrossedHop[] =>
  crossed.slice(0, HOPS_SHOWN)

const WHOLE_PPM = 1_000_000n
/** Shares are doubles between 0 and 1; this many steps keep every digit that a part per million can depend on. */
const STEPS = 1e12

/** An engine's result in the contract's shape: integer shares that add up to exactly one million. */
export function wireExposure(result: ExposureResult, context: Context): WireExposure {
  const shares = [
    ...result.parts.map((part) => part.share),
    result.service,
    result.unlinkedBridge ?? 0,
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
          bridges: part.via?.length ?? 0,
        },
      ]
    }),
    servicePpm: ppm[at] ?? 0,
    unlinkedBridgePpm: ppm[at + 1] ?? 0,
    outsidePpm: ppm[at + 2] ?? 0,
    unresolvedPpm: ppm[at + 3] ?? 0,
    truncated: result.truncated,
    boundaries: result.boundaries.flatMap((boundary) => {
      const row = context.label(boundary.labelId)
      if (row === null) return []
      return [
        { account: accountRef(boundary.account), label: toWireLabel(row), sharePpm: toPpm(boundary.share) },
      ]
    }),
    bridgeHops: shownHops(result).flatMap(({ hop, share }) => {
      const deposit = context.transfers?.get(hop.deposit)
      const withdrawal = context.transfers?.get(hop.withdrawal)
      if (deposit === undefined || withdrawal === undefined) return []
      const { tier, confidence } = hop
      return [{ deposit, withdrawal, tier, confidencePpm: toPpm(confidence), sharePpm: toPpm(share) }]
    }),
    bridgeHopCount: result.crossed?.length ?? 0,
    engineVersion: context.engineVersion,
    ledgerDigest: context.ledgerDigest,
  }
}

const toPpm = (share: number): number => Math.min(1_000_000, Math.round(share * 1_000_000))

/** Parts per million by largest remainder. All zero where there was nothing to attribute. */
function wholePpm(shares: readonly number[]): number[] {
  const weights = shares.map((share) => BigInt(Math.round(Math.max(0, share) * STEPS)))
  const total = weights.some((weight) => weight > 0n) ? WHOLE_PPM : 0n
  return apportion(total, weights).map(Number)
}
