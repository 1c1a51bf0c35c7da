import { expect, test } from 'vitest'
import { createExpansionQueue } from './expansion-queue.ts'

interface Deferred {
  readonly job: string
  readonly signal: AbortSignal
  readonly answer: () => void
  readonly fail: (error: Error) => void
}

function queueUnderTest() {
  const asked: Deferred[] = []
  const done: string[] = []
  const queue = createExpansionQueue<string>({
    keyOf: (job) => job,
    run: (job, signal) =>
      new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')))
        asked.push({
          job,
          signal,
          answer: () => {
            done.push(job)
            resolve()
          },
          fail: reject,
        })
      }),
  })
  return { queue, asked, done }
}

/** Lets the promises that are settled run on. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

test('asks one question at a time, in the order in which they were put', async () => {
  const { queue, asked, done } = queueUnderTest()
  queue.add('a', 'b')
  queue.add('c')
  expect(asked.map(({ job }) => job)).toEqual(['a'])
  for (const index of [0, 1, 2]) {
    asked[index]!.answer()
    await settle()
  }
  expect(done).toEqual(['a', 'b', 'c'])
  expect(queue.store.getState()).toEqual({ running: null, waiting: [], failed: null })
})

test('never puts the same question twice while it waits or runs', async () => {
  const { queue, asked } = queueUnderTest()
  queue.add('a', 'a', 'b')
  queue.add('a', 'b')
  expect(queue.store.getState()).toMatchObject({ running: 'a', waiting: ['b'] })
  asked[0]!.answer()
  await settle()
  asked[1]!.answer()
  await queue.idle()
  expect(asked).toHaveLength(2)
})

test('cancelling stops what runs, forgets what waits, and is no failure', async () => {
  const { queue, asked } = queueUnderTest()
  queue.add('a', 'b')
  queue.cancel()
  await queue.idle()
  expect(asked).toHaveLength(1)
  expect(asked[0]!.signal.aborted).toBe(true)
  expect(queue.store.getState()).toEqual({ running: null, waiting: [], failed: null })
  queue.add('c')
  expect(queue.store.getState().running).toBe('c')
})

test('a failure is told, and what waited behind it is not asked', async () => {
  const { queue, asked } = queueUnderTest()
  queue.add('a', 'b')
  const error = new Error('the ledger is away')
  asked[0]!.fail(error)
  await queue.idle()
  expect(queue.store.getState()).toEqual({ running: null, waiting: [], failed: { job: 'a', error } })
  queue.add('b')
  expect(queue.store.getState().failed).toBeNull()
})
