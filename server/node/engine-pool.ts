import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { EngineBasis } from '#core/flow/runtime/basis.ts'
import { createPacker } from '#core/flow/runtime/basis.ts'
import type { Asked } from '#core/flow/runtime/host.ts'
import { askWhenPacked, EngineHost } from '#core/flow/runtime/host.ts'
import type { FromEngine } from '#core/flow/runtime/protocol.ts'
import type { AnswerTo, Progress, Question } from '#core/flow/runtime/questions.ts'
import type { EnginePool } from '../ports.ts'

/** More threads than this only divide the memory bandwidth that the sweeps live on. */
const MOST_THREADS = 4

/**
 * From this many transfers on, questions go to the threads. Measured with 300 mixed questions: at 50,000 transfers
 * answering them in place holds the event loop for 350 ms at worst, at a million for 1,300 ms; with threads for 20 to
 * 55 ms. A small ledger is not worth a thread.
 */
const FROM_TRANSFERS = 10_000

interface Thread {
  readonly worker: Worker
  readonly host: EngineHost
}

/**
 * Engines in threads of their own, so that a long sweep never holds up a request. The ledger's arrays stand on
 * shared memory: all threads read the same ones. Threads start with the first question that needs one, end
 * with the pool, and never keep the process alive; one that dies takes its open questions with it and is replaced.
 */
export class NodeEnginePool implements EnginePool {
  readonly from = FROM_TRANSFERS
  private readonly most: number
  private readonly threads: Thread[] = []
  private readonly pack = createPacker(() => setImmediate())
  private closed = false

  /** `most` threads; by default one for each processor but the one that answers requests. */
  constructor(most = Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1))) {
    this.most = most
  }

  ask<Q extends Question>(
    basis: EngineBasis,
    question: Q,
    onProgress?: (progress: Progress) => void,
  ): Asked<AnswerTo<Q>> {
    return askWhenPacked(this.pack(basis), () => this.leastBusy().host, question, onProgress)
  }

  /** Ends the threads; open questions are rejected. */
  async close(): Promise<void> {
    this.closed = true
    await Promise.all(this.threads.splice(0).map(({ worker }) => worker.terminate()))
  }

  private leastBusy(): Thread {
    if (this.closed) throw new Error('the engine pool is closed')
    const free = this.threads.toSorted((a, b) => a.host.open - b.host.open)[0]
    if (free !== undefined && (free.host.open === 0 || this.threads.length >= this.most)) return free
    return this.start()
  }

  private start(): Thread {
    const worker = new Worker(new URL('./engine-worker.ts', import.meta.url))
    worker.unref()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin to name
    const host = new EngineHost((message) => worker.postMessage(message))
    const thread = { worker, host }
    const gone = (error: Error): void => {
      const at = this.threads.indexOf(thread)
      if (at >= 0) this.threads.splice(at, 1)
      host.fail(error)
    }
    worker.on('message', (message: FromEngine) => host.hear(message))
    worker.on('error', gone)
    worker.on('exit', (code) => gone(new Error(`an engine thread ended with code ${code}`)))
    this.threads.push(thread)
    return thread
  }
}
