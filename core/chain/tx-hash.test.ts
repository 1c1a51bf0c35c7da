import { describe, expect, it } from 'vitest'
import { detectTxHash } from './tx-hash.ts'

describe('transaction hashes', () => {
  const hex = 'AB'.repeat(32)

  it('are written as their chain writes them', () => {
    expect(detectTxHash(`0x${hex}`)).toMatchObject({
      canonical: `0x${hex.toLowerCase()}`,
      namespaces: ['eip155', 'polkadot', 'neo'],
    })
    expect(detectTxHash(hex, 'eth')).toMatchObject({ canonical: `0x${hex.toLowerCase()}` })
    expect(detectTxHash(` 0x${hex}`, 'tron')).toMatchObject({
      canonical: hex.toLowerCase(),
      namespaces: ['tron'],
    })
    expect(detectTxHash(hex)).toMatchObject({ namespaces: expect.arrayContaining(['bip122', 'tron']) })
    expect(detectTxHash('5'.repeat(88), 'solana')).toMatchObject({ ok: true, namespaces: ['solana'] })
  })

  it('have the forms of the chains that do not use hexadecimal', () => {
    expect(detectTxHash('A'.repeat(52))).toMatchObject({ ok: true, namespaces: ['algorand'] })
    expect(detectTxHash('A'.repeat(52), 'bitcoin')).toMatchObject({ ok: false, code: 'wrong-chain' })
    expect(detectTxHash(`o${'p'.repeat(50)}`, 'tezos')).toMatchObject({ ok: true, namespaces: ['tezos'] })
    expect(detectTxHash(hex, 'dot')).toMatchObject({ canonical: `0x${hex.toLowerCase()}` })
  })

  it.each([
    ['', null, 'empty'],
    ['0x12', null, 'bad-length'],
    ['hello', null, 'bad-character'],
    ['AB'.repeat(32), 'solana', 'wrong-chain'],
    ['AB'.repeat(33), 'eth', 'bad-length'],
    ['Z'.repeat(88), 'eth', 'wrong-chain'],
  ])('%s on %s is refused: %s', (text, chain, code) => {
    expect(detectTxHash(text, chain)).toMatchObject({ ok: false, code })
  })
})
