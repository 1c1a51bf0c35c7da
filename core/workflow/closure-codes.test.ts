import { describe, expect, it } from 'vitest'
import { closureProblem, CLOSURE_CODES, textWeight, type ClosureStatement } from './closure-codes.ts'
import { STATEMENT } from './testing.ts'

describe('closure statement', () => {
  const problem = (change: Partial<ClosureStatement>, sanctions = false) =>
    closureProblem({ ...STATEMENT, ...change }, { sanctions })?.field

  it('wants a code, a rationale, the SAFE steps and an answer on the customer', () => {
    expect(problem({})).toBeUndefined()
    expect(problem({ code: 'no-such' })).toBe('code')
    expect(problem({ code: 'no-file' })).toBe('code')
    expect(problem({ code: 'fp-dust' }, true)).toBe('code')
    expect(problem({ rationale: `${' '.repeat(200)}short` })).toBe('rationale')
    expect(problem({ safe: { ...STATEMENT.safe, ask: { outcome: 'not-applicable', note: ' ' } } })).toBe(
      'safe.ask',
    )
    expect(problem({ safe: { ...STATEMENT.safe, screen: { outcome: 'not-applicable', note: 'x' } } })).toBe(
      'safe.screen',
    )
    expect(problem({ customerRisk: { answer: 'unchanged', reason: '' } })).toBe('customerRisk')
  })

  it('weighs Chinese and English alike', () => {
    expect([textWeight('label'), textWeight('標籤'), textWeight(' a\n')]).toEqual([5, 4, 1])
  })

  it('has codes an analyst may use in every class that is not an escalation', () => {
    const classes = new Set(
      CLOSURE_CODES.filter(({ stage }) => stage === 'analyst').map((code) => code.class),
    )
    expect([...classes]).toEqual(['false-positive', 'explained', 'excluded'])
  })
})
