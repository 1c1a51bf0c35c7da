import type { CategorySlug, Severity } from './categories.ts'

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

/** What a rule must be given. Where it is missing the rule says "not evaluated", never "nothing found". */
export type RuleNeed = 'labels' | 'fiat-value' | 'exposure' | 'transfer-time' | 'customer'

interface RuleBase {
  /** Stable id, `T01` and so on after the typology catalogue. */
  readonly id: string
  /** Grows by one with every change of anything below. */
  readonly version: number
  readonly name: SourceText
  readonly typology: string
  readonly purpose: SourceText
  readonly severity: SeverityPolicy
  readonly needs: readonly RuleNeed[]
  readonly references: readonly string[]
  readonly owner: string
}

/** The immediate counterparty carries a label of one of `categories`, effective at the transfer. */
export interface DirectExposureRule extends RuleBase {
  readonly detector: 'direct-exposure'
  readonly categories: readonly CategorySlug[]
  readonly parameters: {
    /** Least value of the transfer; 0 is any amount, and then a transfer without a price counts too. */
    readonly minValue: RuleParameter
    readonly reviewConfidence: RuleParameter
  }
  /** Least score of an alert with a hit of this rule; null for none. */
  readonly scoreFloor: number | null
}

/** Part of the funds leads to a label of one of `categories` within some hops. */
export interface IndirectExposureRule extends RuleBase {
  readonly detector: 'indirect-exposure'
  readonly categories: readonly CategorySlug[]
  readonly parameters: {
    /** Either this share … */
    readonly minShare: RuleParameter
    /** … or this value is enough. */
    readonly minValue: RuleParameter
    readonly maxHops: RuleParameter
    readonly reviewConfidence: RuleParameter
  }
}

/** One customer's transfers in one direction, each a little below a reporting threshold, together above it. */
export interface StructuringRule extends RuleBase {
  readonly detector: 'structuring'
  readonly severity: FixedSeverity
  readonly parameters: {
    readonly threshold: RuleParameter
    /** Whole per cent of the threshold, both ends included; 99 therefore reaches to just below the threshold. */
    readonly bandFrom: RuleParameter
    readonly bandTo: RuleParameter
    readonly minCount: RuleParameter
    readonly shortWindow: RuleParameter
    readonly longWindow: RuleParameter
  }
}

export type ExposureRule = DirectExposureRule | IndirectExposureRule
export type RuleDefinition = ExposureRule | StructuringRule

/** The parameters of a rule as a list, in a stable order: for receipts, forms and digests. */
export function parametersOf(rule: RuleDefinition): readonly (RuleParameter & { readonly name: string })[] {
  return Object.entries<RuleParameter>(rule.parameters).map(([name, parameter]) => ({ name, ...parameter }))
}

/**
 * A new version of `rule` with other parameter values.
 *
 * @throws RangeError for a parameter the rule does not have, or a value outside its bounds or not an integer
 */
export function configureRule<Rule extends RuleDefinition>(
  rule: Rule,
  values: Readonly<Record<string, number>>,
): Rule {
  const parameters: Record<string, RuleParameter> = { ...rule.parameters }
  for (const [name, value] of Object.entries(values)) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    if (!parameter) throw new RangeError(`rule ${rule.id} has no parameter "${name}"`)
    if (!Number.isSafeInteger(value) || value < parameter.min || value > parameter.max) {
      throw new RangeError(
        `rule ${rule.id}: ${name} must be an integer from ${parameter.min} to ${parameter.max}`,
      )
    }
    parameters[name] = { ...parameter, value }
  }
  return { ...rule, version: rule.version + 1, parameters }
}
