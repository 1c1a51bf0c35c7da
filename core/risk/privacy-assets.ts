import { DASH, MONERO, ZCASH } from '#core/chain/chain-ids.ts'

/** Chains whose coin can hide sender, receiver or amount. */
const PRIVACY_CHAINS: readonly string[] = [MONERO, ZCASH, DASH]

/** Is the asset (CAIP-19) the coin of a chain that can hide who pays whom? */
export function isPrivacyAsset(asset: string): boolean {
  return PRIVACY_CHAINS.some((chain) => asset.startsWith(`${chain}/`))
}
