import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressPart } from './address-part.ts'

const hex = (least: number, most: number) =>
  fc.string({
    unit: fc.constantFrom(...Array.from('0123456789abcdefABCDEF')),
    minLength: least,
    maxLength: most,
  })

describe('a piece of an address', () => {
  test.each([
    ['0x1234', ['0x1234'], '', false, false],
    ['1a2b', ['1a2b', '0x1a2b'], '1a2b', false, false],
    ['0x1234…abcd', ['0x1234'], 'abcd', true, true],
    ['0x1234...abcd', ['0x1234'], 'abcd', true, true],
    [' …9f3A ', [], '9f3A', false, true],
    ['bc1q5…', ['bc1q5'], '', false, true],
    ['TRzE6dGr…MFizi', ['TRzE6dGr'], 'MFizi', true, true],
  ])('%s', (text, beginnings, end, isBoth, isShortened) => {
    expect(addressPart(text)).toEqual({ beginnings, end, isBoth, isShortened })
  })

  test.each([
    ['a word', 'mixer'],
    ['a name', 'harbour line 12'],
    ['too little', '0x12'],
    ['too little of both ends', '0x1…a'],
    ['three pieces', '0x12…34…56'],
    ['a key with its chain', 'eip155:1:0x1234'],
    ['nothing', '…'],
    // Here the very letters decide: one of another case is another address, or none.
    ['a whole address of another case', 'trze6dgrarn3tmfm6kguuxgqscjgmzfizi'],
    ['a whole hexadecimal address', `0x${'aB12'.repeat(10)}`],
    ['a whole hash', 'ab12'.repeat(16)],
  ])('none: %s', (_, text) => {
    expect(addressPart(text)).toBeNull()
  })

  test('whatever is shortened in the middle is read as its own beginning and end', () => {
    fc.assert(
      fc.property(
        hex(40, 40),
        fc.integer({ min: 4, max: 12 }),
        fc.integer({ min: 2, max: 8 }),
        (digits, head, tail) => {
          const address = `0x${digits}`
          const part = addressPart(`${address.slice(0, head)}…${address.slice(-tail)}`)
          expect(part?.isBoth).toBe(true)
          expect(part?.beginnings.some((each) => address.startsWith(each))).toBe(true)
          expect(address.endsWith(part?.end ?? 'none')).toBe(true)
        },
      ),
    )
  })
})
