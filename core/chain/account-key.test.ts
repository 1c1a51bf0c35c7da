import { describe, expect, it } from 'vitest'
import { accountKey, parseAccountKey, possibleAccountKeys } from './account-key.ts'
import { detectAddress } from './address.ts'
import * as ids from './chain-ids.ts'

describe('account keys', () => {
  it('are CAIP-10 with the canonical address', () => {
    expect(accountKey('eip155:1', '0xdAC17F958D2ee523a2206206994597C13D831ec7')).toBe(
      'eip155:1:0xdac17f958d2ee523a2206206994597c13d831ec7',
    )
    expect(accountKey('tron', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t')).toBe(
      'tron:0x2b6653dc:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
    )
  })

  it('are one for the two spellings of a Bitcoin Cash account', () => {
    // A pair printed in the cashaddr specification.
    const legacy = accountKey(ids.BITCOIN_CASH, '1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu')
    const cashaddr = accountKey(ids.BITCOIN_CASH, 'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a')
    expect(legacy).toBe(cashaddr)
    expect(parseAccountKey(legacy)).toEqual({
      chain: ids.BITCOIN_CASH,
      address: 'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
    })
    expect(accountKey(ids.BITCOIN, '1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu')).toContain(
      ':1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu',
    )
  })

  it("rewrites Litecoin's old script addresses", () => {
    expect(accountKey('litecoin', '3CDJNfdWX8m2NwuGUV3nhXHXEeLygMXoAj')).toMatch(
      /:M[1-9A-HJ-NP-Za-km-z]{33}$/,
    )
  })

  it('refuse what is no address, or none of the chain', () => {
    expect(() => accountKey('eip155:1', '0x12')).toThrow('40 hexadecimal digits')
    expect(() => accountKey('bitcoin', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t')).toThrow(
      'not an address of Bitcoin',
    )
    expect(() => accountKey('atlantis', '0x12')).toThrow('not a chain we know by name')
  })

  it('can be had for every chain that a claim about an address reaches', () => {
    const legacy = detectAddress('1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu')
    const keys = legacy.ok ? possibleAccountKeys(legacy) : []
    expect(keys).toContain(accountKey(ids.BITCOIN, '1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu'))
    expect(keys).toContain(
      accountKey(ids.BITCOIN_CASH, 'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a'),
    )
  })
})
