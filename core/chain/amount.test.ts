import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatUnits, MAX_UNITS, parseIntegerUnits, parseUnits } from './amount.ts'
import { divideHalfAwayFromZero, formatFiat, parseFiat, valueAtPrice } from './fiat.ts'

describe('parseUnits', () => {
  it.each([
    ['144.03224905628704', 18, 144032249056287040000n],
    ['1e-7', 18, 100000000000n],
    ['1.5E+21', 0, 1500000000000000000000n],
    ['3e-10', 18, 300000000n],
    ['4.294967296e-07', 18, 429496729600n],
    ['100.000000000', 6, 100000000n],
    ['.5', 1, 5n],
    ['5.', 0, 5n],
    ['0', 255, 0n],
    ['0e-900', 0, 0n],
    ['-1.25', 2, -125n],
    ['+1', 0, 1n],
  ])('reads %s with %i decimals exactly', (text, decimals, units) => {
    expect(parseUnits(text, decimals)).toBe(units)
  })

  it.each([
    ['1.23', 1, 'too-precise'],
    ['1e-7', 6, 'too-precise'],
    ['', 6, 'bad-amount'],
    ['.', 6, 'bad-amount'],
    ['1,000', 6, 'bad-amount'],
    ['0x10', 6, 'bad-amount'],
    ['NaN', 6, 'bad-amount'],
    ['1e', 6, 'bad-amount'],
    ['1 ', 6, 'bad-amount'],
    ['9'.repeat(201), 6, 'bad-amount'],
    ['1e1001', 0, 'out-of-range'],
    ['1e78', 0, 'out-of-range'],
    ['1', 256, 'bad-decimals'],
    ['1', 1.5, 'bad-decimals'],
  ])('refuses %s with %d decimals: %s', (text, decimals, code) => {
    expect(() => parseUnits(text, decimals)).toThrow(expect.objectContaining({ code }))
  })

  it('is the inverse of formatUnits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -MAX_UNITS, max: MAX_UNITS }), fc.nat(36), (units, decimals) => {
        expect(parseUnits(formatUnits(units, decimals), decimals)).toBe(units)
      }),
    )
  })

  it('reads a shifted mantissa as the same number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.nat(18), (digits, places) => {
        expect(parseUnits(`${digits}e-${places}`, 18)).toBe(digits * 10n ** BigInt(18 - places))
      }),
    )
  })
})

describe('formatUnits and parseIntegerUnits', () => {
  it('are exact and short', () => {
    expect(formatUnits(1n, 18)).toBe('0.000000000000000001')
    expect(formatUnits(1500000n, 6)).toBe('1.5')
    expect(formatUnits(-10n, 1)).toBe('-1')
    expect(formatUnits(42n, 0)).toBe('42')
    expect(parseIntegerUnits('144032249056287040000')).toBe(144032249056287040000n)
    expect(() => parseIntegerUnits('1.0')).toThrow('whole number')
    expect(() => parseIntegerUnits((MAX_UNITS + 1n).toString())).toThrow('larger than any chain')
  })
})

describe('fiat', () => {
  it('has the minor units of ISO 4217', () => {
    expect(parseFiat('1234.5', 'hkd')).toEqual({ currency: 'HKD', minor: 123450n })
    expect(parseFiat('1234', 'JPY').minor).toBe(1234n)
    expect(parseFiat('1.234', 'KWD').minor).toBe(1234n)
    expect(() => parseFiat('1.5', 'JPY')).toThrow(expect.objectContaining({ code: 'too-precise' }))
    expect(() => parseFiat('1', 'XYZ')).toThrow(expect.objectContaining({ code: 'bad-currency' }))
    expect(() => parseFiat('1', 'toString')).toThrow(expect.objectContaining({ code: 'bad-currency' }))
  })

  it('writes its decimals in full', () => {
    expect(formatFiat({ currency: 'HKD', minor: 123450n })).toBe('1234.50')
    expect(formatFiat({ currency: 'USD', minor: -5n })).toBe('-0.05')
    expect(formatFiat({ currency: 'JPY', minor: 7n })).toBe('7')
  })

  it('multiplies by a price in integers and rounds halves away from zero', () => {
    // 1.5 ETH at 2,345.678 USD is 3,518.517 USD.
    expect(valueAtPrice(15n * 10n ** 17n, 18, '2345.678', 'USD')).toEqual({ currency: 'USD', minor: 351852n })
    expect(valueAtPrice(1n, 0, '0.005', 'HKD').minor).toBe(1n)
    expect(valueAtPrice(1n, 0, '0.0049', 'HKD').minor).toBe(0n)
    expect(valueAtPrice(-1n, 0, '0.005', 'HKD').minor).toBe(-1n)
    expect(valueAtPrice(3n, 0, '1e3', 'USD').minor).toBe(300000n)
  })

  it('is never off by more than half a minor unit', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 40n), 10n ** 40n), fc.bigInt(1n, 10n ** 30n), (value, divisor) => {
        const error = 2n * (divideHalfAwayFromZero(value, divisor) * divisor - value)
        expect(error <= divisor && -error <= divisor).toBe(true)
      }),
    )
  })
})
