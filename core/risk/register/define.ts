import type { CategorySlug, Severity } from '#core/risk/categories.ts'
import type {
  BookKind,
  Check,
  DetectorName,
  RuleDefinition,
  RuleFamily,
  RuleNeed,
  RuleParameter,
  Unit,
} from '#core/risk/rule.ts'
import type { DetectorParameters } from '#core/risk/detector-parameters.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** HK$ for USD 1 inside the Linked Exchange Rate band, 7.75 to 7.85; used to carry USD figures over once. */
const HKD_MINOR_PER_USD = 780
const OWNER = 'financial-crime-compliance'
const EVERY_BOOK: readonly BookKind[] = ['platform', 'token', 'instrument', 'case']

export const FOOTNOTE_129 = 'SFC AML Guideline 12.7.3 footnote 129'

export function parameter(
  unit: Unit,
  value: number,
  [min, max]: readonly [number, number],
  note: string,
  source: RuleParameter['source'] = 'ours',
): RuleParameter {
  return { value, unit, default: value, min, max, source, note }
}

export const hours = (value: number, note: string, source?: RuleParameter['source']): RuleParameter =>
  parameter('ms', value * HOUR, [HOUR / 4, 365 * DAY], note, source)

export const days = (value: number, note: string): RuleParameter =>
  parameter('ms', value * DAY, [HOUR, 3650 * DAY], note)

export const count = (value: number, note: string, least = 1): RuleParameter =>
  parameter('count', value, [least, 1_000], note)

export const percent = (value: number, note: string): RuleParameter =>
  parameter('percent', value, [1, 100], note)

/** A figure of the catalogue in US dollars, carried over to Hong Kong cents. */
export const usd = (value: number, note: string): RuleParameter =>
  parameter('hkd-minor', value * HKD_MINOR_PER_USD, [0, 10_000_000_000], `${note} at HK$7.80`)

/** HK$8,000, from which the travel rule asks for its full set of data. */
export const TRAVEL_RULE_THRESHOLD = parameter(
  'hkd-minor',
  800_000,
  [10_000, 100_000_000],
  'HK$8,000: SFC AML Guideline 12.11',
  'regulation',
)
const ANY_AMOUNT = parameter('hkd-minor', 0, [0, 100_000_000], 'Any amount')
export const REVIEW_CONFIDENCE = parameter(
  'confidence',
  50,
  [0, 100],
  'Below this a severe match needs a person',
)

type Spec<Detector extends DetectorName> = {
  readonly detector: Detector
  readonly parameters: DetectorParameters[Detector]
  readonly needs: readonly RuleNeed[]
  readonly categories?: readonly CategorySlug[]
  readonly books?: readonly BookKind[]
  readonly severity?: Severity
  readonly scoreFloor?: number
  readonly off?: string
}
type AnySpec = { [Each in DetectorName]: Spec<Each> }[DetectorName]

interface RuleSpec {
  readonly id: string
  readonly version?: number
  readonly family: RuleFamily
  readonly typology: string
  readonly name: string
  readonly purpose: string
  readonly references: readonly string[]
  readonly checks: readonly AnySpec[]
}

/** A rule from what is particular to it. A check without a severity takes that of the category it finds. */
export function defineRule({ id, version = 1, name, purpose, checks, ...rest }: RuleSpec): RuleDefinition {
  return {
    ...rest,
    id,
    version,
    name: { key: `rule.${id}.name`, en: name },
    purpose: { key: `rule.${id}.purpose`, en: purpose },
    owner: OWNER,
    checks: checks.map(
      ({ severity, categories = [], books = EVERY_BOOK, scoreFloor = null, off = null, ...check }) =>
        ({
          ...check,
          ruleId: id,
          ruleVersion: version,
          severity: severity === undefined ? { by: 'category' } : { by: 'fixed', value: severity },
          categories,
          books,
          scoreFloor,
          off,
        }) as Check,
    ),
  }
}

/** The immediate counterparty carries one of the categories; any amount unless `minValue` says otherwise. */
export function direct(
  categories: readonly CategorySlug[],
  more: { readonly minValue?: RuleParameter; readonly scoreFloor?: number } = {},
): Spec<'direct-exposure'> {
  const { minValue = ANY_AMOUNT, ...rest } = more
  return {
    detector: 'direct-exposure',
    categories,
    parameters: { minValue, reviewConfidence: REVIEW_CONFIDENCE },
    needs: minValue.value > 0 ? ['labels', 'fiat-value'] : ['labels'],
    ...rest,
  }
}

/** A share of the funds leads to one of the categories; with `orUsd` a value of so many dollars is enough too. */
export function indirect(
  categories: readonly CategorySlug[],
  { share, orUsd }: { readonly share: number; readonly orUsd?: number },
): Spec<'indirect-exposure'> {
  return {
    detector: 'indirect-exposure',
    categories,
    parameters: {
      minShare: parameter('ppm', share * 10_000, [1, 1_000_000], `${share} % of the funds`),
      ...(orUsd === undefined ? {} : { minTraced: usd(orUsd, `USD ${orUsd}`) }),
      maxHops: parameter(
        'hops',
        5,
        [2, 20],
        'Transfers between label and subject; a trace stops at services',
      ),
      reviewConfidence: REVIEW_CONFIDENCE,
    },
    needs: orUsd === undefined ? ['exposure'] : ['exposure', 'fiat-value'],
  }
}
