import type { BridgeHop } from '#core/flow/bridge-links.ts'
import type { ClaimOrder } from '#core/flow/labels.ts'
import type { LabelClaim } from '#core/flow/types.ts'
import type { Ledger } from '#core/ledger/ledger.ts'
import type { ChainPackage } from '#core/ledger/package.ts'
import { packChain } from '#core/ledger/package.ts'
import type { PackedBasis } from './protocol.ts'
import { rankClaims } from './protocol.ts'

/** What questions are asked about. Equal keys must mean equal content: use digests. */
export interface EngineBasis {
  readonly ledger: Ledger
  readonly ledgerKey: string
  readonly claims: readonly LabelClaim[]
  readonly claimsKey: string
  readonly prefer: ClaimOrder
  /** Hops across bridges to follow; `claimsKey` must cover them too. */
  readonly hops?: readonly BridgeHop[]
}

/**
 * Packs a basis for posting, giving way between pieces of work wherever `pause` does. Packing a ledger of a
 * million rows takes a second of text encoding; hold on to the result as long as the ledger is asked about.
 */
async function packBasis(basis: EngineBasis, pause: () => Promise<void>): Promise<PackedBasis> {
  const packages: ChainPackage[] = []
  for (const chain of basis.ledger.chains.values()) {
    const packing = packChain(chain)
    let step = packing.next()
    for (; step.done !== true; step = packing.next()) await pause()
    packages.push(step.value)
  }
  return withClaims({ ledgerKey: basis.ledgerKey, packages }, basis)
}

/**
 * Packs what is asked about: a ledger once for as long as it is the one asked about, since claims change more often.
 * A ledger that could not be packed is tried again.
 */
export function createPacker(pause: () => Promise<void>): (basis: EngineBasis) => Promise<PackedBasis> {
  let kept: { readonly ledgerKey: string; readonly packed: Promise<PackedBasis> } | null = null
  return async (basis) => {
    const { ledgerKey, claimsKey } = basis
    if (kept?.ledgerKey !== ledgerKey) kept = { ledgerKey, packed: packBasis(basis, pause) }
    const mine = kept
    try {
      const packed = await mine.packed
      if (packed.claimsKey === claimsKey) return packed
      const next = withClaims(packed, basis)
      if (kept === mine) kept = { ledgerKey, packed: Promise.resolve(next) }
      return next
    } catch (error) {
      if (kept === mine) kept = null
      throw error
    }
  }
}

/** The same ledger under other claims. */
function withClaims(
  packed: Pick<PackedBasis, 'ledgerKey' | 'packages'>,
  basis: Pick<EngineBasis, 'claims' | 'claimsKey' | 'prefer' | 'hops'>,
): PackedBasis {
  const { claims, claimsKey, prefer, hops = [] } = basis
  const { ledgerKey, packages } = packed
  return { ledgerKey, packages, claims, claimsKey, ranks: rankClaims(claims, prefer), hops }
}
