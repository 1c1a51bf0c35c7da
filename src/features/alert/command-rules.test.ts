import { describe, expect, it } from 'vitest'
import { closureOptions, leastRationale, missingFields } from '#src/ui/closure/closure-draft.ts'
import { leastText } from './command-rules.ts'
import { createDrafts, type Draft, EMPTY_DRAFT, writtenTexts } from './drafts.ts'

const note = { isSkipped: false, note: 'looked' }
const COMPLETE: Draft = {
  ...EMPTY_DRAFT,
  code: 'duplicate',
  rationale: 'The same alert twice',
  safe: { screen: note, ask: { isSkipped: true, note: 'nothing to ask' }, find: note, evaluate: note },
  riskProfileUpdated: false,
}

describe('what a command needs', () => {
  it('is what the lifecycle demands', () => {
    expect(leastText('escalate', 'grounds')).toBe(20)
    expect(leastText('return-for-review', 'reason')).toBe(10)
    expect(leastText('start-review', 'anything')).toBe(0)
    expect(leastRationale('duplicate')).toBe(10)
    expect(leastRationale(null)).toBe(80)
  })

  it('offers analysts no code of the MLRO, and for a sanctions match none that is no reason', () => {
    const codes = closureOptions(false)
    expect(codes.map(({ code }) => code)).not.toContain('no-file')
    expect(codes.every(({ isOffered }) => isOffered)).toBe(true)
    const dust = closureOptions(true).find(({ code }) => code === 'fp-dust')
    expect(dust?.isOffered).toBe(false)
  })

  it('names what is missing, in the order of the form', () => {
    expect(missingFields(COMPLETE)).toEqual([])
    expect(
      missingFields({
        ...COMPLETE,
        code: null,
        rationale: '',
        safe: EMPTY_DRAFT.safe,
        riskProfileUpdated: null,
      }),
    ).toEqual(['safe', 'code', 'rationale', 'riskProfileUpdated'])
  })

  it('counts a Han character twice, as the lifecycle does', () => {
    expect(missingFields({ ...COMPLETE, rationale: '同一警示' })).toEqual(['rationale'])
    expect(missingFields({ ...COMPLETE, rationale: '同一警示重複' })).toEqual([])
  })
})

it('everything typed is found again, and a choice from a list is not taken for words', () => {
  expect(writtenTexts(EMPTY_DRAFT)).toEqual([])
  expect(writtenTexts({ ...COMPLETE, note: ' ', reason: 'Not clear yet' })).toEqual([
    'The same alert twice',
    'Not clear yet',
    'looked',
    'nothing to ask',
    'looked',
    'looked',
  ])
})

it('every page has drafts of its own', () => {
  const [one, other] = [createDrafts(), createDrafts()]
  one.setState({ a: COMPLETE })
  expect(other.getState()).toEqual({})
})
