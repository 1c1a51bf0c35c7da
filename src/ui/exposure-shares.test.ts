import { expect, it } from 'vitest'
import { totalPpm } from './exposure-shares.ts'

type Exposure = Parameters<typeof totalPpm>[0]

const exposure = (part: Partial<Exposure>) =>
  ({
    parts: [],
    servicePpm: 0,
    outsidePpm: 0,
    unresolvedPpm: 0,
    unlinkedBridgePpm: 0,
    ...part,
  }) as unknown as Exposure

it('adds what is unknown to the whole', () => {
  const all = { servicePpm: 1, outsidePpm: 20, unresolvedPpm: 300, unlinkedBridgePpm: 4000 }
  expect(totalPpm(exposure(all))).toBe(4321)
})

it('takes a sum that misses the whole by rounding for the whole, and no other', () => {
  expect(totalPpm(exposure({ servicePpm: 600_000, outsidePpm: 399_960 }))).toBe(1_000_000)
  expect(totalPpm(exposure({ servicePpm: 600_000, outsidePpm: 399_940 }))).toBe(999_940)
})
