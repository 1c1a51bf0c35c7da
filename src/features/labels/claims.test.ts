import { describe, expect, it } from 'vitest'
import { addressFault, explorerSearch } from './claims.ts'

describe('addressFault', () => {
  it('says plainly what is wrong with a checksum', () => {
    expect(addressFault('0x12D66f87A04A9E220743712cE6d9bB1B5616B8FD')).toMatch(/wrong EIP-55 checksum/)
  })

  it.each(['0x12D66f87A04A9E220743712cE6d9bB1B5616B8Fc', 'Tornado Cash', 'a very long name of an actor', ''])(
    'has nothing to say about %j',
    (text) => {
      expect(addressFault(text)).toBeNull()
    },
  )
})

describe('explorerSearch', () => {
  it('names the account where the claim names the chain', () => {
    expect(
      explorerSearch({ address: '0x12D66f87A04A9E220743712cE6d9bB1B5616B8Fc', chain: 'eip155:1' }),
    ).toEqual({ account: 'eip155:1:0x12d66f87a04a9e220743712ce6d9bb1b5616b8fc' })
  })

  it('searches where the claim holds on a whole family, or cannot be on its chain', () => {
    const address = '0x12D66f87A04A9E220743712cE6d9bB1B5616B8Fc'
    expect(explorerSearch({ address, chain: null })).toEqual({ q: address })
    expect(explorerSearch({ address: 'not-an-address', chain: 'eip155:1' })).toEqual({ q: 'not-an-address' })
  })
})
