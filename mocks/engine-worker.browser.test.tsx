import { afterAll, expect, test } from 'vitest'
import { createEngine } from '#core/flow/engine.ts'
import { answerQuestion } from '#core/flow/runtime/questions.ts'
import type { Progress } from '#core/flow/runtime/questions.ts'
import { ASSET, account } from '#core/flow/testing/ledgers.ts'
import { digestOf, vectorBasis } from '#core/flow/testing/vectors.ts'
import vectors from '#core/flow/testing/vectors.json' with { type: 'json' }
import { EngineWorker } from './engine-worker.ts'

const worker = new EngineWorker()
afterAll(() => worker.close())

const holding = { account: account('n0'), asset: ASSET }

test.each(vectors)(
  'I10: $ledgers ledgers of $rows rows, in a worker of the browser',
  async (group) => {
    expect(await digestOf(group, (basis, question) => worker.ask(basis, question).answer)).toBe(group.digest)
  },
  60_000,
)

test('this page is cross-origin isolated, so the worker reads the very arrays of the page', () => {
  expect(crossOriginIsolated).toBe(true)
  const { columns } = vectorBasis(1, 20_000).ledger.chains.values().next().value!
  expect(columns.amount.buffer).toBeInstanceOf(SharedArrayBuffer)
})

test('without shared memory the worker gets copies and gives the same answers; work can be given up', async () => {
  const shared = globalThis.SharedArrayBuffer
  Reflect.deleteProperty(globalThis, 'SharedArrayBuffer')
  try {
    const basis = vectorBasis(2, 20_000)
    const { columns } = basis.ledger.chains.values().next().value!
    expect(columns.amount.buffer).toBeInstanceOf(ArrayBuffer)
    const question = { kind: 'exposure', ...holding, options: { eps: 0 } } as const
    const here = answerQuestion(createEngine(basis.ledger, basis.claims, basis.prefer), question)
    expect(await worker.ask(basis, question).answer).toEqual(here)
    // The worker has a copy: the page still has its own.
    expect(columns.amount).toHaveLength(20_000)
    const asked = worker.ask(basis, question)
    asked.cancel()
    await expect(asked.answer).rejects.toThrow('cancelled')
  } finally {
    globalThis.SharedArrayBuffer = shared
  }
})

test('a running sweep reports its progress and ends when it is not wanted', async () => {
  const basis = vectorBasis(3, 100_000)
  const heard: Progress[] = []
  const question = { kind: 'exposure', ...holding, options: { eps: 0 } } as const
  await worker.ask(basis, question, (progress) => heard.push(progress)).answer
  expect(heard.length).toBeGreaterThan(0)
  const transferIds = Array.from({ length: 50_000 }, (_, at) => `t${at}`)
  const endless = { kind: 'transfer-exposures', transferIds, options: { eps: 0 } } as const
  const begun = Promise.withResolvers<void>()
  const asked = worker.ask(basis, endless, () => begun.resolve())
  await begun.promise
  asked.cancel()
  await expect(asked.answer).rejects.toThrow('cancelled')
  // Uncancelled, the list would take many minutes: an answer means that the worker is free.
  expect((await worker.ask(basis, question).answer).denominator).toBeGreaterThan(0n)
})
