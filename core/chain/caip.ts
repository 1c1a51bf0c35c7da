/**
 * CAIP-2 (chains), CAIP-10 (accounts) and CAIP-19 (assets) as published by the Chain Agnostic Standards Alliance.
 * Only the grammar lives here; whether an address is real is `address.ts`, whether a chain is known is `chains.ts`.
 */
import { ChainFormatError } from './errors.ts'

export interface ChainId {
  readonly namespace: string
  readonly reference: string
}

export interface AccountId {
  /** CAIP-2. */
  readonly chain: string
  /** The address with its percent escapes undone. */
  readonly address: string
}

export interface AssetId {
  /** CAIP-2. */
  readonly chain: string
  /** `slip44`, `erc20`, `trc20`, `symbol` … */
  readonly namespace: string
  /** The reference with its percent escapes undone. */
  readonly reference: string
  /** Token of a non-fungible asset, null for the whole asset. */
  readonly tokenId: string | null
}

const NAMESPACE = /^[-a-z0-9]{3,8}$/
const CHAIN_REFERENCE = /^[-_a-zA-Z0-9]{1,32}$/
const ADDRESS = /^[-.%a-zA-Z0-9]{1,128}$/
const TOKEN_ID = /^[-.%a-zA-Z0-9]{1,78}$/

/** Parses a CAIP-2 chain id such as `eip155:1`. Throws {@link ChainFormatError} `bad-chain`. */
export function parseChainId(text: string): ChainId {
  const colon = text.indexOf(':')
  if (colon < 0) {
    throw new ChainFormatError('bad-chain', `"${text}" is not a CAIP-2 chain id: the ":" is missing`)
  }
  return checkedChainId(text.slice(0, colon), text.slice(colon + 1), text)
}

/** Writes a CAIP-2 chain id, checking both halves. Throws {@link ChainFormatError} `bad-chain`. */
export function formatChainId(chain: ChainId): string {
  checkedChainId(chain.namespace, chain.reference, `${chain.namespace}:${chain.reference}`)
  return `${chain.namespace}:${chain.reference}`
}

/** Parses a CAIP-10 account such as `eip155:1:0xab…`. Throws `bad-chain` or `bad-account`. */
export function parseAccountId(text: string): AccountId {
  const { chain, rest } = splitChain(text, ':', 'account')
  if (!ADDRESS.test(rest)) {
    throw new ChainFormatError(
      'bad-account',
      `"${text}" is not a CAIP-10 account: the address "${rest}" must be 1 to 128 letters, digits, "-", "." or "%"`,
    )
  }
  return { chain, address: unescape(rest, 'bad-account') }
}

/** Writes a CAIP-10 account; characters that CAIP-10 does not allow (the ":" of a cashaddr) are percent-escaped. */
export function formatAccountId(account: AccountId): string {
  parseChainId(account.chain)
  const address = escape(account.address)
  if (!ADDRESS.test(address)) {
    throw new ChainFormatError('bad-account', `"${account.address}" cannot be written as a CAIP-10 address`)
  }
  return `${account.chain}:${address}`
}

/** Parses a CAIP-19 asset such as `eip155:1/slip44:60`. Throws `bad-chain` or `bad-asset`. */
export function parseAssetId(text: string): AssetId {
  const { chain, rest } = splitChain(text, '/', 'asset')
  const [kind, tokenId, ...more] = rest.split('/')
  const colon = kind === undefined ? -1 : kind.indexOf(':')
  if (kind === undefined || colon < 0) {
    throw new ChainFormatError(
      'bad-asset',
      `"${text}" is not a CAIP-19 asset: "${rest}" is not namespace:reference`,
    )
  }
  const namespace = kind.slice(0, colon)
  const reference = kind.slice(colon + 1)
  if (!NAMESPACE.test(namespace)) throw badPart('asset', text, 'namespace', namespace)
  if (!ADDRESS.test(reference)) throw badPart('asset', text, 'reference', reference)
  if (more.length > 0) throw badPart('asset', text, 'token id', [tokenId, ...more].join('/'))
  if (tokenId !== undefined && !TOKEN_ID.test(tokenId)) throw badPart('asset', text, 'token id', tokenId)
  return {
    chain,
    namespace,
    reference: unescape(reference, 'bad-asset'),
    tokenId: tokenId === undefined ? null : unescape(tokenId, 'bad-asset'),
  }
}

/** Writes a CAIP-19 asset, percent-escaping what CAIP-19 does not allow. Throws `bad-chain` or `bad-asset`. */
export function formatAssetId(asset: AssetId): string {
  const token = asset.tokenId === null ? '' : `/${escape(asset.tokenId)}`
  const text = `${asset.chain}/${asset.namespace}:${escape(asset.reference)}${token}`
  parseAssetId(text)
  return text
}

function checkedChainId(namespace: string, reference: string, text: string): ChainId {
  if (!NAMESPACE.test(namespace)) throw badPart('chain', text, 'namespace', namespace)
  if (!CHAIN_REFERENCE.test(reference)) throw badPart('chain', text, 'reference', reference)
  return { namespace, reference }
}

/** Splits off the CAIP-2 part: the separator after the chain's own ":". */
function splitChain(text: string, separator: ':' | '/', what: 'account' | 'asset') {
  const colon = text.indexOf(':')
  const at = colon < 0 ? -1 : text.indexOf(separator, colon + 1)
  if (at < 0) {
    const shape = what === 'account' ? 'chain:address' : 'chain/namespace:reference'
    throw new ChainFormatError(`bad-${what}`, `"${text}" is not a CAIP ${what} id: expected ${shape}`)
  }
  const chain = text.slice(0, at)
  parseChainId(chain)
  return { chain, rest: text.slice(at + 1) }
}

function badPart(what: 'chain' | 'asset', text: string, part: string, value: string): ChainFormatError {
  return new ChainFormatError(
    `bad-${what}`,
    value === ''
      ? `"${text}" is not a CAIP ${what} id: the ${part} is empty`
      : `"${text}" is not a CAIP ${what} id: the ${part} "${value}" is too short, too long or has a character it may not have`,
  )
}

function escape(text: string): string {
  // encodeURIComponent leaves _ ! ~ * ' ( ) alone; CAIP does not allow them either.
  return encodeURIComponent(text.toWellFormed()).replace(
    /[_!~*'()]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function unescape(text: string, code: 'bad-account' | 'bad-asset'): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    throw new ChainFormatError(code, `"${text}" has a broken percent escape`)
  }
}
