import { count, days, defineRule, hours, parameter, percent, usd } from './define.ts'

const DEVIATION = count(4, 'Robust z-score: distance from the median in scaled median deviations', 2)
const NINETY_DAYS = days(90, '90 days')
const WEEK = days(7, 'Transfers are counted over 7 days')
const PEERS = count(20, 'Customers of the same kind (person or company) that were active in the window', 5)
const AN_HOUR = hours(1, '60 minutes from deposit to withdrawal')

/** How somebody behaves over time. */
export const BEHAVIOUR_RULES = [
  defineRule({
    id: 'T10',
    family: 'behaviour',
    typology: 'burst',
    name: 'High-value burst to a new or dormant wallet',
    purpose: 'Several large transfers within a day to a wallet that is new or was idle for long',
    references: ['SFC AML Guideline 12.16.5(g)', 'FATF red flags 2020, 2'],
    checks: [
      {
        detector: 'burst',
        severity: 3,
        needs: ['transfer-time', 'fiat-value', 'labels'],
        parameters: {
          minCount: count(3, 'Transfers in one window', 2),
          minEach: usd(10_000, 'USD 10,000 each'),
          window: hours(24, '24 hours: FATF red flags 2020, 2; SFC AML Guideline 12.16.5(g)', 'regulation'),
          newFor: days(7, 'First seen no longer ago'),
          idleFor: days(180, 'Or nothing received for so long'),
        },
      },
    ],
  }),
  defineRule({
    id: 'T11',
    family: 'behaviour',
    typology: 'staggered',
    name: 'Staggered payments, then silence',
    purpose: 'Equal intervals to one wallet and then nothing: somebody pays off an extortionist',
    references: ['SFC AML Guideline 12.16.5(g)', 'FATF red flags 2020, 2b'],
    checks: [
      {
        detector: 'staggered',
        severity: 3,
        books: ['platform', 'case'],
        needs: ['transfer-time', 'labels'],
        parameters: {
          minCount: count(5, 'Payments of one payer', 3),
          variation: percent(20, 'How far the intervals may differ: standard deviation of the mean'),
          minInterval: hours(6, 'Shorter intervals are a batch, not a rhythm'),
          silence: days(7, 'Nothing received for so long since'),
        },
      },
    ],
  }),
  defineRule({
    id: 'T29',
    version: 2,
    family: 'behaviour',
    typology: 'deviation',
    name: 'Deviation from own behaviour or from peers',
    purpose:
      'Value or frequency far outside what this customer did in 90 days, or what others of the same kind do',
    references: ['SFC AML Guideline 5.7(e)', 'NYDFS blockchain analytics guidance 2022'],
    checks: [
      {
        detector: 'deviation',
        severity: 2,
        books: ['platform'],
        needs: ['customer', 'transfer-time', 'fiat-value'],
        parameters: {
          minDeviation: DEVIATION,
          minHistory: count(20, "Customer's own transfers in the window; with fewer there is no normal", 5),
          window: NINETY_DAYS,
        },
      },
      {
        detector: 'frequency-deviation',
        severity: 2,
        books: ['platform'],
        needs: ['customer', 'transfer-time'],
        parameters: {
          minDeviation: DEVIATION,
          minPeriods: count(8, 'Own complete periods before; with fewer there is no normal', 4),
          period: WEEK,
          window: NINETY_DAYS,
        },
      },
      {
        detector: 'peer-value',
        severity: 2,
        books: ['platform'],
        needs: ['customer', 'transfer-time', 'fiat-value'],
        parameters: { minDeviation: DEVIATION, minPeers: PEERS, window: NINETY_DAYS },
      },
      {
        detector: 'peer-frequency',
        severity: 2,
        books: ['platform'],
        needs: ['customer', 'transfer-time'],
        parameters: { minDeviation: DEVIATION, minPeers: PEERS, period: WEEK, window: NINETY_DAYS },
      },
    ],
  }),
  defineRule({
    id: 'T21',
    version: 2,
    family: 'behaviour',
    typology: 'privacy-conversion',
    name: 'Privacy coin or unsupported asset right after a deposit',
    purpose: 'A deposit leaves as a privacy coin or an asset the firm does not support',
    references: [
      'SFC AML Guideline 12.16.5(k)',
      'SFC AML Guideline 12.15.3(a)',
      'FATF red flags 2020, 14-15',
    ],
    checks: [
      {
        detector: 'privacy-conversion',
        severity: 4,
        books: ['platform'],
        needs: ['customer', 'transfer-time'],
        parameters: { window: AN_HOUR },
      },
      {
        detector: 'unsupported-conversion',
        severity: 3,
        books: ['platform'],
        needs: ['customer', 'transfer-time', 'unsupported-assets'],
        parameters: { window: AN_HOUR },
      },
    ],
  }),
  defineRule({
    id: 'T31',
    version: 2,
    family: 'issuer',
    typology: 'issuer',
    name: 'Issuer: frozen holders, mint and redeem',
    purpose: 'A frozen holder moves, or tokens are issued and redeemed again without being used',
    references: [
      'HKMA AML/CFT Guideline for licensed stablecoin issuers (paragraph to be confirmed)',
      'FATF 2026',
    ],
    checks: [
      {
        detector: 'mint-redeem',
        severity: 3,
        books: ['token'],
        needs: ['transfer-time', 'issuer-accounts'],
        parameters: {
          minLoops: count(2, 'Once is a change of mind'),
          returned: percent(95, 'Least part of what was issued that is redeemed'),
          window: hours(24, 'From issue to redemption'),
          loopsWithin: days(7, 'All loops lie in 7 days'),
        },
      },
      {
        detector: 'frozen-holder',
        severity: 5,
        books: ['token', 'instrument'],
        needs: ['transfer-time', 'frozen-accounts'],
        parameters: { minValue: parameter('hkd-minor', 0, [0, 100_000_000], 'Any amount') },
      },
      {
        detector: 'frozen-approval',
        severity: 4,
        books: ['token', 'instrument'],
        needs: ['transfer-time', 'frozen-accounts', 'token-approvals'],
        parameters: { approvedWithin: days(30, 'The holder moves so soon after the approval') },
      },
    ],
  }),
]
