import type { EngineBasis } from '#core/flow/runtime/basis.ts'
import { createPacker } from '#core/flow/runtime/basis.ts'
import type { Asked } from '#core/flow/runtime/host.ts'
import { askWhenPacked, EngineHost } from '#core/flow/runtime/host.ts'
import type { FromEngine } from '#core/flow/runtime/protocol.ts'
import type { AnswerTo, Progress, Question } from '#core/flow/runtime/questions.ts'

/**
 * The engine in a worker of the page. On a cross-origin isolated page the worker reads the page's own arrays;
 * elsewhere it gets a copy, and a question that already runs cannot be stopped, only ignored. Answers are the same.
 */
export class EngineWorker {
  private readonly worker: Worker
  private readonly host: EngineHost
  private readonly pack = createPacker(breathe)

  constructor() {
    this.worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    this.host = new EngineHost((message) => this.worker.postMessage(message))
    this.worker.addEventListener('message', ({ data }: MessageEvent<FromEngine>) => this.host.hear(data))
    this.worker.addEventListener('error', (event) =>
      this.host.fail(new Error(event.message || 'the engine worker could not be started')),
    )
  }

  ask<Q extends Question>(
    basis: EngineBasis,
    question: Q,
    onProgress?: (progress: Progress) => void,
  ): Asked<AnswerTo<Q>> {
    return askWhenPacked(this.pack(basis), () => this.host, question, onProgress)
  }

  close(): void {
    this.worker.terminate()
    this.host.fail(new Error('the engine worker is closed'))
  }
}

/** Lets the page draw and listen. */
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
