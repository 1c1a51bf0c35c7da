import { detectAddress } from './address.ts'
import { formatAssetId, parseAssetId } from './caip.ts'
import { ETHEREUM, TRON } from './chain-ids.ts'
import { chainName, findChain } from './chains.ts'
import { ChainFormatError } from './errors.ts'

export interface Asset {
  /** CAIP-19, contract addresses in canonical form. */
  readonly id: string
  /** CAIP-2. */
  readonly chain: string
  readonly symbol: string
  /** Null where nobody has said: an unknown contract. */
  readonly decimals: number | null
  /** `declared`: a file gave a symbol only, so the contract is unknown. */
  readonly kind: 'native' | 'token' | 'declared'
}

/** Decimals assumed for a symbol whose contract is unknown, unless its source says otherwise. */
export const DECLARED_DECIMALS = 18

const TOKENS: readonly (readonly [chain: string, symbol: string, decimals: number, contract: string])[] = [
  [ETHEREUM, 'USDT', 6, '0xdAC17F958D2ee523a2206206994597C13D831ec7'],
  [ETHEREUM, 'USDC', 6, '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48'],
  [ETHEREUM, 'DAI', 18, '0x6B175474E89094C44Da98b954EedeAC495271d0F'],
  [ETHEREUM, 'WETH', 18, '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2'],
  [ETHEREUM, 'WBTC', 8, '0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599'],
  [ETHEREUM, 'PYUSD', 6, '0x6c3ea9036406852006290770BEdFcAbA0e23A0e8'],
  [ETHEREUM, 'FRAX', 18, '0x853d955aCEf822Db058eb8505911ED77F175b99e'],
  [ETHEREUM, 'stETH', 18, '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84'],
  [ETHEREUM, 'LINK', 18, '0x514910771AF9Ca656af840dff83E8264EcF986CA'],
  [ETHEREUM, 'UNI', 18, '0x1f9840a85d5aF5bf1D1762F925BDADdC4201F984'],
  ['eip155:56', 'USDT', 18, '0x55d398326f99059fF775485246999027B3197955'],
  ['eip155:56', 'USDC', 18, '0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d'],
  ['eip155:137', 'USDT', 6, '0xc2132D05D31c914a87C6611C10748AEb04B58e8F'],
  ['eip155:137', 'USDC', 6, '0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359'],
  ['eip155:8453', 'USDC', 6, '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'],
  ['eip155:42161', 'USDT', 6, '0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9'],
  ['eip155:42161', 'USDC', 6, '0xaf88d065e77c8cC2239327C5EDb3A432268e5831'],
  [TRON, 'USDT', 6, 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'],
  [TRON, 'USDC', 6, 'TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8'],
]

/** The tokens known by contract. Symbols repeat between chains and are never a key. */
export const KNOWN_TOKENS: readonly Asset[] = TOKENS.map(([chain, symbol, decimals, contract]) => ({
  id: tokenId(chain, contract),
  chain,
  symbol,
  decimals,
  kind: 'token',
}))

const tokenById = new Map(KNOWN_TOKENS.map((asset) => [asset.id, asset]))

/** The coin that a known chain pays its fees in; null for a chain without one here or without a SLIP-44 number. */
export function nativeAsset(chain: string): Asset | null {
  const known = findChain(chain)
  if (!known || known.native.slip44 === null) return null
  const { symbol, decimals, slip44 } = known.native
  const id = formatAssetId({ chain: known.id, namespace: 'slip44', reference: String(slip44), tokenId: null })
  return { id, chain: known.id, symbol, decimals, kind: 'native' }
}

/**
 * The asset of a symbol whose contract nobody has stated: `<chain>/symbol:<SYMBOL>`. It is never the same asset as
 * a contract that happens to use the symbol.
 */
export function symbolAsset(chain: string, symbol: string, decimals: number = DECLARED_DECIMALS): Asset {
  const shown = symbol.trim()
  if (shown === '') throw new ChainFormatError('bad-asset', 'the asset symbol is empty')
  const id = formatAssetId({ chain, namespace: 'symbol', reference: shown.toUpperCase(), tokenId: null })
  return { id, chain, symbol: shown, decimals, kind: 'declared' }
}

/**
 * The asset that a file's column means, on a chain: a CAIP-19 id, a token contract's address, the chain's own coin
 * by its symbol, or else a declared symbol. A symbol is never turned into a contract.
 * Throws {@link ChainFormatError} where the text is an id or address that is wrong, or of another chain.
 */
export function resolveAsset(chain: string, text: string): Asset {
  const trimmed = text.trim()
  if (trimmed.includes('/') && trimmed.includes(':')) return assetById(trimmed, chain)
  const native = nativeAsset(chain)
  if (native && native.symbol.toUpperCase() === trimmed.toUpperCase()) return native
  if (/^0x/i.test(trimmed) || detectAddress(trimmed, chain).ok) return contractAsset(chain, trimmed)
  return symbolAsset(chain, trimmed)
}

function assetById(text: string, chain: string): Asset {
  const parsed = parseAssetId(text)
  if ((findChain(parsed.chain)?.id ?? parsed.chain) !== chain) {
    throw new ChainFormatError('bad-asset', `"${text}" is not an asset of ${chainName(chain)}`)
  }
  if (parsed.namespace === 'symbol') return symbolAsset(chain, parsed.reference)
  if (parsed.namespace === 'erc20' || parsed.namespace === 'trc20')
    return contractAsset(chain, parsed.reference)
  const id = formatAssetId({ ...parsed, chain })
  const native = nativeAsset(chain)
  if (native?.id === id) return native
  return { id, chain, symbol: parsed.reference, decimals: null, kind: 'token' }
}

function contractAsset(chain: string, contract: string): Asset {
  const found = detectAddress(contract, chain)
  if (!found.ok) throw new ChainFormatError('bad-asset', `"${contract}": ${found.reason}`)
  if (found.chain !== chain) {
    throw new ChainFormatError('bad-asset', `"${contract}" is not a contract of ${chainName(chain)}`)
  }
  const id = tokenId(chain, found.canonical)
  return tokenById.get(id) ?? { id, chain, symbol: found.display, decimals: null, kind: 'token' }
}

/** CAIP-19 of a fungible token; Ethereum-kind contracts in lower case so that ids can be compared. */
function tokenId(chain: string, contract: string): string {
  const isEvm = chain.startsWith('eip155:')
  const namespace = isEvm ? 'erc20' : chain.startsWith('tron:') ? 'trc20' : 'token'
  return formatAssetId({
    chain,
    namespace,
    reference: isEvm ? contract.toLowerCase() : contract,
    tokenId: null,
  })
}

/** Finds a known asset by its CAIP-19 id; null where it is not in the registry. */
export function findAsset(id: string): Asset | null {
  const token = tokenById.get(id)
  if (token) return token
  const slash = id.indexOf('/')
  const native = slash < 0 ? null : nativeAsset(id.slice(0, slash))
  return native?.id === id ? native : null
}
