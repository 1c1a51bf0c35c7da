import {
  count,
  days,
  defineRule,
  hours,
  parameter,
  percent,
  TRAVEL_RULE_THRESHOLD,
  FOOTNOTE_129,
} from './define.ts'

const PASS_THROUGH_REFERENCES = [
  'SFC AML Guideline 12.16.2(a)',
  'SFC AML Guideline 12.16.5(a)(i)',
  'SFC circular 17 Nov 2025 (layering)',
  'FATF red flags 2020, 4a',
]

/** The travel rule's figure, here only a starting value of ours: less is not worth anybody's time. */
const WORTH_A_LOOK = parameter('hkd-minor', 800_000, [0, 100_000_000], 'HK$8,000 went out')

const HOPPING = {
  minBridgeHops: parameter('hops', 2, [1, 20], 'Bridges crossed or swaps made, one after the other'),
  window: hours(24, 'From the first hop to the arrival'),
  tolerance: percent(5, 'How far the value may differ on both sides of a bridge or swap'),
}

/** How funds are moved so that they are hard to follow. */
export const LAYERING_RULES = [
  defineRule({
    id: 'T04',
    version: 2,
    family: 'layering',
    typology: 'peel-chain',
    name: 'Peel chain',
    purpose: 'Funds shrink hop by hop: a small part peels off, the rest moves on',
    references: ['SFC AML Guideline 12.1.8 footnote 113', FOOTNOTE_129],
    checks: [
      {
        detector: 'peel-chain',
        severity: 3,
        needs: ['transfer-time'],
        parameters: {
          minHops: parameter('hops', 5, [2, 100], 'Accounts in a row that peel'),
          passedFrom: percent(70, 'Least part of a hop that moves on'),
          passedTo: percent(99, 'Largest part of a hop that moves on'),
          hopWindow: hours(24, 'From receiving to passing on'),
        },
      },
    ],
  }),
  defineRule({
    id: 'T05',
    version: 2,
    family: 'layering',
    typology: 'chain-hopping',
    name: 'Chain-hopping',
    purpose: 'Funds changed their chain or asset again and again before they arrived',
    references: ['SFC AML Guideline 12.1.8 footnote 114', 'SFC AML Guideline 12.16.5(n)'],
    checks: [
      {
        detector: 'chain-hopping',
        severity: 3,
        needs: ['transfer-time', 'bridge-labels'],
        parameters: HOPPING,
      },
      {
        // Two swaps a day are what honest users of a market do too: worth a look, no more.
        detector: 'swap-hopping',
        severity: 2,
        needs: ['transfer-time', 'fiat-value'],
        parameters: HOPPING,
      },
      {
        detector: 'recorded-hopping',
        severity: 3,
        needs: ['transfer-time', 'swap-records'],
        parameters: HOPPING,
      },
    ],
  }),
  defineRule({
    id: 'T06',
    family: 'layering',
    typology: 'structuring',
    name: 'Structuring below HK$8,000',
    purpose: 'Linked transfers each kept below the travel-rule threshold',
    references: ['SFC AML Guideline App. B 5(h)', 'SFC AML Guideline 12.11.16', 'FATF red flags 2020, 1'],
    checks: [
      {
        detector: 'structuring',
        severity: 3,
        books: ['platform'],
        needs: ['customer', 'transfer-time', 'fiat-value'],
        parameters: {
          threshold: TRAVEL_RULE_THRESHOLD,
          bandFrom: parameter('percent', 70, [1, 99], 'Smallest transfer counted, of the threshold'),
          bandTo: parameter('percent', 99, [1, 99], 'Largest transfer counted: 99 means anything below it'),
          minCount: parameter('count', 3, [2, 100], 'Transfers in one window'),
          shortWindow: hours(24, '24 hours'),
          longWindow: days(7, '7 days'),
        },
      },
    ],
  }),
  defineRule({
    id: 'T07',
    family: 'layering',
    typology: 'pass-through',
    name: 'Rapid pass-through',
    purpose: 'What came in goes out again at once, and something else about it asks for a look',
    references: PASS_THROUGH_REFERENCES,
    checks: [
      {
        detector: 'pass-through',
        severity: 3,
        books: ['platform'],
        needs: ['customer', 'transfer-time', 'fiat-value'],
        parameters: {
          passedOn: percent(80, 'Least part of what came in that goes out'),
          minPassed: WORTH_A_LOOK,
          shortWindow: hours(1, '60 minutes'),
          longWindow: hours(24, '24 hours'),
          newFor: days(30, 'A relationship this young is itself a signal'),
        },
      },
    ],
  }),
  defineRule({
    id: 'T08',
    family: 'layering',
    typology: 'fan-in',
    name: 'Fan-in, then cash-out',
    purpose: 'Many unrelated senders pay small amounts, and most of it leaves in one transfer',
    references: ['SFC AML Guideline 12.16.5(e)', 'SFC AML Guideline 12.16.5(j)', 'FATF red flags 2020, 11'],
    checks: [
      {
        detector: 'fan-in',
        severity: 3,
        // A shop gathers payments and redeems them: in an issued token this is what honest trade looks like.
        books: ['platform', 'case'],
        needs: ['transfer-time', 'fiat-value', 'labels'],
        parameters: {
          minSenders: count(10, 'Different senders that are no service', 3),
          maxPart: percent(20, 'Largest part that one of them sent'),
          passedOn: percent(80, 'Least part that leaves in one transfer'),
          shortWindow: hours(24, '24 hours'),
          longWindow: days(7, '7 days'),
        },
      },
    ],
  }),
  defineRule({
    id: 'T09',
    family: 'layering',
    typology: 'fan-out',
    name: 'Fan-out to new addresses',
    purpose: 'One account disperses funds in similar parts to many addresses it never paid before',
    references: ['SFC AML Guideline 12.16.5(e)', 'FATF red flags 2020, 3, 9'],
    checks: [
      {
        detector: 'fan-out',
        severity: 3,
        needs: ['transfer-time', 'fiat-value', 'labels'],
        parameters: {
          minRecipients: count(10, 'Different recipients, each paid for the first time', 3),
          spread: percent(50, 'How far a part may be from the middle one'),
          window: hours(24, '24 hours'),
        },
      },
    ],
  }),
  defineRule({
    id: 'T25',
    version: 2,
    family: 'layering',
    typology: 'circular-flow',
    name: 'Circular flow',
    purpose: 'Funds or notes return to their first holder through others: volume without a change of owner',
    references: ['SFC AML Guideline 12.16.4(d)', 'SFC AML Guideline 12.16.3(a)'],
    checks: [
      {
        detector: 'circular-flow',
        severity: 3,
        needs: ['transfer-time'],
        parameters: {
          maxHops: parameter('hops', 6, [3, 8], 'Transfers in the circle'),
          returned: percent(80, 'Least part of each amount that moves on'),
          window: hours(24, 'From the first transfer to the last'),
        },
      },
    ],
  }),
]
