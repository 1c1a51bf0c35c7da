import type { Activity } from '#core/risk/activity.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import { RULE_REGISTER } from '#core/risk/register.ts'
import { parametersOfCheck, type Check, type RuleDefinition } from '#core/risk/rule.ts'
import { ACCOUNT_DETECTORS, CUSTOMER_DETECTORS, screenActivity } from '#core/risk/screen.ts'
import type { History, Step } from './activities.ts'
import { type AlertedTransfers, type Finding, findingOf } from './finding.ts'
import type { PatternContext } from './pattern-context.ts'

/** What one rule looks for in the activity of a customer or an account. */
interface Pattern {
  readonly rule: RuleDefinition
  readonly checks: readonly {
    readonly check: Check
    /**
     * How far back the check may look, in ms. A customer's checks look no further than all their windows together;
     * what is new to an account, or how it always behaved, only its whole history says (hubs have none, activities.ts).
     */
    readonly reach: number
  }[]
}

const patternsOf = (names: readonly string[], isBounded: boolean): readonly Pattern[] =>
  RULE_REGISTER.map((rule) => ({
    rule,
    checks: rule.checks
      .filter((check) => check.off === null && names.includes(check.detector))
      .map((check) => ({ check, reach: isBounded ? windowsTogether(check) : Infinity })),
  })).filter(({ checks }) => checks.length > 0)
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
  /** The check that saw it first. */
  readonly check: Check
  readonly result: DetectorResult
  readonly transferIds: Set<string>
}

/**
 * What the behaviour of a customer or an account shows. Hits of one rule that share transfers are one episode,
 * whichever of its checks saw them: reported once, by the movement that completed it; an episode of which any
 * transfer was alerted before is not raised again. Only episodes with a transfer that the run is about are raised.
 */
export function screenBehaviour(context: PatternContext, history: History, wish: Wish): Finding[] {
  if (!history.steps.some(({ transfer }) => wish.isWanted(transfer.id))) return []
  return PATTERNS[history.kind].flatMap((pattern) => {
    const checks = pattern.checks.filter(({ check }) => check.books.includes(history.bookKind))
    return episodesOf(context, history, checks).flatMap(
      (episode) => raisedBy(context, history, pattern.rule, episode, wish) ?? [],
    )
  })
}

function episodesOf(context: PatternContext, history: History, checks: Pattern['checks']): Episode[] {
  const { steps } = history
  const episodes: Episode[] = []
  const begun = steps.findIndex(({ scope }) => scope !== null)
  const looks = checks.map((each) => ({ ...each, from: 0 }))
  for (const [at, { movement }] of steps.entries()) {
    // What happened before the account had to do with the book is context, not the book's own case.
    if (begun < 0 || at < begun) continue
    const results = looks.map((look) => {
      while (look.from < at && isBefore(steps[look.from], movement.time, look.reach)) look.from += 1
      return screenActivity(look.check, activityOf(context, history, at, look.from))
    })
    const first = results.findIndex(({ hits }) => hits.length > 0)
    const check = looks[first]?.check
    if (check === undefined) continue
    const hits = results.flatMap((result) => result.hits)
    const ids = hits.flatMap(({ evidence }) => evidence.transferIds)
    const own = ids.length > 0 ? ids : [movement.id]
    const last = episodes.at(-1)
    if (last !== undefined && own.some((id) => last.transferIds.has(id))) {
      for (const id of own) last.transferIds.add(id)
    } else {
      const notEvaluated = results.flatMap((result) => result.notEvaluated)
      episodes.push({ at, check, result: { hits, notEvaluated }, transferIds: new Set(own) })
    }
  }
  return episodes
}

const isBefore = (step: Step | undefined, time: number | null, reach: number) =>
  step !== undefined && step.movement.time !== null && time !== null && step.movement.time <= time - reach

function activityOf(context: PatternContext, history: History, at: number, from: number): Activity {
  const { kind, bookId, bookKind, id, steps } = history
  const screened = steps[at]
  if (screened === undefined) throw new Error('no such step')
  const { movement, transfer } = screened
  const first = from > 0 ? steps.slice(0, 1) : []
  const next = steps
    .slice(at + 1)
    .find((step) => step.movement.way === movement.way && step.movement.time !== null)
  return {
    kind,
    bookKind,
    id,
    screened: movement,
    earlier: [...first, ...steps.slice(from, at)].map((step) => step.movement),
    heldSince: context.heldSince(transfer.chain),
    nextAt: next?.movement.time ?? null,
    asOf: context.now,
    customer: kind === 'customer' ? (context.customers.get(id) ?? null) : null,
    isKnown: kind === 'customer' || context.role.has(id),
    owner: kind === 'customer' ? id : (context.role.get(id)?.customerRef ?? null),
    peers:
      kind === 'customer' ? context.peersOf(bookId, id, movement.way, movement.time ?? context.now) : null,
    kindOf: (account) => context.partyKind(account, context.categories(account, transfer)),
    facts: context.factsAt(movement.time),
  }
}

function raisedBy(
  context: PatternContext,
  { kind, id, steps }: History,
  rule: RuleDefinition,
  { at, check, result, transferIds }: Episode,
  { isWanted, alerted, isRaised }: Wish,
): Finding | null {
  const known = alerted.get(`${rule.id} ${id}`)
  const ids = [...transferIds]
  if (!ids.some(isWanted) || ids.some((each) => known?.has(each))) return null
  const step = steps[at]
  const scope = step?.scope ?? steps.slice(0, at).findLast((each) => each.scope !== null)?.scope
  if (step === undefined || scope === undefined || scope === null) return null
  const { transfer } = step
  if (isRaised(rule.id, transfer.id)) return null
  const silence = check.detector === 'staggered' ? check.parameters.silence.value : 0
  return findingOf(context, rule, result, {
    cause: `${kind}:${id}:${check.detector}:${ids[0] ?? transfer.id}`,
    scope,
    subject: { kind, id },
    transfer,
    at: Math.min(context.now, Math.max(context.clock.at(transfer), (transfer.time ?? 0) + silence)),
  })
}
