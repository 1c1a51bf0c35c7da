import { expect, test } from 'vitest'
import { buildLedger } from '#core/ledger/ledger.ts'
import { createEngine } from './engine.ts'
import { groupExposure } from './rollup.ts'
import { ASSET, account, claim, transfersOf } from './testing/ledgers.ts'

const ledger = buildLedger(
  transfersOf([
    ['thief', 'x', 4],
    ['x', 'a', 4],
    ['gang', 'a', 5],
    ['mixer', 'a', 1],
  ]),
)
const claims = [
  claim('thief', 'risk', { category: 'stolen', actor: 'Gang' }),
  claim('gang', 'risk', { category: 'scam', actor: 'Gang' }),
  claim('mixer', 'risk', { category: 'scam' }),
]
const result = createEngine(ledger, claims).exposureOf(account('a'), ASSET)

test.each([
  [
    'category',
    [
      ['scam', 0.6, 0, 6n],
      ['stolen', 0, 0.4, 4n],
    ],
  ],
  [
    'entity',
    [
      ['Gang', 0.5, 0.4, 9n],
      [null, 0.1, 0, 1n],
    ],
  ],
  [
    'label',
    [
      ['label:gang', 0.5, 0, 5n],
      ['label:thief', 0, 0.4, 4n],
      ['label:mixer', 0.1, 0, 1n],
    ],
  ],
] as const)('per %s, direct and indirect apart', (by, expected) => {
  const groups = groupExposure(result, by)
  for (const [at, [key, direct, indirect, amount]] of expected.entries()) {
    const group = groups[at]!
    expect([group.key, group.amount]).toEqual([key, amount])
    expect(group.direct).toBeCloseTo(direct, 12)
    expect(group.indirect).toBeCloseTo(indirect, 12)
  }
  expect(groups).toHaveLength(expected.length)
  expect(groups.reduce((sum, group) => sum + group.share, 0)).toBeCloseTo(1, 12)
})
