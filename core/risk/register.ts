import { CRITICAL_CATEGORIES, SANCTIONS_CATEGORIES, type CategorySlug } from './categories.ts'
import type {
  DirectExposureRule,
  IndirectExposureRule,
  RuleDefinition,
  RuleParameter,
  StructuringRule,
  Unit,
} from './rule.ts'

/*
 * The rules this desk runs. A typology stands here only if a detector truly evaluates it from transfers, labels,
 * values and exposure. Not here yet, because nothing evaluates them: T03 by shapes (equal outputs) and by indirect
 * share, T04 peel chain, T05 chain-hopping, T07 pass-through, T08 fan-in, T09 fan-out, T10 burst, T11 staggered
 * then silent, T18 unlicensed VASP, T19 P2P cash-out, T21 privacy coin, T22 unhosted wallet, T23 travel rule,
 * T24 poisoning, T25 circular flow, T26 shared device, T27 changed details, T28 kiosk, T29 deviation, T31 issuer.
 * Of T14, T15 and T17 only the label part is here, not the behavioural one; of T20 one transfer's value, not the
 * share of 30 days' flow. Labels of no-KYC and instant exchanges, P2P, ATM, online pharmacies and seized funds
 * are shown in exposure and raise no alert by themselves.
 */

const HOUR = 3_600_000
/** HK$ for USD 1 inside the Linked Exchange Rate band, 7.75 to 7.85; used to carry USD figures over once. */
const HKD_MINOR_PER_USD = 780
const OWNER = 'financial-crime-compliance'

function parameter(
  unit: Unit,
  value: number,
  [min, max]: readonly [number, number],
  source: RuleParameter['source'],
  note: string,
): RuleParameter {
  return { value, unit, default: value, min, max, source, note }
}

const REVIEW_CONFIDENCE = parameter(
  'confidence',
  50,
  [0, 100],
  'ours',
  'Below this a severe match needs a person',
)
const ANY_AMOUNT = parameter('hkd-minor', 0, [0, 100_000_000], 'ours', 'Any amount')

interface DirectSpec {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly purpose: string
  readonly categories: readonly CategorySlug[]
  readonly references: readonly string[]
  readonly minValue?: RuleParameter
  readonly scoreFloor?: number
}

function direct({
  id,
  slug,
  name,
  purpose,
  categories,
  references,
  minValue = ANY_AMOUNT,
  scoreFloor,
}: DirectSpec): DirectExposureRule {
  return {
    id,
    version: 1,
    name: { key: `rule.${id}.name`, en: name },
    typology: slug,
    purpose: { key: `rule.${id}.purpose`, en: purpose },
    detector: 'direct-exposure',
    categories,
    parameters: { minValue, reviewConfidence: REVIEW_CONFIDENCE },
    scoreFloor: scoreFloor ?? null,
    severity: { by: 'category' },
    needs: minValue.value > 0 ? ['labels', 'fiat-value'] : ['labels'],
    references,
    owner: OWNER,
  }
}

const T02: IndirectExposureRule = {
  id: 'T02',
  version: 1,
  name: { key: 'rule.T02.name', en: 'Sanctions or severe category, indirect' },
  typology: 'sanctions-indirect',
  purpose: {
    key: 'rule.T02.purpose',
    en: 'Funds lead to a critical label through addresses nobody has attributed',
  },
  detector: 'indirect-exposure',
  categories: CRITICAL_CATEGORIES,
  parameters: {
    minShare: parameter('ppm', 10_000, [1, 1_000_000], 'ours', '1 % of the funds'),
    minValue: parameter(
      'hkd-minor',
      100 * HKD_MINOR_PER_USD,
      [1, 1_000_000_000],
      'ours',
      'USD 100 at HK$7.80',
    ),
    maxHops: parameter(
      'hops',
      5,
      [2, 20],
      'ours',
      'Transfers between label and subject; a trace stops at services',
    ),
    reviewConfidence: REVIEW_CONFIDENCE,
  },
  severity: { by: 'category' },
  needs: ['exposure', 'fiat-value'],
  references: ['SFC AML Guideline 12.7.3(b)', 'SFC AML Guideline 12.16.5(m)'],
  owner: OWNER,
}

const T06: StructuringRule = {
  id: 'T06',
  version: 1,
  name: { key: 'rule.T06.name', en: 'Structuring below HK$8,000' },
  typology: 'structuring',
  purpose: { key: 'rule.T06.purpose', en: 'Linked transfers each kept below the travel-rule threshold' },
  detector: 'structuring',
  parameters: {
    threshold: parameter(
      'hkd-minor',
      800_000,
      [10_000, 100_000_000],
      'regulation',
      'HK$8,000: SFC AML Guideline 12.11',
    ),
    bandFrom: parameter('percent', 70, [1, 99], 'ours', 'Smallest transfer counted, of the threshold'),
    bandTo: parameter('percent', 99, [1, 99], 'ours', 'Largest transfer counted: 99 means anything below it'),
    minCount: parameter('count', 3, [2, 100], 'ours', 'Transfers in one window'),
    shortWindow: parameter('ms', 24 * HOUR, [HOUR, 72 * HOUR], 'ours', '24 hours'),
    longWindow: parameter('ms', 7 * 24 * HOUR, [24 * HOUR, 90 * 24 * HOUR], 'ours', '7 days'),
  },
  severity: { by: 'fixed', value: 3 },
  needs: ['customer', 'transfer-time', 'fiat-value'],
  references: ['SFC AML Guideline App. B 5(h)', 'SFC AML Guideline 12.11.16', 'FATF red flags 2020, 1'],
  owner: OWNER,
}

const USD_5000 = parameter(
  'hkd-minor',
  5000 * HKD_MINOR_PER_USD,
  [0, 100_000_000],
  'ours',
  'USD 5,000 at HK$7.80',
)
const FOOTNOTE_129 = 'SFC AML Guideline 12.7.3 footnote 129'

/** The register in use, in the order of the catalogue. `T32` is ours: labelled actors no catalogue row names. */
export const RULE_REGISTER: readonly RuleDefinition[] = [
  direct({
    id: 'T01',
    slug: 'sanctions-direct',
    name: 'Sanctioned address, direct',
    purpose: 'The counterparty was designated when the transfer happened',
    categories: SANCTIONS_CATEGORIES,
    references: ['SFC AML Guideline 12.7.3(b)', 'SFC AML Guideline 12.8'],
    scoreFloor: 90,
  }),
  T02,
  direct({
    id: 'T03',
    slug: 'mixer',
    name: 'Mixer or privacy protocol, direct',
    purpose: 'Deposit into or withdrawal from a service that hides where funds come from',
    categories: ['mixer'],
    references: [FOOTNOTE_129, 'SFC AML Guideline 12.15.2(c)'],
  }),
  T06,
  direct({
    id: 'T12',
    slug: 'stolen-funds',
    name: 'Stolen funds, direct',
    purpose: 'Proceeds of a labelled hack or theft',
    categories: ['stolen-funds'],
    references: ['SFC AML Guideline 12.16.5(h)', 'SFC AML Guideline 12.16.5(r)'],
  }),
  direct({
    id: 'T13',
    slug: 'darknet-market',
    name: 'Darknet market or fraud shop, direct',
    purpose: 'Trade with a market or shop for illegal goods or stolen data',
    categories: ['darknet-market', 'fraud-shop'],
    references: [FOOTNOTE_129],
  }),
  direct({
    id: 'T14',
    slug: 'ransomware',
    name: 'Ransomware or extortion, direct',
    purpose: 'A labelled collector of ransoms or extorted payments',
    categories: ['ransomware', 'extortion'],
    references: [FOOTNOTE_129],
  }),
  direct({
    id: 'T15',
    slug: 'terrorist-financing',
    name: 'Terrorist or extremist financing, direct',
    purpose: 'A listed or campaign address',
    categories: ['terrorism', 'extremism'],
    references: ['SFC AML Guideline 12.16.5(p)', 'SFC AML Guideline ch. 6'],
    // Donations are small: value says nothing about how grave it is.
    scoreFloor: 80,
  }),
  direct({
    id: 'T16',
    slug: 'csam',
    name: 'Child sexual abuse material, direct',
    purpose: 'A labelled vendor',
    categories: ['csam'],
    references: [FOOTNOTE_129],
    scoreFloor: 80,
  }),
  direct({
    id: 'T17',
    slug: 'scam',
    name: 'Scam or phishing, direct',
    purpose: 'A labelled collector of scam or phishing proceeds; the customer may be a victim',
    categories: ['scam', 'phishing'],
    references: ['SFC AML Guideline 12.16.5(q)', 'SFC AML Guideline 12.16.5(r)'],
  }),
  direct({
    id: 'T20',
    slug: 'gambling',
    name: 'Online gambling, direct',
    purpose: 'A larger single transfer with an online gambling service',
    categories: ['gambling'],
    references: [FOOTNOTE_129],
    minValue: USD_5000,
  }),
  direct({
    id: 'T30',
    slug: 'internal-exited',
    name: 'Wallet of a customer exited for suspicion',
    purpose: "The firm's own list of customers it exited or refused",
    categories: ['internal-exited'],
    references: [FOOTNOTE_129],
  }),
  direct({
    id: 'T32',
    slug: 'illicit-actor',
    name: 'Labelled illicit actor, direct',
    purpose: 'Criminal organisation, trafficking, malware or special-measures counterparty',
    categories: ['illicit-actor', 'human-trafficking', 'malware', 'special-measures'],
    references: ['SFC AML Guideline 12.7.3(b)', FOOTNOTE_129],
  }),
]
