import { assert, pre, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import type { LabelRow } from '../lists/label-row.ts'
import { claimId } from './claim-id.ts'

const CLAIM: LabelRow = {
  address: '0xabc',
  display: '0xAbC',
  family: 'evm',
  namespace: 'eip155',
  chain: null,
  category: 'scam',
  label: 'Fake shop',
  actor: null,
  source: 'Own list',
  confidence: 50,
  validFrom: null,
  validUntil: null,
  validFromBlock: null,
  validUntilBlock: null,
  uri: null,
  note: null,
  meta: {},
}

test('where a claim was read and how its address is shown make no other claim', () => {
  const elsewhere = {
    ...CLAIM,
    display: '0xabc',
    uri: 'https://x.test',
    note: 'seen again',
    meta: { page: '2' },
  }
  expect(claimId(elsewhere)).toBe(claimId(CLAIM))
  expect(claimId(CLAIM)).toMatch(/^[0-9a-f]{40}$/)
})

test('everything that is claimed makes another claim', () => {
  const others: Partial<LabelRow>[] = [
    { address: '0xabd' },
    { namespace: 'tron' },
    { chain: 'eip155:1' },
    { category: 'phishing' },
    { label: 'Fake shop 2' },
    { actor: 'somebody' },
    { source: 'Other list' },
    { confidence: 51 },
    { validFrom: 0 },
    { validUntil: 0 },
    { validFromBlock: 0 },
    { validUntilBlock: 0 },
  ]
  const ids = others.map((other) => claimId({ ...CLAIM, ...other }))
  expect(new Set([claimId(CLAIM), ...ids]).size).toBe(others.length + 1)
})

test('text cannot slip from one part of a claim into the next', () => {
  assert(
    property(string(), string(), string(), string(), (label, actor, otherLabel, otherActor) => {
      pre(label !== otherLabel || actor !== otherActor)
      const one = claimId({ ...CLAIM, label, actor })
      expect(one).not.toBe(claimId({ ...CLAIM, label: otherLabel, actor: otherActor }))
    }),
  )
})
