import type { AddressFamily, DetectedAddress } from '#core/chain/address-types.ts'

/** A claim by a source about an address, as every list parser gives it. */
export interface LabelRow {
  /** Canonical form, the one that is compared. */
  readonly address: string
  readonly display: string
  readonly family: AddressFamily
  /** CAIP-2 namespace. */
  readonly namespace: string
  /** CAIP-2 chain the claim is limited to; null where it holds on every chain the address exists on. */
  readonly chain: string | null
  /** One of our category slugs. */
  readonly category: string
  readonly label: string
  readonly actor: string | null
  readonly source: string
  /** 0 to 100 on the GraphSense ladder. */
  readonly confidence: number
  /** Epoch milliseconds; half-open [validFrom, validUntil); null where nobody said. */
  readonly validFrom: number | null
  readonly validUntil: number | null
  readonly validFromBlock: number | null
  readonly validUntilBlock: number | null
  readonly uri: string | null
  readonly note: string | null
  /** What the source also says, under its own names; never interpreted. */
  readonly meta: Readonly<Record<string, string>>
}

/** The part of a label that the address itself decides. */
export function addressPart(
  detected: DetectedAddress,
): Pick<LabelRow, 'address' | 'display' | 'family' | 'namespace'> {
  const { canonical, display, family, namespace } = detected
  return { address: canonical, display, family, namespace }
}
