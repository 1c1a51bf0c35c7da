import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatAccountId,
  formatAssetId,
  formatChainId,
  parseAccountId,
  parseAssetId,
  parseChainId,
} from './caip.ts'
import { CHAINS, chainName, findChain, resolveChain } from './chains.ts'

const text = (pattern: RegExp) => fc.stringMatching(pattern)

describe('CAIP ids', () => {
  it('parse the published examples', () => {
    expect(parseChainId('cosmos:cosmoshub-4')).toEqual({ namespace: 'cosmos', reference: 'cosmoshub-4' })
    expect(parseAccountId('eip155:1:0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb')).toEqual({
      chain: 'eip155:1',
      address: '0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb',
    })
    expect(parseAssetId('eip155:1/erc721:0x06012c8cf97BEaD5deAe237070F9587f8E7A266d/771769')).toEqual({
      chain: 'eip155:1',
      namespace: 'erc721',
      reference: '0x06012c8cf97BEaD5deAe237070F9587f8E7A266d',
      tokenId: '771769',
    })
  })

  it.each([
    ['eip155', 'the ":" is missing'],
    ['e:1', 'the namespace "e" is too short'],
    ['EIP155:1', 'the namespace "EIP155"'],
    ['eip155:', 'the reference is empty'],
    [`eip155:${'1'.repeat(33)}`, 'the reference'],
  ])('name what is wrong with the chain %s', (bad, reason) => {
    expect(() => parseChainId(bad)).toThrow(reason)
  })

  it.each([
    ['eip155:1', 'expected chain:address'],
    ['eip155:1:', 'the address ""'],
    ['eip155:1:a b', 'the address "a b"'],
    ['eip155:1:%E0%A4%A', 'broken percent escape'],
  ])('name what is wrong with the account %s', (bad, reason) => {
    expect(() => parseAccountId(bad)).toThrow(reason)
  })

  it.each([
    ['eip155:1', 'expected chain/namespace:reference'],
    ['eip155:1/erc20', 'is not namespace:reference'],
    ['eip155:1/erc20:', 'the reference is empty'],
    ['eip155:1/erc20:0x1/2/3', 'the token id "2/3"'],
  ])('name what is wrong with the asset %s', (bad, reason) => {
    expect(() => parseAssetId(bad)).toThrow(reason)
  })

  it('come back from their own text, whatever the address holds', () => {
    const chain = fc
      .tuple(text(/^[-a-z0-9]{3,8}$/), text(/^[-_a-zA-Z0-9]{1,32}$/))
      .map(([namespace, reference]) => formatChainId({ namespace, reference }))
    const address = fc.string({ minLength: 1, maxLength: 10, unit: 'grapheme-ascii' })
    fc.assert(
      fc.property(chain, address, text(/^[-a-z0-9]{3,8}$/), (chain, address, namespace) => {
        expect(parseAccountId(formatAccountId({ chain, address }))).toEqual({ chain, address })
        const asset = { chain, namespace, reference: address, tokenId: null }
        expect(parseAssetId(formatAssetId(asset))).toEqual(asset)
      }),
    )
  })
})

describe('chains', () => {
  it('are found by id, by the other id in use, by name and by currency', () => {
    for (const name of ['eip155:1', 'Ethereum', 'eth', ' ETH ']) expect(findChain(name)?.id).toBe('eip155:1')
    expect(findChain('XBT')?.name).toBe('Bitcoin')
    expect(findChain('tron:728126428')?.id).toBe('tron:0x2b6653dc')
    expect(findChain('USDT')).toBeNull()
    expect(resolveChain('eip155:4242')).toBe('eip155:4242')
    expect(() => resolveChain('USDT')).toThrow('not a chain we know by name')
    expect(chainName('eip155:4242')).toBe('eip155:4242')
  })

  it('have well-formed ids and aliases that no two of them share', () => {
    const names = CHAINS.flatMap((chain) => [chain.id, ...(chain.otherIds ?? []), ...chain.aliases])
    expect(new Set(names).size).toBe(names.length)
    for (const chain of CHAINS) expect(formatChainId(parseChainId(chain.id))).toBe(chain.id)
    for (const chain of CHAINS)
      expect(chain.aliases.every((alias) => alias === alias.toLowerCase())).toBe(true)
  })
})
