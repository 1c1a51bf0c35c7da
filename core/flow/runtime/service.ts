import type { Engine } from '#core/flow/engine.ts'
import { ENGINE_VERSION, createEngine } from '#core/flow/engine.ts'
import type { Ledger } from '#core/ledger/ledger.ts'
import { unpackLedger } from '#core/ledger/package.ts'
import type { FromEngine, ToEngine } from './protocol.ts'
import { PROTOCOL_VERSION, orderByRank } from './protocol.ts'
import type { ProgressWatch } from './questions.ts'
import { answerQuestion } from './questions.ts'

/** Engines kept under different claims; each holds working arrays as long as the ledger. */
const ENGINES_KEPT = 2

/**
 * The worker's side: keeps one ledger and the engines over it, and answers one question after another. Says
 * `ready` at once. Runs wherever messages can be posted; `post` is what the place offers for that.
 */
export function createEngineService(post: (message: FromEngine) => void): (message: ToEngine) => void {
  let ledger: Ledger = unpackLedger([])
  const engines = new Map<string, Engine>()
  post({ type: 'ready', protocol: PROTOCOL_VERSION, engine: ENGINE_VERSION })

  const answer = (message: Extract<ToEngine, { type: 'ask' }>): void => {
    const { id, question, stop, claimsKey } = message
    const engine = engines.get(claimsKey)
    if (message.protocol !== PROTOCOL_VERSION)
      throw new Error(`protocol ${message.protocol} is not spoken here`)
    if (engine === undefined) throw new Error(`claims ${claimsKey} were not sent`)
    const heard: ProgressWatch = (progress) => {
      post({ type: 'progress', id, progress })
      return stop === null || Atomics.load(stop, 0) === 0
    }
    post({ type: 'answer', id, answer: answerQuestion(engine, question, heard) })
  }

  return (message) => {
    if (message.type === 'ledger') {
      engines.clear()
      ledger = unpackLedger(message.packages)
    } else if (message.type === 'claims') {
      const { key, claims, ranks, hops } = message
      const [oldest] = engines.keys()
      if (engines.size >= ENGINES_KEPT && oldest !== undefined) engines.delete(oldest)
      engines.set(key, createEngine(ledger, claims, orderByRank(claims, ranks), hops))
    } else {
      try {
        answer(message)
      } catch (error) {
        const { name, message: text } = error instanceof Error ? error : new Error(String(error))
        post({ type: 'failed', id: message.id, name, message: text })
      }
    }
  }
}

/** How many engines a worker keeps: the host must know when its claims are gone. */
export function isKept(keys: readonly string[], key: string): boolean {
  return keys.slice(-ENGINES_KEPT).includes(key)
}
