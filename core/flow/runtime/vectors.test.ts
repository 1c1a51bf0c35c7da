import { expect, test } from 'vitest'
import { createEngine } from '#core/flow/engine.ts'
import type { Engine } from '#core/flow/engine.ts'
import { digestOf } from '#core/flow/testing/vectors.ts'
import vectors from '#core/flow/testing/vectors.json' with { type: 'json' }
import type { EngineBasis } from './basis.ts'
import { answerQuestion } from './questions.ts'

test.each(vectors)('I10: $ledgers ledgers of $rows rows, on the main thread of Node', async (group) => {
  let last: { basis: EngineBasis; engine: Engine } | null = null
  const digest = await digestOf(group, async (basis, question) => {
    if (last?.basis !== basis) {
      last = { basis, engine: createEngine(basis.ledger, basis.claims, basis.prefer) }
    }
    return answerQuestion(last.engine, question)
  })
  expect(digest).toBe(group.digest)
})
