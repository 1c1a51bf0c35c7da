import { isPriced, pastOf, valueOf, within, type Activity, type Movement } from '#core/risk/activity.ts'
import { heldAt, type VaspRecord } from '#core/risk/facts.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import type { Check } from '#core/risk/rule.ts'
import { hit, judge, NOTHING, withoutFacts } from './behaviour.ts'
import { measure, thresholdOf, WHOLE_PPM } from './support.ts'

const carries = ({ partyCategories }: Movement, { categories }: Check) =>
  partyCategories.some((slug) => categories.includes(slug))

/** T18, T20, T28: the flow with services that carry one of the check's categories. */
export function detectCategoryFlow(check: Check<'category-flow'>, activity: Activity): DetectorResult {
  return detectFlow(check, activity, (movement) => carries(movement, check))
}

/** T18: the flow with services that, by the firm's own due diligence, held no licence at the time. */
export function detectUnlicensedFlow(check: Check<'unlicensed-flow'>, activity: Activity): DetectorResult {
  const { vaspRecords } = activity.facts
  if (vaspRecords === undefined) return withoutFacts(check, 'vasp-records')
  const of = aboutParties(vaspRecords, activity.asOf)
  const unlicensed = (movement: Movement) => of(movement).filter(({ licensed }) => licensed === false)
  return detectFlow(check, activity, (movement) => unlicensed(movement).length > 0, unlicensed)
}

/** T18: the flow with services established where the firm saw a high risk at the time. */
export function detectJurisdictionFlow(
  check: Check<'jurisdiction-flow'>,
  activity: Activity,
): DetectorResult {
  const { vaspRecords, riskJurisdictions } = activity.facts
  if (vaspRecords === undefined) return withoutFacts(check, 'vasp-records')
  if (riskJurisdictions === undefined) return withoutFacts(check, 'risk-jurisdictions')
  const of = aboutParties(vaspRecords, activity.asOf)
  const risky = (movement: Movement) =>
    of(movement).filter(({ jurisdiction }) =>
      riskJurisdictions.some(
        (risk) => risk.jurisdiction === jurisdiction && heldAt(risk, movement.time ?? activity.asOf),
      ),
    )
  return detectFlow(check, activity, (movement) => risky(movement).length > 0, risky)
}

/** `Example Exchange, HK; Other`: who the services are, as due diligence names them; no label may speak of them. */
function namesOf(records: readonly VaspRecord[]): string {
  const names = records.map(({ name, jurisdiction }) =>
    jurisdiction === null ? name : `${name}, ${jurisdiction}`,
  )
  return [...new Set(names)].toSorted().join('; ')
}

/** What was recorded of the other side of a movement when it happened. */
function aboutParties(records: readonly VaspRecord[], asOf: number) {
  const byAccount = Map.groupBy(records, ({ account }) => account)
  return ({ party, time }: Movement): readonly VaspRecord[] =>
    (byAccount.get(party) ?? []).filter((record) => heldAt(record, time ?? asOf))
}

/**
 * What a customer, a holder or a wallet moved with such services in the window reaches `minFlow`, or, from `minTotal`
 * on, `minFlowShare` of everything moved in both directions. A platform looks at its customers and the wallets
 * registered to them; what strangers' wallets do elsewhere is none of its flow.
 */
function detectFlow(
  check: Check<'category-flow' | 'unlicensed-flow' | 'jurisdiction-flow'>,
  activity: Activity,
  isTheirs: (movement: Movement) => boolean,
  recordsOf: (movement: Movement) => readonly VaspRecord[] = () => [],
): DetectorResult {
  const { kind, bookKind, isKnown } = activity
  if (!isTheirs(activity.screened)) return NOTHING
  if (kind === 'account' && bookKind === 'platform' && !isKnown) return NOTHING
  const { minFlow, minFlowShare, minTotal, window } = check.parameters
  return judge(check, activity, { price: true }, () => {
    const all = within(pastOf(activity), window.value).filter(isPriced)
    const theirs = all.filter(isTheirs)
    const [flow, total] = [valueOf(theirs), valueOf(all)]
    const share = total === 0n ? 0 : Number((flow * BigInt(WHOLE_PPM)) / total)
    const names = namesOf(theirs.flatMap(recordsOf))
    const params = {
      window: window.value,
      share,
      flow: flow.toString(),
      total: total.toString(),
      ...(names === '' ? {} : { names }),
    }
    if (flow >= BigInt(minFlow.value)) {
      return hit(check, {
        observed: measure('minFlow', flow, 'hkd-minor'),
        threshold: thresholdOf('minFlow', minFlow),
        movements: theirs,
        params,
      })
    }
    if (minFlowShare === undefined || flow < BigInt(minTotal?.value ?? 0) || share < minFlowShare.value)
      return NOTHING
    return hit(check, {
      observed: measure('minFlowShare', share, 'ppm'),
      threshold: thresholdOf('minFlowShare', minFlowShare),
      movements: theirs,
      params,
    })
  })
}
