import type { ExposurePart, ExposureResult, LabelClaim } from '#core/flow/types.ts'
import type { Transfer } from '#core/ledger/types.ts'
import type { Activity, Movement } from './activity.ts'
import { RULE_REGISTER } from './register.ts'
import { checkOf, configureRule, type Check, type DetectorName, type RuleDefinition } from './rule.ts'
import type { ScreeningSubject } from './subject.ts'

/* Small, obviously invented values for the tests of this folder. */

export const OURS = 'eip155:1:0xours'
export const THEIRS = 'eip155:1:0xtheirs'
export const FAR = 'eip155:1:0xfar'

/** The rule of the register with this id. @throws if there is none */
export function ruleById(id: string): RuleDefinition {
  const rule = RULE_REGISTER.find((each) => each.id === id)
  if (rule === undefined) throw new Error(`no rule ${id}`)
  return rule
}

/** A check of the register, with other values where some are given. */
export function ruleOf<Detector extends DetectorName>(
  id: string,
  detector: Detector,
  values: Readonly<Record<string, number>> = {},
): Check<Detector> {
  const rule = ruleById(id)
  return checkOf(Object.keys(values).length === 0 ? rule : configureRule(rule, values), detector)
}

/** The instant at which the tests' histories end. */
export const NOW = 1_790_000_000_000
export const HOUR = 3_600_000
export const DAY = 24 * HOUR

let movements = 0

/** A movement of HK$10,000 by its age in hours, to or from somebody who is no service. */
export function movementOf(hoursAgo: number | null, change: Partial<Movement> = {}): Movement {
  movements += 1
  return {
    id: `m-${String(movements).padStart(6, '0')}`,
    time: hoursAgo === null ? null : NOW - hoursAgo * HOUR,
    way: 'in',
    party: THEIRS,
    partyCategories: [],
    partyKind: 'other',
    customerRef: null,
    asset: 'eip155:1/slip44:60',
    amount: 10n ** 18n,
    fiat: { minor: 1_000_000n, source: 'example-price' },
    ...change,
  }
}

export const hkd = (dollars: number) => ({
  minor: BigInt(Math.round(dollars * 100)),
  source: 'example-price',
})

/** The activity that ends with the last of the movements. Held for years, asked ten days later, by a customer. */
export function activityOf(all: readonly Movement[], change: Partial<Activity> = {}): Activity {
  const screened = all.at(-1)
  if (screened === undefined) throw new Error('an activity has a movement')
  return {
    kind: 'customer',
    bookKind: 'platform',
    id: 'C-1',
    screened,
    earlier: all.slice(0, -1),
    heldSince: NOW - 3_000 * DAY,
    nextAt: null,
    asOf: NOW + 10 * DAY,
    customer: { riskRating: 'low', onboardedAt: NOW - 1_000 * DAY },
    isKnown: false,
    owner: 'C-1',
    peers: null,
    kindOf: () => 'other',
    facts: {},
    ...change,
  }
}

export function transferOf(change: Partial<Transfer> = {}): Transfer {
  return {
    id: 't-1',
    chain: 'eip155:1',
    asset: 'eip155:1/slip44:60',
    txHash: '0xhash',
    from: THEIRS,
    to: OURS,
    amount: 10n ** 21n,
    block: 100,
    txIndex: 0,
    logIndex: null,
    time: 1_000_000,
    ...change,
  }
}

export function claimOf(change: Partial<LabelClaim> = {}): LabelClaim {
  return {
    id: 'l-1',
    account: THEIRS,
    category: 'sanctioned-entity',
    role: 'risk',
    actor: 'Example Entity',
    source: 'example-list',
    confidence: 60,
    validFrom: null,
    validUntil: null,
    ...change,
  }
}

/** Inbound, worth HK$10,000, no labels, no exposures. */
export function subjectOf(change: Partial<ScreeningSubject> = {}): ScreeningSubject {
  return {
    transfer: transferOf(),
    perspective: 'inbound',
    fiat: { minor: 1_000_000n, source: 'example-price' },
    labels: [],
    exposures: [],
    ...change,
  }
}

export function partOf(change: Partial<ExposurePart> = {}): ExposurePart {
  return {
    category: 'ransomware',
    actor: 'Example Strain',
    labelId: 'l-far',
    account: FAR,
    kind: 'indirect',
    share: 0.02,
    amount: 2n * 10n ** 19n,
    hops: 3,
    path: ['t-a', 't-b', 't-1'],
    ...change,
  }
}

export function exposureOf(
  parts: readonly ExposurePart[],
  change: Partial<ExposureResult> = {},
): ExposureResult {
  return {
    method: 'haircut',
    side: 'source',
    account: THEIRS,
    asset: 'eip155:1/slip44:60',
    asOf: { block: 100, time: 1_000_000 },
    denominator: 10n ** 21n,
    denominatorMeaning: 'transfer',
    parts,
    service: 0,
    outside: 1 - parts.reduce((sum, part) => sum + part.share, 0),
    unresolved: 0,
    eps: 1e-6,
    truncated: false,
    boundaries: [],
    ...change,
  }
}
