import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/evidence/canonical.ts'
import { apportion } from './apportion.ts'
import { CATEGORY_SLUGS, categoryOf } from './categories.ts'
import { detectDirectExposure } from './detectors/direct-exposure.ts'
import type { Hit } from './hit.ts'
import { receiptOf } from './receipt.ts'
import { ACTIVE_CHECKS, RULE_REGISTER } from './register.ts'
import { scoreHits } from './score.ts'
import { screenTransfer } from './screen.ts'
import { claimOf, exposureOf, FAR, partOf, ruleById, ruleOf, subjectOf, THEIRS } from './testing.ts'

const T01 = ruleOf('T01', 'direct-exposure')
const [SAMPLE] = detectDirectExposure(T01, subjectOf({ labels: [claimOf()] })).hits as [Hit]

interface HitShape {
  readonly category: Hit['category']
  readonly kind: 'direct' | 'indirect'
  readonly confidence: number
  readonly value: bigint | null
  readonly account: number
  readonly ruleId: string
}

function hitOf({ category, kind, confidence, value, account, ruleId }: HitShape): Hit {
  const label = { ...SAMPLE.evidence.label!, confidence, account: `account-${account}` }
  return {
    ...SAMPLE,
    ruleId,
    category,
    kind: category === null ? 'behaviour' : kind,
    evidence: {
      ...SAMPLE.evidence,
      label: category === null ? null : label,
      value: value?.toString() ?? null,
    },
  }
}

const someHits = fc.array(
  fc
    .record({
      category: fc.constantFrom(...CATEGORY_SLUGS, null),
      kind: fc.constantFrom('direct' as const, 'indirect' as const),
      confidence: fc.integer({ min: 0, max: 100 }),
      value: fc.option(fc.bigInt({ min: 0n, max: 10n ** 24n })),
      account: fc.integer({ min: 0, max: 3 }),
      ruleId: fc.constantFrom('T01', 'T02', 'T06', 'T08', 'T13', 'T15', 'T31'),
    })
    .map(hitOf),
  { maxLength: 10 },
)
const score = (hits: readonly Hit[]) => scoreHits(hits, RULE_REGISTER)

describe('score', () => {
  it('multiplies as its formula says', () => {
    const shape = {
      category: 'mixer',
      kind: 'direct',
      confidence: 60,
      value: 800_000n,
      account: 1,
      ruleId: 'T03',
    } as const
    expect(score([hitOf(shape)])).toEqual({
      points: 15,
      contributions: [
        {
          points: 15,
          kind: 'evidence',
          category: 'mixer',
          hits: [0],
          factors: { weight: 50, saturation: 500_000, kindPercent: 100, confidence: 60, priced: true },
        },
      ],
    })
    expect(score([hitOf({ ...shape, kind: 'indirect' })]).points).toBe(8)
    expect(score([hitOf({ ...shape, value: null })]).points).toBe(30)
  })

  it('lifts a direct sanctions match to its floor, however small or weak, and says that it did', () => {
    const weak = hitOf({
      category: 'sanctioned-entity',
      kind: 'direct',
      confidence: 10,
      value: 100n,
      account: 1,
      ruleId: 'T01',
    })
    const { points, contributions } = score([weak])
    expect(points).toBe(90)
    expect(contributions.map(({ kind, points: part, hits }) => [kind, part, hits])).toEqual([
      ['evidence', 1, [0]],
      ['floor', 89, [0]],
    ])
  })

  it('weighs the same label told by several sources once', () => {
    const shape = { category: 'scam', kind: 'direct', value: 800_000n, account: 1, ruleId: 'T17' } as const
    const hits = [hitOf({ ...shape, confidence: 20 }), hitOf({ ...shape, confidence: 60 })]
    expect(score(hits).points).toBe(score(hits.slice(1)).points)
    expect(score(hits).contributions).toMatchObject([{ hits: [1, 0], factors: { confidence: 60 } }])
  })

  it('is nothing without hits', () => {
    expect(score([])).toEqual({ points: 0, contributions: [] })
  })

  it('adds up: the points shown are the score, within 0 to 100', () => {
    fc.assert(
      fc.property(someHits, (hits) => {
        const { points, contributions } = score(hits)
        expect(contributions.reduce((sum, part) => sum + part.points, 0)).toBe(points)
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(100)
        expect(contributions.every((part) => Number.isInteger(part.points) && part.points >= 0)).toBe(true)
        const told = contributions.filter(({ kind }) => kind === 'evidence').flatMap((part) => part.hits)
        expect(told.toSorted((a, b) => a - b)).toEqual([...hits.keys()])
      }),
      { numRuns: 2000 },
    )
  })

  it('never rises when evidence is taken away', () => {
    fc.assert(
      fc.property(someHits, fc.infiniteStream(fc.boolean()), (hits, keep) => {
        const fewer = hits.filter(() => keep.next().value)
        expect(score(fewer).points).toBeLessThanOrEqual(score(hits).points)
      }),
      { numRuns: 4000 },
    )
  })

  it('does not depend on the order of the hits, and gives weighty evidence at least one point', () => {
    fc.assert(
      fc.property(someHits, (hits) => {
        expect(score(hits.toReversed()).points).toBe(score(hits).points)
        const weighs = hits.some(
          ({ category, evidence }) =>
            evidence.label &&
            categoryOf(category ?? 'unknown').direct > 0 &&
            evidence.label.confidence > 0 &&
            (evidence.value === null || BigInt(evidence.value) > 100n),
        )
        expect(score(hits).points).toBeGreaterThanOrEqual(weighs ? 1 : 0)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('apportion', () => {
  it('follows the largest remainder', () => {
    expect(apportion(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n])
    expect(apportion(7n, [600n, 300n, 100n])).toEqual([4n, 2n, 1n])
    expect(apportion(0n, [])).toEqual([])
    expect(() => apportion(1n, [0n])).toThrow(RangeError)
    expect(() => apportion(1n, [2n, -1n])).toThrow(RangeError)
  })

  it('adds up and stays within one of the exact quota', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 20n }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 6n }), weights, (total, list) => {
        const sum = list.reduce((whole, weight) => whole + weight, 0n)
        fc.pre(sum > 0n)
        const parts = apportion(total, list)
        expect(parts.reduce((whole, part) => whole + part, 0n)).toBe(total)
        expect(
          parts.every(
            (part, at) => part * sum > total * list[at]! - sum && part * sum < total * list[at]! + sum,
          ),
        ).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('receipt', () => {
  const far = claimOf({ id: 'l-far', account: FAR, category: 'ransomware' })
  const exposures = [exposureOf([partOf()], { service: 0.1, outside: 0.88 })]
  const result = screenTransfer(ACTIVE_CHECKS, subjectOf({ labels: [claimOf(), far], exposures, fiat: null }))
  const basis = {
    engineVersion: '1.0.0',
    ledgerDigest: 'a'.repeat(64),
    labelSetDigest: 'b'.repeat(64),
    exposures,
  }

  it('is one for each rule that hit, complete in itself', () => {
    expect(new Set(result.hits.map(({ ruleId }) => ruleId))).toEqual(new Set(['T01', 'T02']))
    expect(receiptOf(ruleById('T01'), result, basis)).toMatchObject({
      rule: { id: 'T01', version: 1, name: 'rule.T01.name' },
      severity: 5,
      score: 90,
      needsReview: false,
      hits: [{ evidence: { label: { account: THEIRS } } }],
      coverage: [
        { side: 'source', service: 100_000, outside: 880_000, denominator: (10n ** 21n).toString() },
      ],
      ledgerDigest: 'a'.repeat(64),
    })
    expect(receiptOf(ruleById('T03'), result, basis)).toBeNull()
  })

  it('has one canonical form', () => {
    const receipt = receiptOf(ruleById('T02'), result, basis)
    expect(JSON.parse(canonicalJson(receipt))).toEqual(receipt)
  })
})
