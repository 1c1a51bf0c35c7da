import type { CategorySlug } from '#core/risk/categories.ts'
import type { RuleParameter } from '#core/risk/rule.ts'
import {
  count,
  days,
  defineRule,
  direct,
  FOOTNOTE_129,
  hours,
  parameter,
  percent,
  TRAVEL_RULE_THRESHOLD,
  usd,
} from './define.ts'

interface FlowSpec {
  readonly minFlow: RuleParameter
  /** Per cent of the flow of the window that is enough too; none where only the value counts. */
  readonly share?: number
  readonly days: number
}

/** The flow of a customer, holder or wallet with services of some categories: a value, or a share of all of it. */
function flow(categories: readonly CategorySlug[], spec: FlowSpec) {
  return {
    detector: 'category-flow',
    severity: 3,
    categories,
    needs: ['transfer-time', 'fiat-value', 'labels'],
    parameters: flowParameters(spec),
  } as const
}

const flowParameters = ({ minFlow, share, days: length }: FlowSpec) => ({
  minFlow,
  ...(share === undefined ? {} : shareOf(share)),
  window: days(length, `${length} days`),
})

const shareOf = (percent: number) => ({
  minFlowShare: parameter('ppm', percent * 10_000, [1, 1_000_000], `${percent} % of the flow`),
  minTotal: parameter(
    'hkd-minor',
    800_000,
    [0, 100_000_000],
    'HK$8,000 of this category: below it a share says nothing',
  ),
})

const P2P = {
  minFlow: usd(50_000, 'USD 50,000 in the window'),
  minCounterparties: count(20, 'Different counterparties', 2),
  window: days(30, '30 days'),
}
const VASP_FLOW = { minFlow: usd(1_000, 'USD 1,000 in the window'), share: 10, days: 30 }

/** Services whose customers nobody knows, and records that must travel with transfers. */
export const COUNTERPARTY_RULES = [
  defineRule({
    id: 'T18',
    version: 3,
    family: 'counterparty',
    typology: 'high-risk-vasp',
    name: 'Unlicensed or no-KYC service',
    purpose:
      'Dealings with services that do not know their customers, hold no licence or sit where the risk is high',
    references: [
      'SFC AML Guideline 12.16.5(d)',
      'SFC AML Guideline 12.16.5(s)',
      'SFC AML Guideline 12.13',
      'FATF red flags 2020, 26, 55-57',
    ],
    checks: [
      direct(['high-risk-exchange', 'instant-exchange'], { minValue: usd(1_000, 'USD 1,000') }),
      flow(['high-risk-exchange', 'instant-exchange'], VASP_FLOW),
      {
        detector: 'unlicensed-flow',
        severity: 3,
        needs: ['transfer-time', 'fiat-value', 'vasp-records'],
        parameters: flowParameters(VASP_FLOW),
      },
      {
        detector: 'jurisdiction-flow',
        severity: 3,
        needs: ['transfer-time', 'fiat-value', 'vasp-records', 'risk-jurisdictions'],
        parameters: flowParameters(VASP_FLOW),
      },
    ],
  }),
  defineRule({
    id: 'T19',
    version: 2,
    family: 'counterparty',
    typology: 'p2p-cash-out',
    name: 'P2P or OTC cash-out',
    purpose:
      'Many people pay one customer, through a P2P market or with money out at once: an underground bank at work',
    references: [
      'SFC AML Guideline 12.15.2(b)',
      'SFC AML Guideline 12.16.5(l)',
      'FATF red flags 2020, 16-17',
    ],
    checks: [
      {
        detector: 'p2p-cash-out',
        severity: 3,
        books: ['platform'],
        categories: ['p2p-exchange'],
        needs: ['customer', 'transfer-time', 'fiat-value', 'labels'],
        parameters: P2P,
      },
      {
        detector: 'p2p-fiat-out',
        severity: 3,
        books: ['platform'],
        needs: ['customer', 'transfer-time', 'fiat-value', 'fiat-records'],
        parameters: {
          ...P2P,
          paidOut: percent(80, 'Least part of what came in that is paid out in money'),
          paidWithin: hours(24, 'From its arrival to the payout'),
        },
      },
    ],
  }),
  defineRule({
    id: 'T20',
    version: 3,
    family: 'counterparty',
    typology: 'gambling',
    name: 'Online gambling',
    purpose:
      'A larger transfer with an online gambling service, or a good part of what a customer, holder or wallet moves',
    references: [FOOTNOTE_129, 'FATF red flags 2020, 48'],
    checks: [
      direct(['gambling'], { minValue: usd(5_000, 'USD 5,000') }),
      flow(['gambling'], { minFlow: usd(5_000, 'USD 5,000 in the window'), share: 10, days: 30 }),
    ],
  }),
  defineRule({
    id: 'T28',
    version: 2,
    family: 'counterparty',
    typology: 'kiosk',
    name: 'Kiosk or ATM flows',
    purpose: 'Cash that enters or leaves through kiosks',
    references: ['SFC AML Guideline 12.16.5(o)', 'FATF red flags 2020, 27'],
    checks: [
      direct(['atm'], { minValue: usd(3_000, 'USD 3,000') }),
      flow(['atm'], { minFlow: usd(3_000, 'USD 3,000 in the window'), days: 7 }),
    ],
  }),
  defineRule({
    id: 'T22',
    version: 2,
    family: 'records',
    typology: 'unproven-wallet',
    name: 'Unhosted wallet: ownership unproven, or above the limit',
    purpose:
      'A transfer with an outside wallet whose ownership nobody has shown, or above the firm’s own limit',
    references: ['SFC AML Guideline 12.14.2', 'SFC AML Guideline 12.14.3', 'SFC AML Guideline 12.10.6'],
    checks: [
      {
        detector: 'unproven-wallet',
        severity: 2,
        books: ['platform'],
        needs: ['transfer-time', 'fiat-value', 'labels', 'wallet-proofs'],
        parameters: {
          threshold: TRAVEL_RULE_THRESHOLD,
          proofAge: days(365, 'A proof is checked again after so long (footnote 170)'),
        },
      },
      {
        detector: 'unhosted-limit',
        severity: 2,
        books: ['platform'],
        needs: ['fiat-value', 'labels'],
        parameters: {
          limit: parameter(
            'hkd-minor',
            100_000_000,
            [0, 100_000_000_000],
            'HK$1,000,000: the firm sets its own limit (SFC AML Guideline 12.14.3 names no figure)',
          ),
        },
      },
    ],
  }),
  defineRule({
    id: 'T23',
    family: 'records',
    typology: 'travel-rule',
    name: 'Travel-rule gap or mismatch',
    purpose: 'Originator or recipient data are missing, meaningless or belong to somebody else',
    references: [
      'SFC AML Guideline 12.11.22-24',
      'SFC AML Guideline 12.16.5(t)',
      'FATF guidance 2021, para 302',
    ],
    checks: [
      {
        detector: 'travel-rule',
        severity: 3,
        books: ['platform'],
        needs: ['fiat-value', 'travel-rule-records'],
        parameters: { threshold: TRAVEL_RULE_THRESHOLD },
      },
    ],
  }),
  defineRule({
    id: 'T26',
    family: 'records',
    typology: 'shared-wallet',
    name: 'Shared wallet or device',
    purpose: 'Customers who should not know each other use one wallet, device or network address',
    references: [
      'SFC AML Guideline 12.16.2(d)',
      'SFC AML Guideline 12.16.2(f)',
      'FATF red flags 2020, 24, 35',
    ],
    checks: [
      {
        detector: 'shared-wallet',
        severity: 3,
        books: ['platform'],
        needs: ['customer', 'transfer-time', 'labels'],
        parameters: {
          minCustomers: count(3, 'Different customers', 2),
          window: days(30, '30 days'),
        },
      },
      {
        detector: 'shared-device',
        severity: 3,
        books: ['platform'],
        needs: ['customer', 'access-records'],
        parameters: {
          minCustomers: count(3, 'Different customers', 2),
          window: days(30, '30 days'),
        },
      },
    ],
  }),
  defineRule({
    id: 'T27',
    family: 'records',
    typology: 'changed-details',
    name: 'Frequent change of details',
    purpose: 'Wallet, bank or contact details change again and again',
    references: ['SFC AML Guideline 12.16.5(f)', 'FATF red flags 2020, 43'],
    checks: [
      {
        detector: 'changed-details',
        severity: 2,
        books: ['platform'],
        needs: ['customer', 'detail-changes'],
        parameters: {
          minChanges: count(3, 'Changes in one window', 2),
          window: days(30, '30 days'),
        },
      },
    ],
  }),
]
