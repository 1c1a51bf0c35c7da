import { describe, expect, it } from 'vitest'
import { detectAddress } from './address.ts'
import { findAsset, KNOWN_TOKENS, nativeAsset, resolveAsset, symbolAsset } from './assets.ts'
import { parseAssetId } from './caip.ts'
import * as ids from './chain-ids.ts'

describe('assets', () => {
  it('of the registry are contracts of their chain, each once', () => {
    expect(new Set(KNOWN_TOKENS.map((asset) => asset.id)).size).toBe(KNOWN_TOKENS.length)
    for (const asset of KNOWN_TOKENS) {
      expect(detectAddress(parseAssetId(asset.id).reference, asset.chain)).toMatchObject({
        ok: true,
        chain: asset.chain,
      })
      expect(findAsset(asset.id)).toBe(asset)
    }
  })

  it('never turn a symbol into a contract', () => {
    expect(resolveAsset('eip155:1', 'USDT')).toEqual({
      id: 'eip155:1/symbol:USDT',
      chain: 'eip155:1',
      symbol: 'USDT',
      decimals: 18,
      kind: 'declared',
    })
    expect(symbolAsset('eip155:1', 'yvCrv/x').id).toBe('eip155:1/symbol:YVCRV%2FX')
    expect(symbolAsset('eip155:1', '\ud800').id).toBe('eip155:1/symbol:%EF%BF%BD')
    expect(() => symbolAsset('eip155:1', ' ')).toThrow('empty')
    expect(() => symbolAsset('eip155:1', 'x'.repeat(129))).toThrow('too long')
  })

  it('take a contract by its address in any case, or by its CAIP-19 id', () => {
    const usdt = KNOWN_TOKENS[0]
    expect(resolveAsset('eip155:1', '0xdac17f958d2ee523a2206206994597c13d831ec7')).toBe(usdt)
    expect(resolveAsset('eip155:1', 'eip155:1/erc20:0xdAC17F958D2ee523a2206206994597C13D831ec7')).toBe(usdt)
    expect(resolveAsset(ids.TRON, 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t')).toMatchObject({
      symbol: 'USDT',
      decimals: 6,
    })
    expect(resolveAsset('eip155:1', `0x${'ab'.repeat(20)}`)).toMatchObject({ kind: 'token', decimals: null })
    expect(() => resolveAsset('eip155:1', '0xdAC17F958D2ee523a2206206994597C13D831eC7')).toThrow('EIP-55')
    expect(() => resolveAsset('eip155:56', 'eip155:1/slip44:60')).toThrow('not an asset of BNB Smart Chain')
  })

  it("take the chain's own coin by its symbol", () => {
    expect(resolveAsset('eip155:1', 'eth')).toMatchObject({
      id: 'eip155:1/slip44:60',
      decimals: 18,
      kind: 'native',
    })
    expect(resolveAsset(ids.BITCOIN, 'BTC')).toEqual(nativeAsset('bitcoin'))
    expect(findAsset(`${ids.BITCOIN}/slip44:0`)).toMatchObject({ symbol: 'BTC', decimals: 8 })
    expect(resolveAsset('eip155:137', 'ETH').kind).toBe('declared')
    expect(findAsset('eip155:1/erc20:0x00')).toBeNull()
  })
})
