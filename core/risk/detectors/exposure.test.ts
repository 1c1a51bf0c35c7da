import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/evidence/canonical.ts'
import { labelValidity } from '#core/risk/subject.ts'
import {
  claimOf,
  exposureOf,
  FAR,
  OURS,
  partOf,
  ruleOf,
  subjectOf,
  THEIRS,
  transferOf,
} from '#core/risk/testing.ts'
import { detectDirectExposure } from './direct-exposure.ts'
import { detectIndirectExposure } from './indirect-exposure.ts'

const T01 = ruleOf('T01', 'direct-exposure')
const T02 = ruleOf('T02', 'indirect-exposure')
const T20 = ruleOf('T20', 'direct-exposure')
const at = (block: number | null, time: number | null) => ({ block, time })

describe('labelValidity', () => {
  const point = at(100, 5000)
  it.each([
    ['unbounded', null, null, 'effective'],
    ['from the very point', at(100, null), null, 'effective'],
    ['until the very point', null, at(100, null), 'not-effective'],
    ['designated later', at(null, 5001), null, 'not-effective'],
    ['delisted later', at(null, 4000), at(null, 5001), 'effective'],
    ['block before time', at(101, 4000), null, 'not-effective'],
  ] as const)('%s', (_, validFrom, validUntil, expected) => {
    expect(labelValidity(claimOf({ validFrom, validUntil }), point)).toBe(expected)
  })

  it('says so where a bound and the point share no scale, unless the other bound decides', () => {
    const noTime = at(100, null)
    expect(labelValidity(claimOf({ validFrom: at(null, 1) }), noTime)).toBe('not-comparable')
    expect(labelValidity(claimOf({ validFrom: at(null, 1), validUntil: at(99, null) }), noTime)).toBe(
      'not-effective',
    )
    expect(labelValidity(claimOf({ validFrom: at(1, null), validUntil: at(null, 9) }), noTime)).toBe(
      'not-comparable',
    )
  })
})

describe('direct exposure', () => {
  it('finds a sanctioned counterparty at any amount, priced or not', () => {
    const labels = [claimOf()]
    const dust = detectDirectExposure(
      T01,
      subjectOf({ labels, transfer: transferOf({ amount: 1n }), fiat: null }),
    )
    expect(dust.notEvaluated).toEqual([])
    expect(dust.hits).toMatchObject([
      {
        ruleId: 'T01',
        severity: 5,
        category: 'sanctioned-entity',
        kind: 'direct',
        observed: { name: 'amount', value: '1', unit: 'asset-unit' },
        threshold: { name: 'minValue', value: '0', unit: 'hkd-minor' },
        evidence: {
          hops: 1,
          share: 1_000_000,
          amount: '1',
          value: null,
          path: ['t-1'],
          label: { validity: 'effective' },
        },
        needsReview: false,
      },
    ])
  })

  it('goes by the date of designation, not by what is known today', () => {
    const labels = [claimOf({ validFrom: at(null, 1_000_000), validUntil: at(null, 2_000_000) })]
    const hitsAt = (time: number) =>
      detectDirectExposure(T01, subjectOf({ labels, transfer: transferOf({ time }) })).hits.length
    expect([hitsAt(999_999), hitsAt(1_000_000), hitsAt(1_999_999), hitsAt(2_000_000)]).toEqual([0, 1, 1, 0])
  })

  it('counts a label whose date cannot be compared, and says so', () => {
    const labels = [claimOf({ validFrom: at(null, 1_000_000) })]
    const { hits } = detectDirectExposure(T01, subjectOf({ labels, transfer: transferOf({ time: null }) }))
    expect(hits[0]?.evidence.label?.validity).toBe('not-comparable')
  })

  it('looks at the counterparty of the perspective', () => {
    const found = (perspective: 'inbound' | 'outbound' | 'observed', account: string) =>
      detectDirectExposure(T01, subjectOf({ perspective, labels: [claimOf({ account })] })).hits.length
    expect([found('inbound', THEIRS), found('inbound', OURS)]).toEqual([1, 0])
    expect([found('outbound', THEIRS), found('outbound', OURS)]).toEqual([0, 1])
    expect([found('observed', THEIRS), found('observed', OURS)]).toEqual([1, 1])
  })

  it('still hits on a weak attribution of a severe category, and asks for review', () => {
    const weak = (category: string, confidence: number) =>
      detectDirectExposure(T01, subjectOf({ labels: [claimOf({ category, confidence })] })).hits[0]
        ?.needsReview
    expect([weak('sanctioned-entity', 49), weak('sanctioned-entity', 50)]).toEqual([true, false])
  })

  it('keeps the labels of several sources apart and passes over other categories', () => {
    const labels = [
      claimOf(),
      claimOf({ id: 'l-2', source: 'other' }),
      claimOf({ id: 'l-3', category: 'exchange' }),
    ]
    const { hits } = detectDirectExposure(T01, subjectOf({ labels }))
    expect(hits.map((hit) => hit.evidence.label?.labelId)).toEqual(['l-1', 'l-2'])
  })

  it('holds gambling against its least value, and is undecided without a price', () => {
    const labels = [claimOf({ category: 'gambling' })]
    const run = (minor: bigint | null) =>
      detectDirectExposure(T20, subjectOf({ labels, fiat: minor === null ? null : { minor, source: 'p' } }))
    expect(run(3_899_999n)).toEqual({ hits: [], notEvaluated: [] })
    expect(run(3_900_000n).hits).toMatchObject([{ severity: 3, observed: { value: '3900000' } }])
    expect(run(null)).toEqual({
      hits: [],
      notEvaluated: [{ ruleId: 'T20', ruleVersion: 3, reason: 'no-price', params: {} }],
    })
    expect(detectDirectExposure(T20, subjectOf({ fiat: null })).notEvaluated).toEqual([])
  })
})

describe('indirect exposure', () => {
  const far = claimOf({ id: 'l-far', account: FAR, category: 'ransomware' })
  const run = (
    parts: Parameters<typeof exposureOf>[0],
    change: Parameters<typeof exposureOf>[1] = {},
    minor = 1_000_000n,
  ) =>
    detectIndirectExposure(
      T02,
      subjectOf({ labels: [far], exposures: [exposureOf(parts, change)], fiat: { minor, source: 'p' } }),
    )

  it('finds a share at the threshold, with its path', () => {
    expect(run([partOf({ share: 0.01 })]).hits).toMatchObject([
      {
        ruleId: 'T02',
        severity: 4,
        category: 'ransomware',
        kind: 'indirect',
        observed: { name: 'share', value: '10000', unit: 'ppm' },
        threshold: { name: 'minShare', value: '10000', unit: 'ppm' },
        evidence: { hops: 3, share: 10_000, path: ['t-a', 't-b', 't-1'], value: '10000' },
      },
    ])
  })

  it('finds a small share of a large value: USD 100 in Hong Kong dollars', () => {
    const small = [partOf({ share: 0.001 })]
    expect(run(small, {}, 77_999_999n).hits).toEqual([])
    expect(run(small, {}, 78_000_000n).hits).toMatchObject([
      { observed: { name: 'value', value: '78000', unit: 'hkd-minor' }, threshold: { value: '78000' } },
    ])
  })

  it('adds up a category: many small labels weigh as much as one', () => {
    const parts = [partOf({ share: 0.006 }), partOf({ share: 0.005, path: ['t-c', 't-1'] })]
    const { hits } = run(parts)
    expect(hits).toHaveLength(2)
    expect(hits.map((hit) => [hit.observed.value, hit.evidence.share])).toEqual([
      ['11000', 6000],
      ['11000', 5000],
    ])
  })

  it('leaves out direct parts, farther hops and categories that are not severe', () => {
    const parts = [
      partOf({ kind: 'direct', hops: 1, share: 0.3 }),
      partOf({ hops: 6, share: 0.3 }),
      partOf({ category: 'gambling', share: 0.3 }),
    ]
    expect(run(parts)).toEqual({ hits: [], notEvaluated: [] })
  })

  it('is undecided without exposure, without price, or where the trace gave up too much', () => {
    const reasons = (result: ReturnType<typeof run>) => result.notEvaluated.map(({ reason }) => reason)
    expect(reasons(detectIndirectExposure(T02, subjectOf()))).toEqual(['no-exposure'])
    expect(reasons(run([], { unresolved: 0.02 }))).toEqual(['exposure-unresolved'])
    expect(reasons(run([partOf({ share: 0.005 })], { unresolved: 0.006 }))).toEqual(['exposure-unresolved'])
    expect(reasons(run([], { unresolved: 0.005 }))).toEqual([])
    const unpriced = subjectOf({
      labels: [far],
      fiat: null,
      exposures: [exposureOf([partOf({ share: 0.005 })])],
    })
    expect(reasons(detectIndirectExposure(T02, unpriced))).toEqual(['no-price'])
  })

  it('does not drop a finding whose label it was not given', () => {
    expect(run([partOf({ labelId: 'l-missing' })]).notEvaluated).toMatchObject([
      { reason: 'label-unknown', params: { labelId: 'l-missing', category: 'ransomware' } },
    ])
  })

  it('writes evidence that has a canonical form', () => {
    expect(() => canonicalJson(run([partOf({ share: 1 / 3 })]))).not.toThrow()
  })
})
