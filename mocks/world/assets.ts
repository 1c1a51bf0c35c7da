import { BITCOIN, ETHEREUM, TRON, addressOf } from './addresses.ts'
import { Random } from './random.ts'
import type { WorldAsset } from './types.ts'

/** Invented contracts have one fixed address in every world, so that links to them keep working. */
const inventedContract = (name: string): string =>
  addressOf(ETHEREUM, new Random(`contract/${name}`).bytes(20)).canonical

export const ETH: WorldAsset = {
  id: `${ETHEREUM}/slip44:60`,
  symbol: 'ETH',
  name: 'Ether',
  decimals: 18,
  chain: ETHEREUM,
  invented: false,
}
export const USDT: WorldAsset = {
  id: `${ETHEREUM}/erc20:0xdac17f958d2ee523a2206206994597c13d831ec7`,
  symbol: 'USDT',
  name: 'Tether USD (Ethereum)',
  decimals: 6,
  chain: ETHEREUM,
  invented: false,
}
export const USDC: WorldAsset = {
  id: `${ETHEREUM}/erc20:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48`,
  symbol: 'USDC',
  name: 'USD Coin',
  decimals: 6,
  chain: ETHEREUM,
  invented: false,
}
export const BTC: WorldAsset = {
  id: `${BITCOIN}/slip44:0`,
  symbol: 'BTC',
  name: 'Bitcoin',
  decimals: 8,
  chain: BITCOIN,
  invented: false,
}
export const TRON_USDT: WorldAsset = {
  id: `${TRON}/trc20:TR7NHqjeKQGxGTCi8q8ZY4pL8otSzgjLj6t`,
  symbol: 'USDT',
  name: 'Tether USD (Tron)',
  decimals: 6,
  chain: TRON,
  invented: false,
}
/** The issuer's token: one unit redeems for one Hong Kong dollar. */
export const LHKD: WorldAsset = {
  id: `${ETHEREUM}/erc20:${inventedContract('LHKD')}`,
  symbol: 'LHKD',
  name: 'Lantern Hong Kong Dollar (demonstration)',
  decimals: 6,
  chain: ETHEREUM,
  invented: true,
}
/** Whole notes of HK$1,000 nominal. */
export const BOND: WorldAsset = {
  id: `${ETHEREUM}/erc20:${inventedContract('PGB28')}`,
  symbol: 'PGB28',
  name: 'Peak Green Bond 2028 (demonstration)',
  decimals: 0,
  chain: ETHEREUM,
  invented: true,
}

export const ASSETS: readonly WorldAsset[] = [ETH, USDT, USDC, BTC, TRON_USDT, LHKD, BOND]
