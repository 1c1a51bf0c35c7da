import type { EngineBasis } from '#core/flow/runtime/basis.ts'
import { createPacker } from '#core/flow/runtime/basis.ts'
import type { Asked } from '#core/flow/runtime/host.ts'
import { askWhenPacked, EngineHost } from '#core/flow/runtime/host.ts'
import type { FromEngine } from '#core/flow/runtime/protocol.ts'
import type { AnswerTo, Progress, Question } from '#core/flow/runtime/questions.ts'
import type { EnginePool } from '#server/ports.ts'

/**
 * From this many transfers on, questions go to the worker. Far fewer than in Node: whoever asks shares its thread
 * with the embedded database, and there is one worker, which stays.
 */
const FROM_TRANSFERS = 1_000

/**
 * The engine in a worker of the browser. Where there is cross-origin isolation the worker reads the arrays of whoever
 * asks; elsewhere it gets a copy, and a question that already runs cannot be stopped, only ignored. Answers are the
 * same. It starts with the first question.
 */
export class EngineWorker implements EnginePool {
  readonly from = FROM_TRANSFERS
  private readonly pack = createPacker(breathe)
  private started: { readonly worker: Worker; readonly host: EngineHost } | null = null

  ask<Q extends Question>(
    basis: EngineBasis,
    question: Q,
    onProgress?: (progress: Progress) => void,
  ): Asked<AnswerTo<Q>> {
    return askWhenPacked(this.pack(basis), () => this.host(), question, onProgress)
  }

  /** Ends the worker; open questions are rejected. */
  close(): void {
    this.started?.worker.terminate()
    this.started?.host.fail(new Error('the engine worker is closed'))
  }

  private host(): EngineHost {
    if (this.started !== null) return this.started.host
    const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), {
      type: 'module',
      name: 'kyt-desk-demo-engine',
    })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    const host = new EngineHost((message) => worker.postMessage(message))
    worker.addEventListener('message', ({ data }: MessageEvent<FromEngine>) => host.hear(data))
    worker.addEventListener('error', (event) =>
      host.fail(new Error(event.message || 'the engine worker could not be started')),
    )
    this.started = { worker, host }
    return host
  }
}

/** Lets whoever asks listen to others. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}
