import type { Activity } from './activity.ts'
import { detectApprovalSweep, detectFrozenApproval } from './detectors/approvals.ts'
import { detectPrivacyConversion, detectUnsupportedConversion } from './detectors/conversion.ts'
import {
  detectDeviation,
  detectFrequency,
  detectPeerFrequency,
  detectPeerValue,
} from './detectors/deviation.ts'
import { detectBurst, detectStaggered } from './detectors/rhythm.ts'
import {
  detectCategoryFlow,
  detectJurisdictionFlow,
  detectUnlicensedFlow,
} from './detectors/counterparty-flow.ts'
import { detectDirectExposure } from './detectors/direct-exposure.ts'
import { detectFanIn, detectFanOut, detectSharedWallet, detectSmallDonations } from './detectors/fans.ts'
import { detectFrozenHolder, detectMintRedeem } from './detectors/issuer.ts'
import { detectIndirectExposure } from './detectors/indirect-exposure.ts'
import { detectPassThrough, detectVictimPayment } from './detectors/pass-through.ts'
import { detectP2pCashOut, detectP2pFiatOut } from './detectors/p2p.ts'
import { detectPoisoning } from './detectors/poisoning.ts'
import {
  detectChangedDetails,
  detectSharedDevice,
  detectTravelRuleGap,
  detectUnhostedLimit,
  detectUnprovenWallet,
} from './detectors/records.ts'
import { detectStructuring, type StructuringSubject } from './detectors/structuring.ts'
import {
  detectFirstTimeBuyer,
  detectRetailFanIn,
  detectRisingPayments,
  detectVulnerablePayer,
} from './detectors/victims.ts'
import type { Facts } from './facts.ts'
import type { DetectorResult } from './hit.ts'
import type { Check, DetectorName } from './rule.ts'
import type { ScreeningSubject } from './subject.ts'

const NOTHING: DetectorResult = { hits: [], notEvaluated: [] }

/** Runs the checks that look at one transfer by itself. Results keep the order of the checks. */
export function screenTransfer(
  checks: readonly Check[],
  subject: ScreeningSubject,
  facts: Facts = {},
): DetectorResult {
  return merge(
    checks.map((check) => {
      if (check.detector === 'direct-exposure') return detectDirectExposure(check, subject)
      if (check.detector === 'indirect-exposure') return detectIndirectExposure(check, subject)
      if (check.detector === 'unproven-wallet') return detectUnprovenWallet(check, subject, facts)
      if (check.detector === 'unhosted-limit') return detectUnhostedLimit(check, subject)
      if (check.detector === 'travel-rule') return detectTravelRuleGap(check, subject, facts)
      if (check.detector === 'frozen-holder') return detectFrozenHolder(check, subject, facts)
      return NOTHING
    }),
  )
}

/** Runs the structuring checks over one customer's transfers in one direction. */
export function screenCustomer(checks: readonly Check[], subject: StructuringSubject): DetectorResult {
  return merge(
    checks.map((check) => (check.detector === 'structuring' ? detectStructuring(check, subject) : NOTHING)),
  )
}

/** What the activity of a customer is looked through for. */
export const CUSTOMER_DETECTORS = [
  'pass-through',
  'fan-in',
  'victim-payment',
  'category-flow',
  'unlicensed-flow',
  'jurisdiction-flow',
  'p2p-cash-out',
  'p2p-fiat-out',
  'first-time-buyer',
  'vulnerable-payer',
  'privacy-conversion',
  'unsupported-conversion',
  'deviation',
  'frequency-deviation',
  'peer-value',
  'peer-frequency',
  'shared-device',
  'changed-details',
] as const satisfies readonly DetectorName[]

/** What the activity of an account that is no service is looked through for. */
export const ACCOUNT_DETECTORS = [
  'fan-in',
  'fan-out',
  'small-donations',
  'shared-wallet',
  'burst',
  'staggered',
  'rising-payments',
  'first-time-buyer',
  'vulnerable-payer',
  'retail-fan-in',
  'poisoning',
  'approval-sweep',
  'category-flow',
  'unlicensed-flow',
  'jurisdiction-flow',
  'mint-redeem',
  'frozen-approval',
] as const satisfies readonly DetectorName[]

/** Runs one check over what is held of a customer or an account, up to the screened movement. */
export function screenActivity(check: Check, activity: Activity): DetectorResult {
  return isFor(activity.kind, check) ? detectIn(check, activity) : NOTHING
}

type ActivityDetector = (typeof CUSTOMER_DETECTORS)[number] | (typeof ACCOUNT_DETECTORS)[number]

function isFor(kind: Activity['kind'], check: Check): check is Check<ActivityDetector> {
  const names: readonly string[] = kind === 'customer' ? CUSTOMER_DETECTORS : ACCOUNT_DETECTORS
  return names.includes(check.detector)
}

function detectIn(check: Check<ActivityDetector>, activity: Activity): DetectorResult {
  const who = { customerRef: activity.id, at: activity.screened.time ?? activity.asOf }
  switch (check.detector) {
    case 'pass-through':
      return detectPassThrough(check, activity)
    case 'fan-in':
      return detectFanIn(check, activity)
    case 'fan-out':
      return detectFanOut(check, activity)
    case 'small-donations':
      return detectSmallDonations(check, activity)
    case 'shared-wallet':
      return detectSharedWallet(check, activity)
    case 'victim-payment':
      return detectVictimPayment(check, activity)
    case 'privacy-conversion':
      return detectPrivacyConversion(check, activity)
    case 'unsupported-conversion':
      return detectUnsupportedConversion(check, activity)
    case 'category-flow':
      return detectCategoryFlow(check, activity)
    case 'unlicensed-flow':
      return detectUnlicensedFlow(check, activity)
    case 'jurisdiction-flow':
      return detectJurisdictionFlow(check, activity)
    case 'p2p-cash-out':
      return detectP2pCashOut(check, activity)
    case 'p2p-fiat-out':
      return detectP2pFiatOut(check, activity)
    case 'deviation':
      return detectDeviation(check, activity)
    case 'frequency-deviation':
      return detectFrequency(check, activity)
    case 'peer-value':
      return detectPeerValue(check, activity)
    case 'peer-frequency':
      return detectPeerFrequency(check, activity)
    case 'burst':
      return detectBurst(check, activity)
    case 'staggered':
      return detectStaggered(check, activity)
    case 'rising-payments':
      return detectRisingPayments(check, activity)
    case 'first-time-buyer':
      return detectFirstTimeBuyer(check, activity)
    case 'vulnerable-payer':
      return detectVulnerablePayer(check, activity)
    case 'retail-fan-in':
      return detectRetailFanIn(check, activity)
    case 'poisoning':
      return detectPoisoning(check, activity)
    case 'approval-sweep':
      return detectApprovalSweep(check, activity)
    case 'frozen-approval':
      return detectFrozenApproval(check, activity)
    case 'mint-redeem':
      return detectMintRedeem(check, activity)
    case 'shared-device':
      return detectSharedDevice(check, who, activity.facts)
    case 'changed-details':
      return detectChangedDetails(check, who, activity.facts)
  }
}

function merge(results: readonly DetectorResult[]): DetectorResult {
  return {
    hits: results.flatMap((result) => result.hits),
    notEvaluated: results.flatMap((result) => result.notEvaluated),
  }
}
