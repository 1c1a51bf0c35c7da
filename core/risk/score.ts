import { apportion } from './apportion.ts'
import { categoryOf, type CategorySlug, type Severity } from './categories.ts'
import type { Hit } from './hit.ts'
import type { RuleDefinition } from './rule.ts'

/*
 * The score says what to look at first, not who is guilty. It is a sum, so that a reader can check it:
 *
 *   p = weight(severity of the category) x V / (V + VALUE_HALF) x kind x confidence      for each piece of evidence
 *   score = min(100, the sum of all p, rounded up; at least the highest floor)
 *
 * and what is shown for each piece is an integer, and the integers add up to the score. All of it is integer
 * arithmetic: a browser and a server agree to the last point. The weights are this desk's; no rule gives them.
 */

/** Largest score. */
export const MAX_SCORE = 100

/** Most points one piece of evidence can carry, by the direct severity of its category. */
export const SEVERITY_WEIGHT: Readonly<Record<0 | Severity, number>> = {
  0: 0,
  1: 3,
  2: 10,
  3: 25,
  4: 50,
  5: 80,
}

/** Value in Hong Kong cents at which evidence carries half of its weight: HK$8,000, the travel-rule threshold. */
export const VALUE_HALF = 800_000n

/** What distance leaves of the weight, in per cent. */
export const KIND_PERCENT: Readonly<Record<Hit['kind'], number>> = {
  direct: 100,
  behaviour: 100,
  indirect: 50,
}

/** Observed behaviour needs no attribution: it counts as fully certain. */
const OBSERVED_CONFIDENCE = 100

/** Denominator of the fixed-point numbers below: exact points are whole micro-points. */
const MICRO = 1_000_000n

export interface Contribution {
  /** Integer points; those of all contributions add up to the score. */
  readonly points: number
  /** `evidence` was weighed; `floor` lifts the score to the least that a rule demands. */
  readonly kind: 'evidence' | 'floor'
  readonly category: CategorySlug | null
  /** Places in the list of hits. The first is the one that was weighed, the others say the same again. */
  readonly hits: readonly number[]
  readonly factors: ScoreFactors | null
}

/** What was multiplied, for the reader to check. */
export interface ScoreFactors {
  readonly weight: number
  /** V / (V + VALUE_HALF), parts per million, rounded down; 1,000,000 where there is no price. */
  readonly saturation: number
  readonly kindPercent: number
  readonly confidence: number
  readonly priced: boolean
}

export interface Score {
  readonly points: number
  readonly contributions: readonly Contribution[]
}

interface Piece {
  readonly hits: readonly number[]
  readonly category: CategorySlug | null
  readonly factors: ScoreFactors
  /** Exact to the micro-point, rounded down. */
  readonly micro: bigint
}

/**
 * The score of the hits of one subject. No hits is 0 points and no contribution, which means that no rule fired,
 * not that the subject is safe. Any hit that weighs anything gives at least 1 point. Taking hits away never
 * raises the score.
 *
 * Labels of the same category at the same account are one piece of evidence told several times: the strongest
 * is weighed, the rest is listed with it. A floor holds at any confidence, because a possible sanctions match
 * must be cleared by a person however weak it is.
 *
 * @param rules the rules that raised the hits: they say which floors apply
 */
export function scoreHits(hits: readonly Hit[], rules: readonly RuleDefinition[]): Score {
  const pieces = piecesOf(hits)
  const exact = pieces.reduce((sum, { micro }) => sum + micro, 0n)
  const evidencePoints = smaller(BigInt(MAX_SCORE), (exact + MICRO - 1n) / MICRO)
  const points = apportion(
    evidencePoints,
    pieces.map(({ micro }) => micro),
  )
  const contributions: Contribution[] = pieces.map(({ category, hits: places, factors }, at) => ({
    points: Number(points[at]),
    kind: 'evidence',
    category,
    hits: places,
    factors,
  }))

  const floor = highestFloor(hits, rules)
  const missing = floor === null ? 0 : floor.points - Number(evidencePoints)
  if (floor && missing > 0) {
    contributions.push({
      points: missing,
      kind: 'floor',
      category: floor.category,
      hits: floor.hits,
      factors: null,
    })
  }
  return { points: Number(evidencePoints) + Math.max(0, missing), contributions }
}

/** One piece for each (category, kind, labelled account); each behavioural hit is a piece of its own. */
function piecesOf(hits: readonly Hit[]): readonly Piece[] {
  const groups = Map.groupBy(hits.keys(), (at) => {
    const { category, kind, evidence } = hits[at]!
    return evidence.label ? `${kind} ${category} ${evidence.label.account}` : `${kind} ${at}`
  })
  return [...groups.values()].map((places) => {
    const weighed = places.map((at) => ({ at, ...weigh(hits[at]!) }))
    const ranked = weighed.sort((a, b) => (a.micro === b.micro ? a.at - b.at : a.micro > b.micro ? -1 : 1))
    const { micro, factors } = ranked[0]!
    return { micro, factors, hits: ranked.map(({ at }) => at), category: hits[places[0]!]!.category }
  })
}

function weigh(hit: Hit): { readonly micro: bigint; readonly factors: ScoreFactors } {
  const { label, value } = hit.evidence
  const worth = value === null ? null : BigInt(value)
  const weight = SEVERITY_WEIGHT[hit.category === null ? hit.severity : categoryOf(hit.category).direct]
  const kindPercent = KIND_PERCENT[hit.kind]
  const confidence = label ? label.confidence : OBSERVED_CONFIDENCE
  const [part, whole] = worth === null ? [1n, 1n] : [worth, worth + VALUE_HALF]
  const micro = (BigInt(weight * kindPercent * confidence) * MICRO * part) / (whole * 10_000n)
  const saturation = Number((part * MICRO) / whole)
  return { micro, factors: { weight, saturation, kindPercent, confidence, priced: worth !== null } }
}

function highestFloor(hits: readonly Hit[], rules: readonly RuleDefinition[]) {
  const floors = hits.flatMap((hit, at) => {
    const rule = rules.find(({ id }) => id === hit.ruleId)
    if (rule === undefined || hit.kind === 'behaviour') return []
    const points = Math.max(0, ...rule.checks.map(({ scoreFloor }) => scoreFloor ?? 0))
    return points === 0 ? [] : [{ points, at, category: hit.category }]
  })
  const points = Math.max(0, ...floors.map((floor) => floor.points))
  const highest = floors.filter((floor) => floor.points === points)
  const [first] = highest
  return first ? { points, category: first.category, hits: highest.map(({ at }) => at) } : null
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
