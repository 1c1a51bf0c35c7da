import { afterAll, describe, expect, test } from 'vitest'
import type { Progress } from '#core/flow/runtime/questions.ts'
import { ASSET, account } from '#core/flow/testing/ledgers.ts'
import { digestOf, vectorBasis } from '#core/flow/testing/vectors.ts'
import vectors from '#core/flow/testing/vectors.json' with { type: 'json' }
import { NodeEnginePool } from './engine-pool.ts'

const pool = new NodeEnginePool(2)
afterAll(() => pool.close())

const large = vectorBasis(7, 100_000)
const holding = { account: account('n0'), asset: ASSET }

test.each(vectors)('I10: $ledgers ledgers of $rows rows, in threads of Node', async (group) => {
  expect(await digestOf(group, (basis, question) => pool.ask(basis, question).answer)).toBe(group.digest)
})

test('the rows of a large ledger are shared with the threads, not copied', () => {
  const { columns, incoming } = large.ledger.chains.values().next().value!
  for (const array of [columns.from, columns.amount, columns.time, incoming.events])
    expect(array.buffer).toBeInstanceOf(SharedArrayBuffer)
})

describe('long work', () => {
  test('reports how far it is', async () => {
    const heard: Progress[] = []
    const question = { kind: 'exposure', ...holding, options: { eps: 0 } } as const
    await pool.ask(large, question, (progress) => heard.push(progress)).answer
    expect(heard.length).toBeGreaterThan(0)
    for (const { done, of, unit } of heard) {
      expect([unit, of]).toEqual(['events', 100_000])
      expect(done).toBeLessThanOrEqual(of)
    }
    const list: Progress[] = []
    const transferIds = ['t1', 't2', 't3']
    await pool.ask(large, { kind: 'transfer-exposures', transferIds }, (progress) => list.push(progress))
      .answer
    expect(list).toContainEqual({ done: 2, of: 3, unit: 'questions' })
  })

  test('ends when nobody wants to know any more, and the thread goes on with what is next', async () => {
    const single = new NodeEnginePool(1)
    const transferIds = Array.from({ length: 100_000 }, (_, at) => `t${at}`)
    const endless = { kind: 'transfer-exposures', transferIds, options: { eps: 0 } } as const
    const started = Promise.withResolvers<void>()
    const running = single.ask(large, endless, () => started.resolve())
    const queued = single.ask(large, endless)
    const next = single.ask(large, { kind: 'exposure', ...holding })
    await started.promise
    queued.cancel()
    running.cancel()
    await expect(queued.answer).rejects.toThrow('cancelled')
    await expect(running.answer).rejects.toThrow('cancelled')
    // Uncancelled, the list would take half an hour: an answer means that it was given up.
    expect((await next.answer).denominator).toBeGreaterThan(0n)
    await single.close()
  })

  test('what the engine refuses is refused from a thread too', async () => {
    const asked = pool.ask(large, { kind: 'transfer-exposures', transferIds: ['nowhere'] })
    await expect(asked.answer).rejects.toThrow(new RangeError('no transfer nowhere'))
  })

  test('a closed pool answers nothing', async () => {
    const closed = new NodeEnginePool(1)
    const asked = closed.ask(large, { kind: 'exposure', ...holding })
    await asked.answer
    await closed.close()
    await expect(closed.ask(large, { kind: 'exposure', ...holding }).answer).rejects.toThrow('closed')
  })
})
