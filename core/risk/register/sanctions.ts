import { CRITICAL_CATEGORIES, SANCTIONS_CATEGORIES } from '#core/risk/categories.ts'
import { count, days, defineRule, direct, FOOTNOTE_129, indirect, parameter } from './define.ts'

/** Critical categories whose own rule traces them: T12 and T13. */
const TRACED_ELSEWHERE: readonly string[] = ['stolen-funds', 'darknet-market']

/** Designated parties, terrorism, and people the firm itself put on a list. */
export const SANCTIONS_RULES = [
  defineRule({
    id: 'T01',
    family: 'sanctions',
    typology: 'sanctions-direct',
    name: 'Sanctioned address, direct',
    purpose: 'The counterparty was designated when the transfer happened',
    references: ['SFC AML Guideline 12.7.3(b)', 'SFC AML Guideline 12.8'],
    checks: [direct(SANCTIONS_CATEGORIES, { scoreFloor: 90 })],
  }),
  defineRule({
    id: 'T02',
    version: 2,
    family: 'sanctions',
    typology: 'sanctions-indirect',
    name: 'Sanctions or severe category, indirect',
    purpose: 'Funds lead to a critical label through addresses nobody has attributed',
    references: ['SFC AML Guideline 12.7.3(b)', 'SFC AML Guideline 12.16.5(m)'],
    checks: [
      indirect(
        CRITICAL_CATEGORIES.filter((slug) => !TRACED_ELSEWHERE.includes(slug)),
        { share: 1, orUsd: 100 },
      ),
    ],
  }),
  defineRule({
    id: 'T15',
    version: 2,
    family: 'sanctions',
    typology: 'terrorist-financing',
    name: 'Terrorist or extremist financing',
    purpose: 'A listed or campaign address, or many small donations that gather at one unattributed address',
    references: ['SFC AML Guideline 12.16.5(p)', 'SFC AML Guideline ch. 6'],
    checks: [
      // Donations are small: value says nothing about how grave it is.
      direct(['terrorism', 'extremism'], { scoreFloor: 80 }),
      {
        detector: 'small-donations',
        severity: 3,
        books: ['case'],
        needs: ['transfer-time', 'fiat-value', 'labels'],
        parameters: {
          minSenders: count(20, 'Different senders in one window', 2),
          maxEach: parameter('hkd-minor', 80_000, [100, 10_000_000], 'HK$800: a small donation'),
          window: days(30, '30 days'),
        },
      },
    ],
  }),
  defineRule({
    id: 'T16',
    family: 'sanctions',
    typology: 'csam',
    name: 'Child sexual abuse material, direct',
    purpose: 'A labelled vendor',
    references: [FOOTNOTE_129],
    checks: [direct(['csam'], { scoreFloor: 80 })],
  }),
  defineRule({
    id: 'T30',
    family: 'sanctions',
    typology: 'internal-exited',
    name: 'Wallet of a customer exited for suspicion',
    purpose: "The firm's own list of customers it exited or refused",
    references: [FOOTNOTE_129],
    checks: [direct(['internal-exited'])],
  }),
  // Ours: labelled actors that no row of the catalogue names.
  defineRule({
    id: 'T32',
    family: 'sanctions',
    typology: 'illicit-actor',
    name: 'Labelled illicit actor, direct',
    purpose: 'Criminal organisation, trafficking, malware or special-measures counterparty',
    references: ['SFC AML Guideline 12.7.3(b)', FOOTNOTE_129],
    checks: [direct(['illicit-actor', 'human-trafficking', 'malware', 'special-measures'])],
  }),
]
