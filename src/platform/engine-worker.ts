import type { EngineBasis } from '#core/flow/runtime/basis.ts'
import { packBasis, withClaims } from '#core/flow/runtime/basis.ts'
import type { Asked } from '#core/flow/runtime/host.ts'
import { EngineHost } from '#core/flow/runtime/host.ts'
import type { FromEngine, PackedBasis } from '#core/flow/runtime/protocol.ts'
import type { AnswerTo, Progress, Question } from '#core/flow/runtime/questions.ts'

/**
 * The engine in a worker of the page. On a cross-origin isolated page the worker reads the page's own arrays;
 * elsewhere it gets a copy, and a question that already runs cannot be stopped, only ignored. Answers are the same.
 */
export class EngineWorker {
  private readonly worker: Worker
  private readonly host: EngineHost
  private packed: { readonly ledgerKey: string; readonly basis: Promise<PackedBasis> } | null = null

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
    let cancelled = false
    let asked: Asked<AnswerTo<Q>> | null = null
    const answer = this.pack(basis).then((packed) => {
      asked = this.host.ask(packed, question, onProgress)
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

  close(): void {
    this.worker.terminate()
    this.host.fail(new Error('the engine worker is closed'))
  }

  private async pack(basis: EngineBasis): Promise<PackedBasis> {
    if (this.packed?.ledgerKey !== basis.ledgerKey) {
      this.packed = { ledgerKey: basis.ledgerKey, basis: packBasis(basis, breathe) }
    }
    const packed = await this.packed.basis
    return packed.claimsKey === basis.claimsKey ? packed : withClaims(packed, basis)
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
