import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEngine } from '#core/flow/engine.ts'
import { type Question, answerQuestion } from '#core/flow/runtime/questions.ts'
import { CancelledError } from '#core/flow/watch.ts'
import type { EnginePool } from '../ports.ts'
import { testPorts } from '../testing/desk.ts'
import { account, CHAIN, storeLabels, storePlatform, storeTransfers, T0 } from '../testing/facts.ts'
import { pathsBetween } from './graph-paths.ts'
import { taintUnder } from './graph-taint.ts'

const [A, M, Z, SWAP] = [11, 12, 13, 14].map(account) as [string, string, string, string]

/** a pays m again and again, m pays z, and some of it goes through an exchange. */
const FLOW = Array.from({ length: 1_000 }, (_, n) => {
  const [from, to] = [
    [A, M],
    [M, Z],
    [Z, SWAP],
    [SWAP, A],
  ][n % 4] as [string, string]
  return { id: `t${n}`, from, to, amount: BigInt(1 + ((n * 7919) % 1000)), block: n, time: T0 + n * 1000 }
})

const body = {
  chain: CHAIN,
  methods: ['poison', 'haircut', 'fifo', 'lifo', 'fifo'],
  transfers: ['t1', 't901', 'nowhere'],
  accounts: [M, Z],
  sources: { transfers: ['t0'], accounts: [A], labels: false },
  block: 950,
} as Parameters<typeof taintUnder>[1]

const PATHS = { from: [A], to: [Z], count: 2, worth: 'carried', floor: '0' } as Parameters<
  typeof pathsBetween
>[1]

/** A pool that says what it was asked; it answers, or waits until it is told that nobody wants to know. */
function listening(answers: boolean) {
  const asked: Question[] = []
  let cancelled = 0
  const engines: EnginePool = {
    from: FLOW.length,
    ask(basis, question) {
      asked.push(question)
      const { promise, resolve, reject } = Promise.withResolvers<never>()
      const engine = createEngine(basis.ledger, basis.claims, basis.prefer, basis.hops)
      if (answers) resolve(answerQuestion(engine, question) as never)
      const cancel = () => {
        cancelled += 1
        reject(new CancelledError())
      }
      return { answer: promise, cancel }
    },
  }
  return { engines, asked, cancelled: () => cancelled }
}

describe('questions about the graph, where there are threads', () => {
  let desk: Awaited<ReturnType<typeof testPorts>>

  beforeAll(async () => {
    desk = await testPorts()
    await storePlatform(desk.ports.db)
    await storeLabels(desk.ports.db, [{ id: 'l-swap', account: SWAP, category: 'exchange' }])
    await storeTransfers(desk.ports.db, FLOW)
  })
  afterAll(() => desk.close())

  test('taint is asked of the threads, one question a rule, and the answer is the one given in place', async () => {
    const { engines, asked } = listening(true)
    const threads = await taintUnder({ ...desk.ports, engines }, body)
    expect(asked.map(({ kind }) => kind)).toEqual(['taint', 'taint', 'taint', 'taint'])
    expect(threads).toEqual(await taintUnder(desk.ports, body))
    await taintUnder({ ...desk.ports, engines: { ...engines, from: FLOW.length + 1 } }, body)
    expect(asked).toHaveLength(4)
    expect(threads.unknown).toEqual(['nowhere'])
    expect(BigInt(threads.results[1]?.accounts[0]?.received ?? 0)).toBeGreaterThan(0n)
  })

  test('whoever stops waiting ends every rule that is asked about', async () => {
    const { engines, asked, cancelled } = listening(false)
    const leaving = new AbortController()
    const answer = taintUnder({ ...desk.ports, engines }, body, leaving.signal)
    await expect.poll(() => asked.length).toBe(4)
    leaving.abort()
    await expect(answer).rejects.toThrow(CancelledError)
    expect(cancelled()).toBe(4)
  })

  test('of searches one after the other, none begins once nobody waits', async () => {
    const { engines, asked } = listening(false)
    const leaving = new AbortController()
    const answer = pathsBetween({ ...desk.ports, engines }, { ...PATHS, to: [Z, M] }, leaving.signal)
    await expect.poll(() => asked.length).toBe(1)
    leaving.abort()
    await expect(answer).rejects.toThrow(CancelledError)
    expect(asked).toHaveLength(1)
    const gone = taintUnder({ ...desk.ports, engines }, body, leaving.signal)
    await expect(gone).rejects.toThrow(CancelledError)
    expect(asked).toHaveLength(1)
  })
})
