import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { EngineBasis } from '#core/flow/runtime/basis.ts'
import { packBasis, withClaims } from '#core/flow/runtime/basis.ts'
import type { Asked } from '#core/flow/runtime/host.ts'
import { EngineHost } from '#core/flow/runtime/host.ts'
import type { FromEngine, PackedBasis } from '#core/flow/runtime/protocol.ts'
import type { AnswerTo, Progress, Question } from '#core/flow/runtime/questions.ts'
import type { EnginePool } from '../ports.ts'

/** More threads than this only divide the memory bandwidth that the sweeps live on. */
const MOST_THREADS = 4

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
  private readonly most: number
  private readonly threads: Thread[] = []
  private packed: Promise<PackedBasis> | null = null
  private packedKey: string | null = null
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
    let cancelled = false
    let asked: Asked<AnswerTo<Q>> | null = null
    const answer = this.pack(basis).then((packed) => {
      asked = this.leastBusy().host.ask(packed, question, onProgress)
      if (cancelled) asked.cancel()
      return asked.answer
    })
    return {
      answer,
      cancel: () => {
        cancelled = true
        asked?.cancel()
      },
    }
  }

  /** Ends the threads; open questions are rejected. */
  async close(): Promise<void> {
    this.closed = true
    await Promise.all(this.threads.splice(0).map(({ worker }) => worker.terminate()))
  }

  /** The ledger is packed once for as long as it is the one asked about; claims change more often. */
  private async pack(basis: EngineBasis): Promise<PackedBasis> {
    if (this.packed === null || this.packedKey !== basis.ledgerKey) {
      this.packedKey = basis.ledgerKey
      this.packed = packBasis(basis, () => setImmediate())
      this.packed.catch(() => {
        if (this.packedKey === basis.ledgerKey) this.packed = null
      })
    }
    const packed = await this.packed
    if (packed.claimsKey === basis.claimsKey) return packed
    const next = withClaims(packed, basis)
    if (this.packedKey === basis.ledgerKey) this.packed = Promise.resolve(next)
    return next
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
