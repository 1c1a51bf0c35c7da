import type { Activity, Movement, TimedMovement } from '#core/risk/activity.ts'
import type { DetectorResult, Hit, Measure, NotEvaluated } from '#core/risk/hit.ts'
import type { BehaviourCheck, RuleParameter } from '#core/risk/rule.ts'
import { measure, notEvaluated, thresholdOf, WHOLE_PPM } from './support.ts'

export const NOTHING: DetectorResult = { hits: [], notEvaluated: [] }

/** A shape that a detector saw. */
export interface Shape {
  readonly observed: Measure
  readonly threshold: Measure
  /** The movements that make it, oldest first. */
  readonly movements: readonly Pick<Movement, 'id' | 'asset' | 'amount' | 'fiat'>[]
  /** What the sentence about it says beside the observed figure. */
  readonly params?: Readonly<Record<string, string | number>>
  /** Tells apart what one detector sees in two ways. */
  readonly variant?: string
}

/**
 * The hit of a check that saw a shape. Values add up only where every movement has a price; where nothing moved there
 * is no value, which is not a value of nothing.
 */
export function behaviourHit(
  check: BehaviourCheck,
  { observed, threshold, movements, params = {}, variant }: Shape,
): Hit {
  const fiats = movements.map(({ fiat }) => fiat)
  const priced = fiats.length > 0 && fiats.every((fiat) => fiat !== null)
  const sum = fiats.reduce((total, fiat) => total + (fiat?.minor ?? 0n), 0n)
  const sources = new Set(fiats.map((fiat) => fiat?.source ?? ''))
  return {
    ruleId: check.ruleId,
    ruleVersion: check.ruleVersion,
    severity: check.severity.value,
    category: null,
    kind: 'behaviour',
    observed,
    threshold,
    evidence: {
      transferIds: movements.map(({ id }) => id),
      label: null,
      path: [],
      hops: 0,
      share: WHOLE_PPM,
      amount: null,
      value: priced ? sum.toString() : null,
      priceSource: priced ? [...sources].sort().join(', ') : null,
    },
    needsReview: false,
    explanation: {
      key: `risk.hit.${check.detector}${variant === undefined ? '' : `.${variant}`}`,
      params: { count: movements.length, ...(priced ? { sum: sum.toString() } : {}), ...params },
    },
  }
}

export const hit = (check: BehaviourCheck, shape: Shape): DetectorResult => ({
  hits: [behaviourHit(check, shape)],
  notEvaluated: [],
})

export const counted = (name: string, observed: number, parameter: Parameters<typeof thresholdOf>[1]) => ({
  observed: measure(name, observed, 'count'),
  threshold: thresholdOf(name, parameter),
})

interface Wants {
  readonly price?: boolean
}

/**
 * Runs `find` on an activity that can be judged. Without a time, or a price where one is wanted, the screened
 * movement decides nothing. Where nothing was found although earlier movements lack a time or a price, they may be
 * the missing pieces: then the check is not evaluated, because silence would read as clean.
 */
export function judge(
  check: BehaviourCheck,
  activity: Activity,
  wants: Wants,
  find: () => DetectorResult,
): DetectorResult {
  const { screened, earlier } = activity
  if (screened.time === null) return undecided(check, 'no-time', [screened.id])
  if (wants.price === true && screened.fiat === null) return undecided(check, 'no-price', [screened.id])
  const found = find()
  if (found.hits.length > 0) return found
  const end = screened.time
  const untimed = earlier.filter(({ time }) => time === null)
  const unpriced =
    wants.price === true
      ? earlier.filter(({ fiat, time }) => fiat === null && time !== null && time <= end)
      : []
  return {
    hits: [],
    notEvaluated: [
      ...found.notEvaluated,
      ...undecided(check, 'no-time', untimed.map(idOf)).notEvaluated,
      ...undecided(check, 'no-price', unpriced.map(idOf)).notEvaluated,
    ],
  }
}

const idOf = ({ id }: Movement) => id

export function undecided(
  check: BehaviourCheck,
  reason: 'no-time' | 'no-price',
  ids: readonly string[],
): DetectorResult {
  if (ids.length === 0) return NOTHING
  const params = { count: ids.length, transfers: ids.toSorted().join(', ') }
  return { hits: [], notEvaluated: [notEvaluated(check, reason, params)] }
}

/** The answer of a check whose records the desk is not connected to. */
export function withoutFacts(check: BehaviourCheck, need: string): DetectorResult {
  const gap: NotEvaluated = notEvaluated(check, 'no-facts', { need })
  return { hits: [], notEvaluated: [gap] }
}

/** The answer of a check that finds fewer customers of the same kind than it needs. */
export const fewPeers = (check: BehaviourCheck, peers: number): DetectorResult => ({
  hits: [],
  notEvaluated: [notEvaluated(check, 'few-peers', { peers })],
})

export const shortHistory = (check: BehaviourCheck): DetectorResult => ({
  hits: [],
  notEvaluated: [notEvaluated(check, 'short-history')],
})

/** Was the account first seen within `newFor` before its last movement? Null if what is held begins too late. */
export function isNew(
  past: readonly TimedMovement[],
  { heldSince }: Activity,
  newFor: RuleParameter,
): boolean | null {
  const first = past[0]?.time ?? 0
  const end = past.at(-1)?.time ?? 0
  if (first <= end - newFor.value) return false
  return heldSince !== null && heldSince <= first - newFor.value ? true : null
}
