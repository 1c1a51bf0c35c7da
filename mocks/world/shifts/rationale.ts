import { isCategorySlug } from '#core/risk/categories.ts'
import type { Random } from '../random.ts'
import type { AlertFacts, ClosureCode } from './commands.ts'

const SANCTIONS = new Set(['sanctioned-entity', 'sanctioned-jurisdiction', 'terrorism'])
const SERVICES = new Set(['gambling', 'mixer', 'high-risk-exchange', 'instant-exchange', 'p2p-exchange'])

export const isSanctions = ({ category }: AlertFacts): boolean => SANCTIONS.has(category)
const isStructuring = ({ ruleId }: AlertFacts): boolean => ruleId === 'T06'
/** Behaviour and shapes: counted under the rule's own name, with nobody's label in it. */
const isPattern = ({ category }: AlertFacts): boolean => !isCategorySlug(category)
const isIndirect = ({ ruleId }: AlertFacts): boolean => ruleId === 'T02'

/** A closure that can be true of such an alert. */
export function closureFor(alert: AlertFacts, random: Random): ClosureCode {
  if (random.chance(0.02)) return 'duplicate'
  if (random.chance(0.008)) return 'test-data-error'
  if (isPattern(alert)) return random.pick(['fp-rule', 'tp-explained', 'tp-explained', 'tp-mitigated'])
  if (isSanctions(alert))
    return random.pick(['fp-label', 'fp-label', isIndirect(alert) ? 'fp-service' : 'tp-mitigated'])
  if (isIndirect(alert)) return random.pick(['fp-dust', 'fp-dust', 'fp-service', 'fp-label', 'tp-explained'])
  if (SERVICES.has(alert.category)) {
    return random.pick(['fp-dust', 'fp-service', 'tp-explained', 'tp-explained', 'tp-mitigated'])
  }
  return random.pick(['fp-label', 'fp-label', 'fp-dust', 'tp-explained', 'tp-mitigated'])
}

const REASONS: Record<ClosureCode, readonly string[]> = {
  'fp-label': [
    'The {category} label rests on one source; a second source does not support it and the address does not behave like it.',
    'Attribution to {category} could not be confirmed on review of the counterparty’s own history.',
  ],
  'fp-rule': [
    'The payments match the shape the rule looks for, but follow the customer’s usual pattern of the last months.',
    'The rule counted payments that belong to one purchase; nothing points to an attempt to stay under a threshold.',
  ],
  'fp-dust': [
    'The exposure to {category} is immaterial against the customer’s activity and no further contact was found.',
    'A very small amount connected with {category}, unsolicited or accidental on the evidence; below materiality.',
  ],
  'fp-service': [
    'The trail to {category} runs through a commingled service; funds cannot be attributed to this customer beyond it.',
  ],
  'tp-explained': [
    'The contact with {category} is real; the customer’s explanation of it was asked for in neutral words and agrees with the records on file.',
    'The pattern is real and explained: source of funds and purpose were asked for, are plausible for this customer, and are documented.',
  ],
  'tp-mitigated': [
    'The contact with {category} is real; the risk is accepted for now with enhanced monitoring, a lower limit and a review in three months.',
  ],
  duplicate: ['Same transaction and cause as an alert already decided; nothing new in this one.'],
  'test-data-error': [
    'Caused by an error in the data of this alert, reported to the data team; no conclusion drawn.',
  ],
}

/** The category as a person writes it. A structuring alert has none of its own. */
const inWords = (alert: AlertFacts): string =>
  isStructuring(alert) ? 'payments under the threshold' : alert.category.replaceAll('-', ' ')

export function rationaleFor(alert: AlertFacts, code: ClosureCode, random: Random): string {
  return random.pick(REASONS[code]).replaceAll('{category}', inWords(alert))
}

export function groundsFor(alert: AlertFacts, random: Random): string {
  if (isStructuring(alert)) {
    return random.pick([
      'Repeated payments just under HK$8,000 in a short time without a reason that fits the customer.',
      'Payments appear to be split to stay under HK$8,000; the explanation given does not fit the records.',
    ])
  }
  if (isPattern(alert)) {
    return random.pick([
      `The pattern (${inWords(alert)}) has no explanation that fits what is known of the parties.`,
      `Suspicion formed on the pattern of transfers (${inWords(alert)}); purpose and source of funds remain unclear.`,
    ])
  }
  const reach = isIndirect(alert) ? 'funds traced through unattributed wallets to' : 'direct dealings with'
  return random.pick([
    `Suspicion: ${reach} ${inWords(alert)}, and no explanation that fits the customer’s profile.`,
    `Suspicion formed on ${reach} ${inWords(alert)}; purpose and source of funds remain unclear.`,
  ])
}

export function noteFor(alert: AlertFacts, random: Random): string {
  return random.pick([
    'Asked the customer for the purpose of the transaction in neutral words.',
    'Looked at the counterparty’s earlier activity and at related alerts of the customer.',
    isPattern(alert)
      ? 'Looked at each transfer of the pattern and at who stands behind it.'
      : isIndirect(alert)
        ? 'Followed the strongest path back hop by hop; saved the graph.'
        : 'Compared the label with other sources.',
  ])
}

export const RETURN_REASONS: readonly string[] = [
  'Say which source contradicts the label, and add the screening result.',
  'The rationale does not explain the amount; please ask the customer and complete.',
  'Evaluate step is missing the effect on the customer’s risk rating.',
]
export const APPROVALS: readonly string[] = [
  'Agreed: the evidence on file supports the closure.',
  'Checked the path and the label sources; closure is justified.',
]
