import { bech32 } from '@scure/base'
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

const bech32Account = (prefix: string, bytes: number) =>
  bech32.encode(prefix, bech32.toWords(new Uint8Array(bytes).fill(5)))

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
    expect(ok('qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a').canonical).toBe(
      'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
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
    expect(code('simpleledger:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a')).toBe('unknown-format')
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
      '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A',
      'monero',
      'standard',
    ],
    [
      '888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H',
      'monero',
      'subaddress',
    ],
    ['GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ', 'stellar', 'account'],
    ['AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAY5HFKQ', 'algorand', 'account'],
    ['f17uoq6tp427uzv7fztkbsnn64iwotfrristwpryy', 'filecoin', 'secp256k1'],
    [
      'f3vvmn62lofvhjd2ugzca6sof2j2ubwok6cj4xxbfzz4yuxfkgobpihhd2thlanmsh3w2ptld2gqkn2jvlss4a',
      'filecoin',
      'bls',
    ],
    [
      'addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x',
      'cardano',
      'shelley',
    ],
    ['Ae2tdPwUPEZFRbyhz3cpfC2CumGzNkFBN2L42rcUc2yjQpEkxDbkPodpMAi', 'cardano', 'byron'],
    [bech32Account('cosmos', 20), 'cosmos', 'account'],
    [bech32Account('bnb', 20), 'cosmos', 'account'],
    [bech32Account('iota', 33), 'iota', 'account'],
    [`X-${bech32Account('avax', 20)}`, 'avalanche', 'account'],
  ])('recognises %s as %s %s, and refuses it with its last character changed', (text, family, type) => {
    expect(ok(text)).toMatchObject({ family, type, canonical: text })
    const last = text.endsWith('a') ? 'q' : text.endsWith('A') ? 'B' : text === text.toUpperCase() ? 'A' : 'a'
    expect(detectAddress(text.slice(0, -1) + last).ok).toBe(false)
  })

  it('accepts Solana keys and says that they have no checksum', () => {
    const found = ok('So11111111111111111111111111111111111111112')
    expect(found).toMatchObject({ family: 'solana', chain: ids.SOLANA })
    expect(found.notices.map((notice) => notice.code)).toEqual(['no-checksum'])
  })

  it('accepts account names only where the chain is stated', () => {
    expect(code('exampleacc12')).toBe('needs-chain')
    expect(code('binance', 'ethereum')).toBe('needs-chain')
    expect(ok('exampleacc12', 'EOS')).toMatchObject({ family: 'antelope', chain: ids.EOS })
    expect(ok('exampleacc13', 'waxp').chain).toBe(ids.WAX)
  })

  it('removes whitespace around an address and says so', () => {
    const found = ok(' 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed ')
    expect(found.canonical).toBe('0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed')
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
