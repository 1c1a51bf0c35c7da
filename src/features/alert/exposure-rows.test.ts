import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Exposure } from '#src/data/addresses.ts'
import { exposureRows } from './exposure-rows.ts'

type Part = Exposure['parts'][number]

const parts = fc.array(
  fc
    .record({
      category: fc.constantFrom('mixer', 'scam', 'ransomware'),
      kind: fc.constantFrom('direct' as const, 'indirect' as const),
      sharePpm: fc.nat(300_000),
      units: fc.bigInt(0n, 10n ** 30n).map(String),
      hops: fc.integer({ min: 1, max: 9 }),
    })
    .map((part) => ({ ...part, label: { id: 'l-1' } as Part['label'], path: [], bridges: 0 }) satisfies Part),
  { maxLength: 12 },
)

it('loses no share and no unit, and lists the largest first', () => {
  fc.assert(
    fc.property(parts, (list) => {
      const rows = exposureRows(list)
      const shares = rows.map((row) => row.directPpm + row.indirectPpm)
      expect(shares.reduce((a, b) => a + b, 0)).toBe(list.reduce((sum, part) => sum + part.sharePpm, 0))
      expect(rows.reduce((sum, row) => sum + row.units, 0n)).toBe(
        list.reduce((sum, part) => sum + BigInt(part.units), 0n),
      )
      expect(shares).toEqual(shares.toSorted((a, b) => b - a))
      for (const row of rows) {
        const hops = list.filter(({ category }) => category === row.category).map((part) => part.hops)
        expect(row.nearest).toBe(Math.min(...hops))
      }
    }),
  )
})
