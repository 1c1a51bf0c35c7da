import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeCashAddr } from './address-cashaddr.ts'
import { detectAddress } from './address.ts'
import * as ids from './chain-ids.ts'

const ok = (text: string, hint: string | null = null) => {
  const found = detectAddress(text, hint)
  if (!found.ok) throw new Error(`${text}: ${found.reason}`)
  return found
}
const code = (text: string, hint: string | null = null) => {
  const found = detectAddress(text, hint)
  return found.ok ? 'ok' : found.code
}

describe('cashaddr', () => {
  // The legacy and cashaddr pairs of the specification.
  it.each([
    ['bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a', 'p2pkh'],
    ['bitcoincash:ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq', 'p2sh'],
    ['BITCOINCASH:QR95SY3J9XWD2AP32XKYKTTR4CVCU7AS4Y0QVERFUY', 'p2pkh'],
  ])('accepts %s', (text, type) => {
    expect(ok(text)).toMatchObject({ family: 'bitcoincash', type, canonical: text.toLowerCase() })
  })

  it('adds the prefix that the checksum was made with', () => {
    expect(ok('qpf2cphc5dkuclkqur7lhj2yuqq9pk3hmukle77vhq').canonical).toBe(
      'bitcoincash:qpf2cphc5dkuclkqur7lhj2yuqq9pk3hmukle77vhq',
    )
    const ecash = encodeCashAddr('ecash', 'p2sh', new Uint8Array(20).fill(7))
    expect(ok(ecash.slice('ecash:'.length))).toMatchObject({
      family: 'ecash',
      canonical: ecash,
      chain: ids.ECASH,
    })
  })

  it('refuses a wrong character, a foreign prefix and mixed case', () => {
    expect(code('bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6q')).toBe('bad-checksum')
    expect(code('simpleledger:qp5y6ggsn8y0pzghhn2zap7kyestzqh2vc7t400n96')).toBe('unknown-format')
    expect(code('bitcoincash:Qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a')).toBe('bad-case')
  })

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 20, maxLength: 20 }),
        fc.constantFrom('p2pkh' as const, 'p2sh' as const),
        (hash, type) => {
          const text = encodeCashAddr('bitcoincash', type, hash)
          expect(ok(text)).toMatchObject({ canonical: text, type })
        },
      ),
    )
  })
})

describe('other families', () => {
  it.each([
    [
      '49HqitRzdnhYjgTEAhgGpCfsjdTeMbUTU6cyR4JV1R7k2Eej9rGT8JpFiYDa4tZM6RZiFrHmMzgSrhHEqpDYKBe5B2ufNsL',
      'monero',
      'standard',
    ],
    [
      '884Bz8UH63aYsjVdkfWfScRYWZGGNbjFL7pztqvWNSrtYT4reFSwyvkCj9KEGUtheHhhMUj87ciTBFyzoesrMJ4L1FvSoxL',
      'monero',
      'subaddress',
    ],
    ['GAWPTHY6233GRWZZ7JXDMVXDUDCVQVVQ2SXCSTG3R3CNP5LQPDAHNBKL', 'stellar', 'account'],
    ['J4AEINCSSLDA7LNBNWM4ZXFCTLTOZT5LG3F5BLMFPJYGFWVCMU37EZI2AM', 'algorand', 'account'],
    ['f1abjxfbp274xpdqcpuaykwkfb43omjotacm2p3za', 'filecoin', 'secp256k1'],
    [
      'f3rgsvwupbysklbwdx2444xximkapartwtue3aoyzws7z4cv23ku2nzcr32ioyrnjm7wulytyo36fgratyri5a',
      'filecoin',
      'bls',
    ],
    ['cosmos1h9ymfm2fxrqgd257dlw5nku3jgqjgpl59sm5ns', 'cosmos', 'account'],
    [
      'addr1qxrlkh6yh0km5m5n7923syel0yqqvc3pjrnqrzrz3gwpxd70prfqwehanuxzkwmv55ff9gr7tjx5vymykd2galr9chaqlwjwm9',
      'cardano',
      'shelley',
    ],
    [
      'DdzFFzCqrhstFM5XQYA28G2ekCkvpb6bPdhUT5vcsZtqYT3i7wAtjNPCTEGNbUmgL4ym9udeV5k6Utc3vCmAbky6Bvda72r1SQknZH9L',
      'cardano',
      'byron',
    ],
    ['X-avax1ju2khnvkex4u30rt5jm5x8jd3jdfhvawg7ed9x', 'avalanche', 'account'],
  ])('recognises %s as %s %s, and refuses it with its last character changed', (text, family, type) => {
    expect(ok(text)).toMatchObject({ family, type, canonical: text })
    const last = text.endsWith('a') ? 'q' : text.endsWith('A') ? 'B' : text === text.toUpperCase() ? 'A' : 'a'
    expect(detectAddress(text.slice(0, -1) + last).ok).toBe(false)
  })

  it('accepts Solana keys and says that they have no checksum', () => {
    const found = ok('88xTWZMeKfiTgbfEmPLdsUCQcZinwUfk25EBQZ21XMAZ')
    expect(found).toMatchObject({ family: 'solana', chain: ids.SOLANA })
    expect(found.notices.map((notice) => notice.code)).toEqual(['no-checksum'])
  })

  it('accepts account names only where the chain is stated', () => {
    expect(code('bitfinexcw21')).toBe('needs-chain')
    expect(code('binance', 'ethereum')).toBe('needs-chain')
    expect(ok('bitfinexcw21', 'EOS')).toMatchObject({ family: 'antelope', chain: ids.EOS })
    expect(ok('bitfinexwax1', 'waxp').chain).toBe(ids.WAX)
  })

  it('removes whitespace around an address and says so', () => {
    const found = ok(' 0x4736dCf1b7A3d580672CcE6E7c65cd5cc9cFBa9D ')
    expect(found.canonical).toBe('0x4736dcf1b7a3d580672cce6e7c65cd5cc9cfba9d')
    expect(found.notices.map((notice) => notice.code)).toEqual(['trimmed'])
  })

  it('never throws, and gives a canonical form that is its own canonical form', () => {
    const anything = fc.oneof(
      fc.string({ maxLength: 120 }),
      fc.stringMatching(/^[1-9A-HJ-NP-Za-km-z]{20,110}$/),
    )
    fc.assert(
      fc.property(anything, (text) => {
        const found = detectAddress(text)
        const again = found.ok ? ok(found.canonical).canonical : found.reason
        expect(again).toBe(found.ok ? found.canonical : found.reason)
        expect(again).not.toBe('')
      }),
      { numRuns: 1000 },
    )
  })
})
