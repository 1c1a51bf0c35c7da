import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toChecksumAddress } from './address-evm.ts'
import { detectAddress } from './address.ts'
import { encodeBase58Check } from './base58.ts'
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

describe('EVM addresses', () => {
  // The test cases printed in EIP-55.
  const published = [
    '0x52908400098527886E0F7030069857D2E4169EE7',
    '0x8617E340B3D01FA5F11F306F4090FD50E238070D',
    '0xde709f2102306220921060314715629080e2fb77',
    '0x27b1fdb04752bbc536007a920d24acb045561c26',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
    '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
  ]

  it.each(published)('accepts the EIP-55 vector %s and writes it back', (text) => {
    const found = ok(text)
    expect(found).toMatchObject({
      family: 'evm',
      namespace: 'eip155',
      display: text,
      canonical: text.toLowerCase(),
    })
    expect(found.possibleChains).toContain('eip155:1')
    expect(found.chain).toBeNull()
  })

  it('reads all-lower and all-upper case as the same address', () => {
    const text = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
    expect(ok(text.toLowerCase()).display).toBe(text)
    expect(ok(`0x${text.slice(2).toUpperCase()}`).canonical).toBe(text.toLowerCase())
  })

  it('says what the checksum should be where the case is wrong', () => {
    const found = detectAddress('0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed')
    expect(found).toMatchObject({ ok: false, code: 'bad-checksum' })
    expect(found.ok ? '' : found.reason).toContain('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed')
  })

  it('refuses other lengths and characters', () => {
    expect(code('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeA')).toBe('bad-length')
    expect(code('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg')).toBe('bad-character')
    expect(code(`0x${'ab'.repeat(32)}`)).toBe('looks-like-hash')
    expect(code('de709f2102306220921060314715629080e2fb77')).toBe('unknown-format')
  })

  it('takes an EVM hint, known by name here or not, and refuses any other', () => {
    const text = published[0] ?? ''
    expect(ok(text, 'polygon').chain).toBe('eip155:137')
    expect(ok(text, 'eip155:424242').chain).toBe('eip155:424242')
    const wrong = ok(text, 'bitcoin')
    expect(wrong.chain).toBeNull()
    expect(wrong.notices.map((notice) => notice.code)).toEqual(['hint-impossible'])
  })

  it('knows the XDC spelling', () => {
    expect(ok('xdcde709f2102306220921060314715629080e2fb77')).toMatchObject({
      canonical: '0xde709f2102306220921060314715629080e2fb77',
      chain: ids.XDC,
    })
  })

  it('detects its own checksum for any account, and any single change of case in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), fc.nat(39), (bytes, at) => {
        const display = toChecksumAddress(Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join(''))
        expect(ok(display).display).toBe(display)
        const c = display[at + 2] ?? ''
        const flipped = c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase()
        const changed = display.slice(0, at + 2) + flipped + display.slice(at + 3)
        const oneCase =
          changed.slice(2) === changed.slice(2).toLowerCase() ||
          changed.slice(2) === changed.slice(2).toUpperCase()
        fc.pre(changed !== display && !oneCase)
        expect(code(changed)).toBe('bad-checksum')
      }),
      { numRuns: 200 },
    )
  })
})

describe('base58check addresses', () => {
  it('gives every chain on which version 0 is an address, and lets the hint choose', () => {
    const genesis = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'
    expect(ok(genesis)).toMatchObject({ family: 'bitcoin', type: 'p2pkh', canonical: genesis, chain: null })
    expect(ok(genesis).possibleChains).toEqual(
      expect.arrayContaining([ids.BITCOIN, ids.BITCOIN_CASH, ids.BITCOIN_SV]),
    )
    expect(ok(genesis, 'BCH').chain).toBe(ids.BITCOIN_CASH)
    expect(ok(genesis, 'USDT')).toMatchObject({ chain: null, notices: [] })
  })

  it.each([
    ['3P14159f73E4gFr7JterCCQh9QjiTjiZrG', 'bitcoin', 'p2sh', null], // BIP-13's example
    ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'tron', 'account', ids.TRON],
    ['rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 'xrp', 'account', ids.XRP_LEDGER], // the ledger's first account
    ['tz1VSUr8wwNhLAzempoch5d6hLRiTh8Cjcjb', 'tezos', 'tz1', ids.TEZOS],
    ['KT1Puc9St8wdNoGtLiD2WXaHbWU7styaxYhD', 'tezos', 'contract', ids.TEZOS],
    ['15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5', 'substrate', 'account', ids.POLKADOT],
    ['5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY', 'substrate', 'account', null], // generic prefix
  ])('recognises %s as %s %s', (text, family, type, chain) => {
    expect(ok(text)).toMatchObject({ family, type, chain, canonical: text, display: text })
  })

  it.each([
    [[16], 'dash', 'p2sh', ids.DASH],
    [[22], 'dogecoin', 'p2sh', ids.DOGECOIN],
    [[30], 'dogecoin', 'p2pkh', null],
    [[38], 'bitcoingold', 'p2pkh', ids.BITCOIN_GOLD],
    [[48], 'litecoin', 'p2pkh', ids.LITECOIN],
    [[50], 'litecoin', 'p2sh', ids.LITECOIN],
    [[53], 'neo', 'script-hash', ids.NEO],
    [[76], 'dash', 'p2pkh', ids.DASH],
    [[0x1c, 0xb8], 'zcash', 'p2pkh', ids.ZCASH],
    [[0x1c, 0xbd], 'zcash', 'p2sh', ids.ZCASH],
  ])('knows version %j as %s %s', (version, family, type, chain) => {
    const text = encodeBase58Check(Uint8Array.of(...version, ...new Uint8Array(20).fill(9)))
    expect(ok(text)).toMatchObject({ family, type, chain, canonical: text })
  })

  it('stays with the address where a list of another asset holds it', () => {
    const found = ok('TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'XBT')
    expect(found).toMatchObject({ family: 'tron', namespace: 'tron', chain: ids.TRON })
    expect(found.notices[0]?.message).toBe('this is not an address of Bitcoin; it is one of TRON')
  })

  it('names the reason of a refusal', () => {
    expect(code('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb')).toBe('bad-checksum')
    expect(code('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'.toLowerCase())).toBe('bad-character')
    expect(code('mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn')).toBe('test-network')
    expect(code(encodeBase58Check(Uint8Array.of(200, ...new Uint8Array(20))))).toBe('unknown-version')
    expect(code('')).toBe('empty')
    expect(code('x'.repeat(500))).toBe('too-long')
  })

  const versions = fc.constantFrom(0, 5, 22, 30, 38, 48, 50, 65, 76)
  const hash = fc.uint8Array({ minLength: 20, maxLength: 20 })

  it('reads back what it wrote, for every version', () => {
    fc.assert(
      fc.property(versions, hash, (version, bytes) => {
        const text = encodeBase58Check(Uint8Array.of(version, ...bytes))
        expect(ok(text).canonical).toBe(text)
      }),
    )
  })

  it('notices any single wrong character', () => {
    const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
    fc.assert(
      fc.property(versions, hash, fc.nat(33), fc.nat(57), (version, bytes, at, letter) => {
        const text = encodeBase58Check(Uint8Array.of(version, ...bytes))
        const position = at % text.length
        const changed = text.slice(0, position) + alphabet[letter] + text.slice(position + 1)
        fc.pre(changed !== text)
        expect(detectAddress(changed).ok).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})

describe('segwit addresses', () => {
  // Valid and invalid main-network vectors of BIP-173 and BIP-350.
  it.each([
    ['BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', 'p2wpkh'],
    ['bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y', 'witness-v1'],
    ['BC1SW50QGDZ25J', 'witness-v16'],
    ['bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs', 'witness-v2'],
    ['bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', 'p2tr'],
  ])('accepts %s as %s in lower case', (text, type) => {
    expect(ok(text)).toMatchObject({
      family: 'bitcoin',
      type,
      canonical: text.toLowerCase(),
      chain: ids.BITCOIN,
    })
  })

  it.each([
    ['bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd', 'wrong-variant'],
    ['BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL', 'wrong-variant'],
    ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh', 'wrong-variant'],
    ['BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R', 'unknown-version'],
    ['bc1pw5dgrnzv', 'bad-length'],
    ['BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P', 'bad-length'],
    ['bc1gmk9yu', 'bad-length'],
    ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5', 'bad-checksum'],
    ['bc1Qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'bad-case'],
    ['tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx', 'test-network'],
  ])('refuses %s: %s', (text, reason) => {
    expect(code(text)).toBe(reason)
  })
})
