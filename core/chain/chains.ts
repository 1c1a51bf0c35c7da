/**
 * The chains this product knows by name. An id that is not here is still a valid id; it only has no name.
 *
 * Ids follow the CASA namespaces. Where two are in use for one chain, the other is in `otherIds`: Tron's reference
 * is written in hexadecimal by wallets and in decimal by CASA; Bitcoin Cash by its first block after the fork or by
 * the one CASA prints. For chains without a namespace we use `<name>:mainnet`, marked `ownId`.
 */
import { parseChainId } from './caip.ts'
import * as ids from './chain-ids.ts'
import { ChainFormatError } from './errors.ts'

export interface Chain {
  /** CAIP-2. */
  readonly id: string
  readonly name: string
  readonly native: { readonly symbol: string; readonly decimals: number; readonly slip44: number | null }
  /** Lower-case names and list currencies by which people mean this chain. */
  readonly aliases: readonly string[]
  readonly otherIds?: readonly string[]
  /** No CASA namespace: the id is this product's own choice. */
  readonly ownId?: true
}

const chain = (
  id: string,
  name: string,
  symbol: string,
  decimals: number,
  slip44: number | null,
  aliases: readonly string[],
  more: Pick<Chain, 'otherIds' | 'ownId'> = {},
): Chain => ({ id, name, native: { symbol, decimals, slip44 }, aliases, ...more })

const own = { ownId: true } as const

/** Chains of the Ethereum kind: one address is an account on every one of them. */
export const EVM_CHAINS: readonly Chain[] = [
  chain(ids.ETHEREUM, 'Ethereum', 'ETH', 18, 60, ['ethereum', 'eth', 'ether', 'erc20']),
  chain('eip155:10', 'OP Mainnet', 'ETH', 18, 60, ['optimism', 'op']),
  chain('eip155:19', 'Songbird', 'SGB', 18, null, ['songbird', 'sgb']),
  chain('eip155:25', 'Cronos', 'CRO', 18, 394, ['cronos']),
  chain('eip155:30', 'Rootstock', 'RBTC', 18, 137, ['rootstock', 'rsk', 'rbtc']),
  chain(ids.XDC, 'XDC Network', 'XDC', 18, 550, ['xdc', 'xinfin']),
  chain('eip155:56', 'BNB Smart Chain', 'BNB', 18, 714, [
    'bsc',
    'bnb smart chain',
    'bep20',
    'binance smart chain',
  ]),
  chain('eip155:61', 'Ethereum Classic', 'ETC', 18, 61, ['ethereum classic', 'etc']),
  chain('eip155:100', 'Gnosis', 'xDAI', 18, 700, ['gnosis', 'xdai']),
  chain('eip155:137', 'Polygon', 'POL', 18, 966, ['polygon', 'matic', 'pol']),
  chain('eip155:250', 'Fantom', 'FTM', 18, 1007, ['fantom', 'ftm']),
  chain('eip155:321', 'KCC', 'KCS', 18, 641, ['kcc', 'kcs']),
  chain('eip155:324', 'ZKsync Era', 'ETH', 18, 60, ['zksync', 'zksync era']),
  chain('eip155:361', 'Theta', 'TFUEL', 18, 500, ['theta']),
  chain('eip155:820', 'Callisto', 'CLO', 18, 820, ['callisto', 'clo']),
  chain('eip155:8453', 'Base', 'ETH', 18, 60, ['base']),
  chain('eip155:42161', 'Arbitrum One', 'ETH', 18, 60, ['arbitrum', 'arbitrum one', 'arb']),
  chain('eip155:42220', 'Celo', 'CELO', 18, 52752, ['celo']),
  chain('eip155:43114', 'Avalanche C-Chain', 'AVAX', 18, 9005, ['avalanche', 'avax', 'avalanche c-chain']),
  chain('eip155:59144', 'Linea', 'ETH', 18, 60, ['linea']),
  chain('eip155:534352', 'Scroll', 'ETH', 18, 60, ['scroll']),
]

const OTHER_CHAINS: readonly Chain[] = [
  chain(ids.BITCOIN, 'Bitcoin', 'BTC', 8, 0, ['bitcoin', 'btc', 'xbt', 'omni']),
  chain(ids.BITCOIN_CASH, 'Bitcoin Cash', 'BCH', 8, 145, ['bitcoin cash', 'bitcoincash', 'bch'], {
    otherIds: ['bip122:000000000000000000b15ad892af8f6a'],
  }),
  chain(ids.BITCOIN_SV, 'Bitcoin SV', 'BSV', 8, 236, ['bitcoin sv', 'bsv']),
  chain(ids.BITCOIN_GOLD, 'Bitcoin Gold', 'BTG', 8, 156, ['bitcoin gold', 'btg'], own),
  chain(ids.ECASH, 'eCash', 'XEC', 2, 899, ['ecash', 'xec'], own),
  chain(ids.LITECOIN, 'Litecoin', 'LTC', 8, 2, ['litecoin', 'ltc']),
  chain(ids.DOGECOIN, 'Dogecoin', 'DOGE', 8, 3, ['dogecoin', 'doge'], {
    otherIds: ['bip122:00000000001a91e3dace36e2be3bf030'],
  }),
  chain(ids.DASH, 'Dash', 'DASH', 8, 5, ['dash']),
  chain(ids.DIGIBYTE, 'DigiByte', 'DGB', 8, 20, ['digibyte', 'dgb']),
  chain(ids.VERGE, 'Verge', 'XVG', 6, 77, ['verge', 'xvg']),
  chain(ids.ZCASH, 'Zcash', 'ZEC', 8, 133, ['zcash', 'zec']),
  chain(ids.TRON, 'TRON', 'TRX', 6, 195, ['tron', 'trx', 'trc20'], { otherIds: ['tron:728126428'] }),
  chain(ids.XRP_LEDGER, 'XRP Ledger', 'XRP', 6, 144, ['xrp', 'xrpl', 'xrp ledger', 'ripple']),
  chain(ids.MONERO, 'Monero', 'XMR', 12, 128, ['monero', 'xmr']),
  chain(ids.EOS, 'EOS', 'EOS', 4, 194, ['eos', 'vaulta']),
  chain(ids.WAX, 'WAX', 'WAXP', 8, null, ['wax', 'waxp']),
  chain(ids.TELOS, 'Telos', 'TLOS', 4, null, ['telos', 'tlos']),
  chain(ids.SOLANA, 'Solana', 'SOL', 9, 501, ['solana', 'sol']),
  chain(ids.STELLAR, 'Stellar', 'XLM', 7, 148, ['stellar', 'xlm']),
  chain(ids.ALGORAND, 'Algorand', 'ALGO', 6, 283, ['algorand', 'algo']),
  chain(ids.POLKADOT, 'Polkadot', 'DOT', 10, 354, ['polkadot', 'dot']),
  chain(ids.KUSAMA, 'Kusama', 'KSM', 12, 434, ['kusama', 'ksm']),
  chain(ids.TEZOS, 'Tezos', 'XTZ', 6, 1729, ['tezos', 'xtz']),
  chain(ids.FILECOIN, 'Filecoin', 'FIL', 18, 461, ['filecoin', 'fil']),
  chain(ids.CARDANO, 'Cardano', 'ADA', 6, 1815, ['cardano', 'ada']),
  chain(ids.COSMOS_HUB, 'Cosmos Hub', 'ATOM', 6, 118, ['cosmos', 'atom', 'cosmos hub']),
  chain(ids.TERRA, 'Terra', 'LUNA', 6, 330, ['terra', 'luna2']),
  chain(ids.TERRA_CLASSIC, 'Terra Classic', 'LUNC', 6, 330, ['terra classic', 'lunc', 'ustc']),
  chain(ids.BNB_BEACON, 'BNB Beacon Chain', 'BNB', 8, 714, ['bep2', 'bnb beacon chain', 'binance chain']),
  chain(ids.SHENTU, 'Shentu', 'CTK', 6, 118, ['shentu', 'certik', 'ctk'], own),
  chain(ids.AVALANCHE_X, 'Avalanche X-Chain', 'AVAX', 9, 9000, ['avalanche x-chain']),
  chain(ids.AVALANCHE_P, 'Avalanche P-Chain', 'AVAX', 9, 9000, ['avalanche p-chain']),
  chain(ids.ZILLIQA, 'Zilliqa', 'ZIL', 12, 313, ['zilliqa', 'zil'], own),
  chain(ids.OASIS, 'Oasis', 'ROSE', 9, 474, ['oasis', 'rose'], own),
  chain(ids.IOTA_LEGACY, 'IOTA (Chrysalis, Stardust)', 'IOTA', 6, 4218, ['iota', 'miota'], own),
  chain(ids.SHIMMER, 'Shimmer', 'SMR', 6, 4219, ['shimmer', 'smr'], own),
  chain(ids.RADIX, 'Radix', 'XRD', 18, 1022, ['radix', 'xrd'], own),
  chain(ids.NEO, 'Neo N3', 'GAS', 8, 888, ['neo', 'neo n3'], own),
]

/** Every chain the product knows by name. */
export const CHAINS: readonly Chain[] = [...EVM_CHAINS, ...OTHER_CHAINS]

const byId = new Map(
  CHAINS.flatMap((known) => [known.id, ...(known.otherIds ?? [])].map((id) => [id, known])),
)
const byAlias = new Map(CHAINS.flatMap((known) => known.aliases.map((alias) => [alias, known])))

/**
 * Finds a chain by CAIP-2 id (either of two ids in use) or by a common name or currency of a list, in any case:
 * `eip155:1`, `Ethereum`, `eth`, `XBT`, `trx`. Null where it is not known: a token symbol such as USDT names no chain.
 */
export function findChain(nameOrId: string): Chain | null {
  const text = nameOrId.trim()
  return byId.get(text) ?? byAlias.get(text.toLowerCase()) ?? null
}

/** Name to show for a CAIP-2 id; the id itself where the chain has no name here. */
export function chainName(id: string): string {
  return byId.get(id)?.name ?? id
}

/**
 * CAIP-2 id for what a file or a person wrote: a known name, or any well-formed CAIP-2 id.
 * Throws {@link ChainFormatError} `bad-chain` for anything else.
 */
export function resolveChain(nameOrId: string): string {
  const text = nameOrId.trim()
  const known = findChain(text)
  if (known) return known.id
  if (!text.includes(':')) {
    throw new ChainFormatError(
      'bad-chain',
      `"${text}" is not a chain we know by name; write its CAIP-2 id, e.g. eip155:1`,
    )
  }
  parseChainId(text)
  return text
}
