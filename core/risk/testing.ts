import type { ExposurePart, ExposureResult, LabelClaim } from '#core/flow/types.ts'
import type { Transfer } from '#core/ledger/types.ts'
import { RULE_REGISTER } from './register.ts'
import type { RuleDefinition } from './rule.ts'
import type { ScreeningSubject } from './subject.ts'

/* Small, obviously invented values for the tests of this folder. */

export const OURS = 'eip155:1:0xours'
export const THEIRS = 'eip155:1:0xtheirs'
export const FAR = 'eip155:1:0xfar'

/** The rule of the register with this id and detector. @throws if there is none */
export function ruleOf<Detector extends RuleDefinition['detector']>(
  id: string,
  detector: Detector,
): Extract<RuleDefinition, { detector: Detector }> {
  const rule = RULE_REGISTER.find((each) => each.id === id)
  if (rule?.detector !== detector) throw new Error(`no ${detector} rule ${id}`)
  return rule as Extract<RuleDefinition, { detector: Detector }>
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
