import {
  count,
  days,
  defineRule,
  direct,
  FOOTNOTE_129,
  hours,
  indirect,
  parameter,
  percent,
  usd,
} from './define.ts'

/** Payments that grow. */
const RISING = {
  minCount: count(3, 'Payments, each larger than the one before', 3),
  growth: parameter('percent', 20, [1, 1_000], 'Least growth from one payment to the next'),
  window: days(30, '30 days'),
}
const YOUNG_WALLET = days(30, 'The receiving wallet was first seen no longer ago')

/** Proceeds of crime by their source, and the shapes that victims' payments have. */
export const CRIME_RULES = [
  defineRule({
    id: 'T03',
    version: 2,
    family: 'crime',
    typology: 'mixer',
    name: 'Mixer, tumbler or CoinJoin',
    purpose: 'Funds went through a service or a transaction that hides where they come from',
    references: [FOOTNOTE_129, 'SFC AML Guideline 12.15.2(c)', 'FATF red flags 2020, 18-20, 52'],
    checks: [
      direct(['mixer']),
      indirect(['mixer'], { share: 5 }),
      {
        detector: 'equal-outputs',
        severity: 3,
        needs: [],
        parameters: {
          minOutputs: count(5, 'Equal outputs in one transaction', 3),
          minInputs: count(3, 'Different senders in the same transaction', 2),
        },
      },
    ],
  }),
  defineRule({
    id: 'T12',
    version: 2,
    family: 'crime',
    typology: 'stolen-funds',
    name: 'Stolen funds',
    purpose: 'Proceeds of a labelled hack or theft, direct or traced',
    references: [
      'SFC AML Guideline 12.16.5(h)',
      'SFC AML Guideline 12.16.5(r)',
      'FATF red flags 2020, 5, 50',
    ],
    checks: [direct(['stolen-funds']), indirect(['stolen-funds'], { share: 1, orUsd: 100 })],
  }),
  defineRule({
    id: 'T13',
    version: 2,
    family: 'crime',
    typology: 'darknet-market',
    name: 'Darknet market or fraud shop',
    purpose: 'Trade with a market or shop for illegal goods or stolen data, direct or traced',
    references: [FOOTNOTE_129, 'FATF red flags 2020, 20, 47'],
    checks: [
      direct(['darknet-market', 'fraud-shop']),
      indirect(['darknet-market', 'fraud-shop'], { share: 1, orUsd: 100 }),
    ],
  }),
  defineRule({
    id: 'T14',
    version: 2,
    family: 'crime',
    typology: 'ransomware',
    name: 'Ransomware or extortion',
    purpose: 'A labelled collector of ransoms, or a payment of the shape that victims make',
    references: [FOOTNOTE_129],
    checks: [
      direct(['ransomware', 'extortion']),
      {
        detector: 'victim-payment',
        severity: 3,
        books: ['platform'],
        needs: ['customer', 'transfer-time', 'fiat-value', 'labels'],
        parameters: {
          minPayment: usd(10_000, 'USD 10,000'),
          passedOn: percent(90, 'Of what was bought for it'),
          window: hours(24, 'From buying to paying'),
          quietFor: days(30, 'No withdrawal in the 30 days before'),
        },
      },
    ],
  }),
  defineRule({
    id: 'T17',
    version: 3,
    family: 'crime',
    typology: 'scam',
    name: 'Scam, phishing or investment fraud',
    purpose:
      'A labelled collector, payments that rise, or a young wallet that exchanges pay into; the customer may be a victim',
    references: [
      'SFC AML Guideline 12.16.5(q)',
      'SFC AML Guideline 12.16.5(r)',
      'FATF red flags 2020, 39-42',
    ],
    checks: [
      direct(['scam', 'phishing']),
      {
        detector: 'rising-payments',
        severity: 3,
        books: ['platform', 'case'],
        needs: ['transfer-time', 'fiat-value', 'labels'],
        parameters: { ...RISING, newFor: YOUNG_WALLET },
      },
      {
        detector: 'first-time-buyer',
        severity: 3,
        books: ['platform'],
        needs: ['customer', 'transfer-time', 'fiat-value', 'trade-records'],
        parameters: { ...RISING, boughtFor: days(90, 'The first purchase was made no longer ago') },
      },
      {
        detector: 'vulnerable-payer',
        severity: 3,
        books: ['platform'],
        needs: ['customer', 'transfer-time', 'fiat-value', 'vulnerable-customers'],
        parameters: RISING,
      },
      {
        detector: 'retail-fan-in',
        severity: 3,
        books: ['platform', 'case'],
        categories: ['exchange'],
        needs: ['transfer-time', 'labels'],
        parameters: {
          minReceipts: count(10, 'Payments from exchanges in one window', 3),
          minExchanges: count(3, 'Different exchanges, the platform itself being one', 2),
          window: RISING.window,
          newFor: YOUNG_WALLET,
        },
      },
    ],
  }),
  defineRule({
    id: 'T24',
    version: 2,
    family: 'crime',
    typology: 'poisoning',
    name: 'Address poisoning, dusting, drainer approval',
    purpose: 'A lookalike of an address that was paid before, or tokens swept after an unlimited approval',
    references: [FOOTNOTE_129],
    checks: [
      {
        detector: 'poisoning',
        severity: 3,
        books: ['platform', 'case'],
        needs: ['transfer-time', 'fiat-value'],
        parameters: {
          alike: parameter('count', 4, [3, 12], 'Characters alike at the beginning and at the end'),
          maxDust: parameter('hkd-minor', 1_000, [0, 100_000], 'HK$10: no payment, a line in the history'),
          window: hours(24, 'From the real payment to the lookalike'),
        },
      },
      {
        detector: 'approval-sweep',
        severity: 4,
        books: ['platform', 'token', 'instrument', 'case'],
        needs: ['transfer-time', 'token-approvals'],
        parameters: {
          swept: percent(90, 'Least part of the tokens known to lie there that leaves'),
          sweptWithin: hours(24, 'From the approval to the last transfer'),
        },
      },
    ],
  }),
]
