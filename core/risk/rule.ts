import type { CategorySlug, Severity } from './categories.ts'
import type { DetectorParameters } from './detector-parameters.ts'

/** Shares are whole parts per million, money is Hong Kong cents, time is milliseconds: no fraction anywhere. */
export type Unit = 'ppm' | 'percent' | 'hkd-minor' | 'asset-unit' | 'hops' | 'count' | 'ms' | 'confidence'

/** One tunable number of a rule. `value` is what runs, `default` what the desk ships with. */
export interface RuleParameter {
  readonly value: number
  readonly unit: Unit
  readonly default: number
  readonly min: number
  readonly max: number
  /** `regulation`: the figure stands in a text that is cited. `ours`: a starting value the firm must calibrate. */
  readonly source: 'regulation' | 'ours'
  readonly note: string
}

/** English source text with the key under which translations are found. */
export interface SourceText {
  readonly key: string
  readonly en: string
}

/** How severe a hit is: what the category says, or one value for the rule. */
export type SeverityPolicy = { readonly by: 'category' } | FixedSeverity

export interface FixedSeverity {
  readonly by: 'fixed'
  readonly value: Severity
}

/**
 * What a check must be given. Where it is missing the check says "not evaluated", never "nothing found". The first
 * line is what transfers, labels, prices and customers give; the second are records of other systems (facts.ts).
 */
export const RULE_NEEDS = [
  'transfer-time',
  'fiat-value',
  'labels',
  'exposure',
  'customer',
  'bridge-labels',
  'issuer-accounts',
  'wallet-proofs',
  'travel-rule-records',
  'access-records',
  'detail-changes',
  'frozen-accounts',
  'token-approvals',
  'unsupported-assets',
  'trade-records',
  'fiat-records',
  'swap-records',
  'vulnerable-customers',
  'vasp-records',
  'risk-jurisdictions',
] as const
export type RuleNeed = (typeof RULE_NEEDS)[number]

/** Which part of the catalogue a rule belongs to. */
export type RuleFamily =
  | 'sanctions'
  | 'crime'
  | 'layering'
  | 'behaviour'
  | 'counterparty'
  | 'records'
  | 'issuer'

export type BookKind = 'platform' | 'token' | 'instrument' | 'case'

export type DetectorName = keyof DetectorParameters

interface CheckOf<Detector extends DetectorName> {
  readonly detector: Detector
  /** The rule the check belongs to, and its version: a hit names both. */
  readonly ruleId: string
  readonly ruleVersion: number
  readonly severity: Detector extends 'direct-exposure' | 'indirect-exposure' ? SeverityPolicy : FixedSeverity
  readonly needs: readonly RuleNeed[]
  readonly parameters: DetectorParameters[Detector]
  /** Categories of label the check looks for; none where it looks at behaviour alone. */
  readonly categories: readonly CategorySlug[]
  /** Kinds of book in which the shape means something. */
  readonly books: readonly BookKind[]
  /** Least score of an alert with a label hit of this check; null for none. */
  readonly scoreFloor: number | null
  /** Why the check ships switched off; null where it runs. */
  readonly off: string | null
}

/** One kind of detection with its values: a rule is one or several of them. */
export type Check<Detector extends DetectorName = DetectorName> = {
  [Each in Detector]: CheckOf<Each>
}[Detector]

export type ExposureCheck = Check<'direct-exposure' | 'indirect-exposure'>
export type BehaviourCheck = Exclude<Check, ExposureCheck>

/** One typology of the catalogue, described as data. */
export interface RuleDefinition {
  /** Stable id, `T01` and so on after the typology catalogue. */
  readonly id: string
  /** Grows by one with every change of anything below. */
  readonly version: number
  readonly family: RuleFamily
  readonly name: SourceText
  readonly typology: string
  readonly purpose: SourceText
  readonly references: readonly string[]
  readonly owner: string
  /** Any of them raises the rule. */
  readonly checks: readonly Check[]
}

type NamedParameter = RuleParameter & { readonly name: string }

/** The parameters of one check as a list, in a stable order. */
export function parametersOfCheck(check: Check): readonly NamedParameter[] {
  return Object.entries<RuleParameter>({ ...check.parameters }).map(([name, parameter]) => ({
    name,
    ...parameter,
  }))
}

/**
 * The parameters of a rule as a list, in a stable order: for receipts, forms and digests. A name that several
 * checks use means the same quantity in all of them and is listed once.
 */
export function parametersOf(rule: RuleDefinition): readonly NamedParameter[] {
  const byName = new Map<string, NamedParameter>()
  for (const parameter of rule.checks.flatMap(parametersOfCheck)) {
    if (!byName.has(parameter.name)) byName.set(parameter.name, parameter)
  }
  return [...byName.values()]
}

/** What any of the rule's checks must be given, in the order of {@link RULE_NEEDS}. */
export function needsOf(rule: RuleDefinition): readonly RuleNeed[] {
  return RULE_NEEDS.filter((need) => rule.checks.some((check) => check.needs.includes(need)))
}

/** The check of a rule with this detector. @throws RangeError if it has none */
export function checkOf<Detector extends DetectorName>(
  rule: RuleDefinition,
  detector: Detector,
): Check<Detector> {
  const found = rule.checks.find((check) => check.detector === detector)
  if (found === undefined) throw new RangeError(`rule ${rule.id} has no check ${detector}`)
  return found as Check<Detector>
}

/**
 * A new version of `rule` with other parameter values.
 *
 * @throws RangeError for a parameter the rule does not have, or a value outside its bounds or not an integer
 */
export function configureRule(
  rule: RuleDefinition,
  values: Readonly<Record<string, number>>,
): RuleDefinition {
  const known = new Set(parametersOf(rule).map(({ name }) => name))
  const stranger = Object.keys(values).find((name) => !known.has(name))
  if (stranger !== undefined) throw new RangeError(`rule ${rule.id} has no parameter "${stranger}"`)
  const version = rule.version + 1
  const checks = rule.checks.map((check) => ({ ...withValues(check, values), ruleVersion: version }))
  return { ...rule, version, checks }
}

function withValues(check: Check, values: Readonly<Record<string, number>>): Check {
  const parameters: Record<string, RuleParameter> = { ...check.parameters }
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) continue
    if (!Number.isSafeInteger(value) || value < parameter.min || value > parameter.max) {
      throw new RangeError(
        `rule ${check.ruleId}: ${name} must be an integer from ${parameter.min} to ${parameter.max}`,
      )
    }
    parameters[name] = { ...parameter, value }
  }
  return { ...check, parameters } as unknown as Check
}
