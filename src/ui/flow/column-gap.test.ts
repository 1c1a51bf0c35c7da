import { expect, it } from 'vitest'
import { DEFAULT_LAYOUT } from '#core/flow/layout/types.ts'
import { columnGapFor } from './column-gap.ts'
import { nodeSize } from './geometry.ts'
import { READABLE_ZOOM } from './viewport.ts'

it('leaves the usual space where it fits, closes up for a long way, and never closes altogether', () => {
  expect(columnGapFor(3, 760)).toBe(DEFAULT_LAYOUT.columnGap)
  const seven = columnGapFor(7, 790)
  expect(seven).toBeLessThan(DEFAULT_LAYOUT.columnGap)
  expect((7 * nodeSize({ kind: 'address' }).width + 6 * seven) * READABLE_ZOOM).toBeLessThanOrEqual(790 - 48)
  expect(columnGapFor(12, 790)).toBe(32)
})
