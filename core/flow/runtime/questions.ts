import type { BridgeHop, BridgeLinkOptions } from '#core/flow/bridge-links.ts'
import type { Engine, ExposureOptions, TransferExposureOptions } from '#core/flow/engine.ts'
import type { AssetUnits, BridgePlace } from '#core/flow/held-bridge-hops.ts'
import { heldBridgeHops } from '#core/flow/held-bridge-hops.ts'
import type { PathOptions, PathResult } from '#core/flow/paths.ts'
import type { TaintedTurnover, TaintOptions, TaintTotals } from '#core/flow/policies/report.ts'
import type { TaintMethod } from '#core/flow/policies/taint.ts'
import type { ExposureResult } from '#core/flow/types.ts'
import type { Watch } from '#core/flow/watch.ts'
import { CancelledError } from '#core/flow/watch.ts'

/** A question to an engine that can travel to another thread: plain data, with a plain answer. */
export type Question =
  | {
      readonly kind: 'exposure'
      readonly account: string
      readonly asset: string
      readonly options?: Omit<ExposureOptions, 'watch'>
    }
  | {
      /** One after the other, so that a long list reports its progress and can be ended between two of them. */
      readonly kind: 'transfer-exposures'
      readonly transferIds: readonly string[]
      readonly options?: Omit<TransferExposureOptions, 'watch'>
    }
  | {
      readonly kind: 'paths'
      readonly account: string
      readonly asset: string
      readonly options?: Omit<PathOptions, 'watch'>
    }
  | {
      /** One rule over a chain: what named transfers carried, what named accounts moved and hold, sums by asset. */
      readonly kind: 'taint'
      readonly chain: string
      readonly method: TaintMethod
      readonly options?: Omit<TaintOptions, 'watch'>
      readonly transferIds: readonly string[]
      readonly holdings: readonly { readonly account: string; readonly asset: string }[]
      readonly assets: readonly string[]
    }
  | {
      /** Links through bridges among the transfers held. Its answer is of use in the basis of later questions. */
      readonly kind: 'bridge-hops'
      readonly bridges: readonly BridgePlace[]
      readonly units: readonly AssetUnits[]
      readonly options: BridgeLinkOptions
    }

export type QuestionKind = Question['kind']

export interface TaintAnswer {
  readonly method: TaintMethod
  readonly truncated: boolean
  /** As asked; null for a transfer that is unknown or too late. */
  readonly carried: readonly (bigint | null)[]
  readonly holdings: readonly (TaintedTurnover & { readonly held: bigint })[]
  readonly totals: readonly TaintTotals[]
}

export interface Answers {
  readonly exposure: ExposureResult
  readonly 'transfer-exposures': readonly ExposureResult[]
  readonly paths: PathResult
  readonly taint: TaintAnswer
  readonly 'bridge-hops': readonly BridgeHop[]
}

export type AnswerTo<Q extends Question> = Answers[Q['kind']]

/** How far an answer is: events looked at, or questions of a list answered. `of` is the most there can be. */
export interface Progress {
  readonly done: number
  readonly of: number
  readonly unit: 'events' | 'questions'
}

/** Hears of progress; false ends the work with a CancelledError. */
export type ProgressWatch = (progress: Progress) => boolean

/** Answers a question here and now. Throws what the engine throws, and CancelledError. */
export function answerQuestion<Q extends Question>(
  engine: Engine,
  question: Q,
  heard?: ProgressWatch,
): AnswerTo<Q> {
  return answerAny(engine, question, heard) as AnswerTo<Q>
}

function answerAny(engine: Engine, question: Question, heard?: ProgressWatch): Answers[QuestionKind] {
  const events = engine.ledger.count
  const watch = watching(heard, events)
  switch (question.kind) {
    case 'exposure':
      return engine.exposureOf(question.account, question.asset, { ...question.options, ...watch })
    case 'paths':
      return engine.paths(question.account, question.asset, { ...question.options, ...watch })
    case 'transfer-exposures': {
      const of = question.transferIds.length
      return question.transferIds.map((id, done) => {
        if (heard !== undefined && !heard({ done, of, unit: 'questions' })) throw new CancelledError()
        const still = watching(heard && (() => heard({ done, of, unit: 'questions' })), events)
        return engine.exposureOfTransfer(id, { ...question.options, ...still })
      })
    }
    case 'bridge-hops':
      return heldBridgeHops(engine.ledger, question.bridges, question.units, question.options)
    case 'taint': {
      const report = engine.taint(question.chain, question.method, { ...question.options, ...watch })
      return {
        method: report.method,
        truncated: report.truncated,
        carried: question.transferIds.map((id) => report.carriedBy(id)),
        holdings: question.holdings.map(({ account, asset }) => ({
          ...report.turnoverOf(account, asset),
          held: report.heldBy(account, asset),
        })),
        totals: question.assets.map((asset) => report.totalsOf(asset)),
      }
    }
  }
}

function watching(heard: ProgressWatch | undefined, events: number): { readonly watch?: Watch } {
  if (heard === undefined) return {}
  // A sweep may come back to an event, so the count of steps can pass the number of events.
  return { watch: (steps) => heard({ done: Math.min(steps, events), of: events, unit: 'events' }) }
}
