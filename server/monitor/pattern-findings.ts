import type { Activity } from '#core/risk/activity.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import { receiptOf } from '#core/risk/receipt.ts'
import { RULE_REGISTER } from '#core/risk/register.ts'
import { parametersOfCheck, type Check, type RuleDefinition } from '#core/risk/rule.ts'
import { ACCOUNT_DETECTORS, CUSTOMER_DETECTORS, screenActivity } from '#core/risk/screen.ts'
import type { History, Step } from './activities.ts'
import type { AlertedTransfers, Finding } from './findings.ts'
import type { PatternContext } from './pattern-context.ts'

interface Pattern {
  readonly rule: RuleDefinition
  readonly check: Check
  /**
   * How far back the check may look, in ms. A customer's checks look no further than all their windows together; what
   * is new to an account, or how it always behaved, only its whole history says (hubs have none, activities.ts).
   */
  readonly reach: number
}

const patternsOf = (names: readonly string[], isBounded: boolean): readonly Pattern[] =>
  RULE_REGISTER.flatMap((rule) =>
    rule.checks
      .filter((check) => check.off === null && names.includes(check.detector))
      .map((check) => ({
        rule,
        check,
        reach: isBounded ? windowsTogether(check) : Infinity,
      })),
  )
const PATTERNS = {
  customer: patternsOf(CUSTOMER_DETECTORS, true),
  account: patternsOf(ACCOUNT_DETECTORS, false),
}

function windowsTogether(check: Check): number {
  return parametersOfCheck(check).reduce((sum, { unit, value }) => sum + (unit === 'ms' ? value : 0), 0)
}

/** Which transfers a run is about, and what stands in alerts already. */
export interface Wish {
  readonly isWanted: (transferId: string) => boolean
  readonly alerted: AlertedTransfers
  /** Whether this transfer raised the rule by itself: its share in a flow is then no second alert. */
  readonly isRaised: (ruleId: string, transferId: string) => boolean
}

interface Episode {
  readonly at: number
  readonly result: DetectorResult
  readonly transferIds: Set<string>
}

/**
 * What the behaviour of a customer or an account shows. Hits that share transfers are one episode, reported once, by
 * the movement that completed it; an episode of which any transfer was alerted before is not raised again. Only
 * episodes with a transfer that the run is about are raised.
 */
export function screenBehaviour(context: PatternContext, history: History, wish: Wish): Finding[] {
  if (!history.steps.some(({ transfer }) => wish.isWanted(transfer.id))) return []
  return PATTERNS[history.kind]
    .filter(({ check }) => check.books.includes(history.bookKind))
    .flatMap((pattern) =>
      episodesOf(context, history, pattern).flatMap((episode) =>
        findingOf(context, history, pattern, episode, wish),
      ),
    )
}

function episodesOf(context: PatternContext, history: History, { check, reach }: Pattern): Episode[] {
  const { steps } = history
  const episodes: Episode[] = []
  let from = 0
  for (const [at, { movement, scope }] of steps.entries()) {
    while (from < at && isBefore(steps[from], movement.time, reach)) from += 1
    // What happened before the account had to do with the book is context, not the book's own case.
    if (scope === null && !steps.slice(0, at).some((step) => step.scope !== null)) continue
    const result = screenActivity(check, activityOf(context, history, at, from))
    const ids = result.hits[0]?.evidence.transferIds
    if (ids === undefined) continue
    const own = ids.length > 0 ? ids : [movement.id]
    const last = episodes.at(-1)
    if (last !== undefined && own.some((id) => last.transferIds.has(id))) {
      for (const id of own) last.transferIds.add(id)
    } else {
      episodes.push({ at, result, transferIds: new Set(own) })
    }
  }
  return episodes
}

const isBefore = (step: Step | undefined, time: number | null, reach: number) =>
  step !== undefined && step.movement.time !== null && time !== null && step.movement.time <= time - reach

function activityOf(
  context: PatternContext,
  { kind, id, steps }: History,
  at: number,
  from: number,
): Activity {
  const screened = steps[at]
  if (screened === undefined) throw new Error('no such step')
  const first = from > 0 ? steps.slice(0, 1) : []
  const next = steps
    .slice(at + 1)
    .find(({ movement }) => movement.way === screened.movement.way && movement.time !== null)
  const customer = kind === 'customer' ? (context.customers.get(id) ?? null) : null
  return {
    kind,
    id,
    screened: screened.movement,
    earlier: [...first, ...steps.slice(from, at)].map(({ movement }) => movement),
    heldSince: context.heldSince(screened.transfer.chain),
    nextAt: next?.movement.time ?? null,
    asOf: context.now,
    customer,
    isKnown: kind === 'customer' || context.role.has(id),
    facts: context.facts,
  }
}

function findingOf(
  context: PatternContext,
  { bookId, kind, id, steps }: History,
  { rule, check }: Pattern,
  { at, result, transferIds }: Episode,
  { isWanted, alerted, isRaised }: Wish,
): Finding[] {
  const known = alerted.get(`${rule.id} ${id}`)
  const ids = [...transferIds]
  if (!ids.some(isWanted) || ids.some((each) => known?.has(each))) return []
  const step = steps[at]
  const scope = step?.scope ?? steps.slice(0, at).findLast((each) => each.scope !== null)?.scope
  if (step === undefined || scope === undefined || scope === null) return []
  const { transfer } = step
  if (isRaised(rule.id, transfer.id)) return []
  const silence = check.detector === 'staggered' ? check.parameters.silence.value : 0
  const seenAt = Math.min(context.now, Math.max(context.clock.at(transfer), (transfer.time ?? 0) + silence))
  const set = context.labels.at(seenAt)
  const receipt = receiptOf(rule, result, {
    engineVersion: set.engine.version,
    ledgerDigest: context.ledgerDigest,
    labelSetDigest: set.digest,
    exposures: [],
  })
  if (receipt === null) return []
  return [
    {
      dedupeKey: `${bookId}:${rule.id}:${rule.version}:${kind}:${id}:${check.detector}:${ids[0] ?? transfer.id}`,
      rule,
      receipt,
      scope,
      subject: { kind, id },
      transfer,
      transferIds: receipt.hits[0]?.evidence.transferIds ?? [],
      counterpartyActor: null,
      at: seenAt,
    },
  ]
}
