import { describe, expect, it } from 'vitest'
import type { InvestigationStep } from '#core/contract/investigation-steps.ts'
import { stateAfter } from '#core/investigation/replay.ts'
import { createReplay } from './replay.ts'

function hiding(node: string): InvestigationStep {
  return { kind: 'hide', id: node, at: '2026-01-01T00:00:00.000Z', by: 'ana', facts: null, nodes: [node] }
}

describe('the state of a record that grows and shrinks', () => {
  it('is that of all its steps, whatever it was asked before', () => {
    const steps = ['a', 'b', 'c', 'd', 'e'].map(hiding)
    const replay = createReplay()
    const other = [...steps.slice(0, 2), hiding('x')]
    const asked = [steps.slice(0, 2), steps.slice(0, 3), steps, steps, steps.slice(0, 1), other, steps, []]
    for (const some of asked) expect(replay(some)).toEqual(stateAfter(some))
    expect([...replay(steps).hidden]).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('keeps what a further step leaves alone', () => {
    const replay = createReplay()
    const before = replay([hiding('a')])
    expect(replay([hiding('a')])).not.toBe(before)
    const first = hiding('b')
    expect(replay([first, hiding('c')]).accounts).toBe(replay([first]).accounts)
  })
})
