import { CancelledError } from '#core/flow/watch.ts'
import { canShareMemory } from '#core/ledger/memory.ts'
import type { FromEngine, PackedBasis, ToEngine } from './protocol.ts'
import { PROTOCOL_VERSION } from './protocol.ts'
import type { AnswerTo, Answers, Progress, Question, QuestionKind } from './questions.ts'
import { isKept } from './service.ts'

/** A question on its way. */
export interface Asked<A> {
  readonly answer: Promise<A>
  /** Ends the work if it still runs; the answer is then a rejection with CancelledError. */
  cancel(): void
}

interface Open {
  readonly id: number
  readonly basis: PackedBasis
  readonly question: Question
  readonly stop: Int32Array | null
  readonly onProgress: ((progress: Progress) => void) | undefined
  readonly resolve: (answer: Answers[QuestionKind]) => void
  readonly reject: (error: Error) => void
}

/**
 * The asking side of one worker. Questions wait here and are posted one at a time, so that a cancelled one that
 * has not begun never does. Ledger and claims are posted when a question needs others than the worker has.
 */
export class EngineHost {
  private readonly post: (message: ToEngine) => void
  private readonly queue: Open[] = []
  private running: Open | null = null
  /** The running question was cancelled where no flag can be shared: its answer will be ignored. */
  private abandoned = false
  private ready = false
  private dead: Error | null = null
  private last = 0
  private ledgerKey: string | null = null
  private claimsKeys: string[] = []

  constructor(post: (message: ToEngine) => void) {
    this.post = post
  }

  /** Questions that are not answered yet. */
  get open(): number {
    return this.queue.length + (this.running === null ? 0 : 1)
  }

  ask<Q extends Question>(
    basis: PackedBasis,
    question: Q,
    onProgress?: (progress: Progress) => void,
  ): Asked<AnswerTo<Q>> {
    const id = (this.last += 1)
    const stop = canShareMemory() ? new Int32Array(new SharedArrayBuffer(4)) : null
    const answer = new Promise<Answers[QuestionKind]>((resolve, reject) => {
      if (this.dead !== null) return reject(this.dead)
      this.queue.push({ id, basis, question, stop, onProgress, resolve, reject })
    })
    this.next()
    return { answer: answer as Promise<AnswerTo<Q>>, cancel: () => this.cancel(id) }
  }

  /** To be called with every message of the worker. */
  hear(message: FromEngine): void {
    if (message.type === 'ready') {
      if (message.protocol !== PROTOCOL_VERSION)
        return this.fail(new Error(`the worker speaks protocol ${message.protocol}, not ${PROTOCOL_VERSION}`))
      this.ready = true
      return this.next()
    }
    const open = this.running
    if (open === null || open.id !== message.id) return
    if (message.type === 'progress') {
      if (!this.abandoned) open.onProgress?.(message.progress)
      return
    }
    this.running = null
    if (!this.abandoned) {
      if (message.type === 'answer') open.resolve(message.answer)
      else open.reject(errorOf(message.name, message.message))
    }
    this.abandoned = false
    this.next()
  }

  /** The worker is gone: every open question, and every later one, is rejected. */
  fail(error: Error): void {
    this.dead ??= error
    const open = this.running === null ? this.queue.splice(0) : [this.running, ...this.queue.splice(0)]
    this.running = null
    for (const { reject } of open) reject(error)
  }

  private next(): void {
    if (!this.ready || this.running !== null || this.dead !== null) return
    const open = this.queue.shift()
    if (open === undefined) return
    this.running = open
    const { id, basis, question, stop } = open
    this.bring(basis)
    const { claimsKey } = basis
    this.post({ type: 'ask', protocol: PROTOCOL_VERSION, id, claimsKey, question, stop })
  }

  private bring({ ledgerKey, packages, claimsKey, claims, ranks, hops }: PackedBasis): void {
    if (this.ledgerKey !== ledgerKey) {
      this.post({ type: 'ledger', key: ledgerKey, packages })
      this.ledgerKey = ledgerKey
      this.claimsKeys = []
    }
    if (isKept(this.claimsKeys, claimsKey)) return
    this.post({ type: 'claims', key: claimsKey, claims, ranks, hops })
    this.claimsKeys.push(claimsKey)
  }

  private cancel(id: number): void {
    const at = this.queue.findIndex((open) => open.id === id)
    if (at >= 0) return this.queue.splice(at, 1)[0]!.reject(new CancelledError())
    const open = this.running
    if (open?.id !== id || this.abandoned) return
    if (open.stop !== null) Atomics.store(open.stop, 0, 1)
    this.abandoned = true
    open.reject(new CancelledError())
  }
}

/** Asks as soon as what is asked about is packed; cancelled before that, it is not begun. */
export function askWhenPacked<Q extends Question>(
  packing: Promise<PackedBasis>,
  hostFor: () => EngineHost,
  question: Q,
  onProgress?: (progress: Progress) => void,
): Asked<AnswerTo<Q>> {
  let cancelled = false
  let asked: Asked<AnswerTo<Q>> | null = null
  const answer = packing.then((packed) => {
    if (cancelled) throw new CancelledError()
    asked = hostFor().ask(packed, question, onProgress)
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

/** An error as it was thrown, as far as callers tell errors apart. */
function errorOf(name: string, message: string): Error {
  if (name === 'CancelledError') return new CancelledError()
  if (name === 'RangeError') return new RangeError(message)
  const error = new Error(message)
  error.name = name
  return error
}
