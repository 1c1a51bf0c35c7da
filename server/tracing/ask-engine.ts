import type { BridgeHop } from '#core/flow/bridge-links.ts'
import type { AnswerTo, Question } from '#core/flow/runtime/questions.ts'
import { answerQuestion } from '#core/flow/runtime/questions.ts'
import { CancelledError } from '#core/flow/watch.ts'
import { bySeverityThenConfidence } from '#core/risk/claim-order.ts'
import type { Ports } from '../ports.ts'
import type { LabelSet } from './known-labels.ts'
import type { HeldLedger } from './ledger-cache.ts'

/** What is held and what is known of it, as questions are asked about both. */
export interface Tracing {
  readonly held: Pick<HeldLedger, 'ledger' | 'digest'>
  readonly labels: Pick<LabelSet, 'engine' | 'claims' | 'digest'>
  /** Hops across bridges to follow: the engine follows them, and the digest of the labels covers them. */
  readonly hops?: readonly BridgeHop[]
}

/**
 * Asks the engine, beside the event loop where the ledger is large and the place has threads. Whoever stops
 * waiting (`signal`) stops the work. The answer is the same in both places.
 */
export async function askEngine<Q extends Question>(
  ports: Pick<Ports, 'engines'>,
  { held, labels, hops = [] }: Tracing,
  question: Q,
  signal?: AbortSignal,
): Promise<AnswerTo<Q>> {
  // Of several questions in a row only the running one hears of it; the next ones are not begun.
  if (signal?.aborted === true) throw new CancelledError()
  const { engines } = ports
  if (engines === undefined || held.ledger.count < engines.from)
    return answerQuestion(labels.engine, question)
  const basis = {
    ledger: held.ledger,
    ledgerKey: held.digest,
    claims: labels.claims,
    claimsKey: labels.digest,
    prefer: bySeverityThenConfidence,
    hops,
  }
  const asked = engines.ask(basis, question)
  const giveUp = () => asked.cancel()
  signal?.addEventListener('abort', giveUp, { once: true })
  try {
    return await asked.answer
  } finally {
    signal?.removeEventListener('abort', giveUp)
  }
}
