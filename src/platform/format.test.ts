import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cutAmount,
  formatAmount,
  formatBytes,
  formatFiat,
  formatFiatCompact,
  formatInstant,
  formatPpm,
  formatRelative,
  shortenMiddle,
  toEpoch,
} from './format.ts'

describe('amounts', () => {
  test('are exact at eighteen decimals and beyond 2^53', () => {
    expect(formatAmount('1234567890123456789012', 18)).toBe('1,234.567890123456789012')
    expect(formatAmount('9007199254740993', 0)).toBe('9,007,199,254,740,993')
    expect(formatAmount('1', 18)).toBe('0.000000000000000001')
    expect(formatAmount('-1500000', 6)).toBe('−1.5')
    expect(formatAmount('0', 8)).toBe('0')
  })

  test('of eight decimals are written whole, except where there is no room', () => {
    expect(formatAmount('6369996546', 8, 'en', 2)).toBe('63.69996546')
    expect(formatAmount('7500030000', 8, 'en', 2)).toBe('75.0003')
    expect(cutAmount('6369996546', 8, 2)).toBe('63.69…')
    expect(formatAmount('6369996546', 9, 'en', 2)).toBe('6.36…')
  })

  test('show that they were cut, and never round up or to zero', () => {
    expect(formatAmount('1999999', 6, 'en', 2)).toBe('1.99…')
    expect(formatAmount('1500000', 6, 'en', 2)).toBe('1.5')
    expect(formatAmount('1', 6, 'en', 4)).toBe('<0.0001')
    expect(formatAmount('999999', 6, 'en', 0)).toBe('<1')
    expect(formatAmount('-1', 6, 'en', 2)).toBe('−<0.01')
  })

  test('are refused where they are no integers', () => {
    expect(() => formatAmount('1.5', 6)).toThrow(RangeError)
    expect(() => formatAmount('1e3', 6)).toThrow(RangeError)
    expect(() => formatAmount('', 6)).toThrow(RangeError)
  })

  test('lose nothing: the digits read back give the integer', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 40n), 10n ** 40n),
        fc.integer({ min: 0, max: 30 }),
        (units, decimals) => {
          const [whole = '', fraction = ''] = formatAmount(units, decimals)
            .replaceAll(',', '')
            .replace('−', '-')
            .split('.')
          expect(BigInt(whole + fraction.padEnd(decimals, '0'))).toBe(units)
        },
      ),
    )
  })
})

describe('fiat', () => {
  test('is exact in minor units, also for currencies without any', () => {
    expect(formatFiat('123456', 'HKD')).toBe('HK$1,234.56')
    expect(formatFiat(-5n, 'USD')).toBe('-$0.05')
    expect(formatFiat('123456', 'JPY')).toBe('¥123,456')
    expect(formatFiat('900719925474099312', 'USD')).toBe('$9,007,199,254,740,993.12')
  })

  test('is short in a dense column', () => {
    expect(formatFiatCompact('123456789', 'HKD')).toBe('HK$1.23M')
    expect(formatFiatCompact('123456789', 'HKD', 'zh-Hant')).toContain('萬')
  })
})

test('a share is never shown as nothing or as everything when it is neither', () => {
  expect(formatPpm(0)).toBe('0%')
  expect(formatPpm(1)).toBe('<0.01%')
  expect(formatPpm(12_345)).toBe('1.23%')
  expect(formatPpm(561_300)).toBe('56.1%')
  expect(formatPpm(999_999)).toBe('>99.99%')
  expect(formatPpm(1_000_000)).toBe('100%')
})

test('every share strictly between 0 and 1 reads neither 0 % nor 100 %', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999 }), (ppm) => {
      expect(['0%', '100%']).not.toContain(formatPpm(ppm))
    }),
  )
})

describe('instants', () => {
  const at = Date.UTC(2026, 10, 22, 15, 8, 57)

  test('are written the same way in both zones', () => {
    expect(formatInstant(at)).toBe('2026-11-22 23:08 HKT')
    expect(formatInstant(at, 'UTC', 'second')).toBe('2026-11-22 15:08:57 UTC')
    expect(formatInstant('2026-11-22T16:30:00Z', 'HKT', 'day')).toBe('2026-11-23')
    expect(formatInstant('not a time')).toBe('–')
  })

  test('are told from now in whole units, cut toward now', () => {
    expect(formatRelative(at, at + 30_000)).toBe('now')
    expect(formatRelative(at, at + 119_000)).toBe('1 min. ago')
    expect(formatRelative(at, at - 7_200_000)).toBe('in 2 hr.')
    expect(formatRelative(at, at + 86_400_000)).toBe('yesterday')
  })

  test('are null where they are none', () => {
    expect(toEpoch(Number.NaN)).toBeNull()
    expect(toEpoch('2026-11-22T15:08:57Z')).toBe(at)
  })
})

test('shortening keeps both ends and the case', () => {
  expect(shortenMiddle('0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045')).toBe('0xd8dA6B…A96045')
  expect(shortenMiddle('short')).toBe('short')
})

test('bytes', () => {
  expect(formatBytes(0)).toBe('0 bytes')
  expect(formatBytes(1_234_567)).toBe('1.2 MB')
})
