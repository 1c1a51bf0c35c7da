import { categoryOf, isCategorySlug } from '#core/risk/categories.ts'
import type { AccessRecord, DetailChange, Facts, TravelRuleRecord, WalletProof } from '#core/risk/facts.ts'
import type { DetectorResult } from '#core/risk/hit.ts'
import { recordsAbout } from '#core/risk/record-index.ts'
import type { Check } from '#core/risk/rule.ts'
import { counterpartiesOf, labelValidity, type ScreeningSubject } from '#core/risk/subject.ts'
import { behaviourHit, counted, hit, NOTHING, undecided, withoutFacts } from './behaviour.ts'
import { measure, thresholdOf } from './support.ts'

const accountOf = ({ account }: WalletProof) => account
const transferOf = ({ transferId }: TravelRuleRecord) => transferId
const customerOf = ({ customerRef }: DetailChange) => customerRef

/**
 * T22: a transfer of the threshold or more with an account that no label calls a service, without a proof of its
 * ownership that is in force. What the customer merely declares is no proof (SFC FAQ on transfers).
 */
export function detectUnprovenWallet(
  check: Check<'unproven-wallet'>,
  subject: ScreeningSubject,
  { walletProofs }: Facts,
): DetectorResult {
  if (walletProofs === undefined) return withoutFacts(check, 'wallet-proofs')
  const { transfer, fiat, perspective } = subject
  const [party] = counterpartiesOf(subject)
  if (perspective === 'observed' || party === undefined || isService(subject, party)) return NOTHING
  const { threshold, proofAge } = check.parameters
  if (fiat === null) return undecided(check, 'no-price', [transfer.id])
  if (fiat.minor < BigInt(threshold.value)) return NOTHING
  const { time } = transfer
  if (time === null) return undecided(check, 'no-time', [transfer.id])
  const proven = recordsAbout(walletProofs, accountOf, party).some(
    ({ method, provenAt, withdrawnAt }) =>
      method !== 'self-declaration' &&
      provenAt <= time &&
      provenAt > time - proofAge.value &&
      (withdrawnAt === null || time < withdrawnAt),
  )
  if (proven) return NOTHING
  return hit(check, {
    observed: measure('threshold', fiat.minor, 'hkd-minor'),
    threshold: thresholdOf('threshold', threshold),
    movements: [{ ...transfer, fiat }],
    params: { account: party },
  })
}

/**
 * T22: a transfer above the firm's own limit with an account that no label calls a service: the limit holds whether
 * ownership was proven or not (SFC AML Guideline 12.14.3).
 */
export function detectUnhostedLimit(
  check: Check<'unhosted-limit'>,
  subject: ScreeningSubject,
): DetectorResult {
  const { transfer, fiat, perspective } = subject
  const [party] = counterpartiesOf(subject)
  if (perspective === 'observed' || party === undefined || isService(subject, party)) return NOTHING
  const { limit } = check.parameters
  if (fiat === null) return undecided(check, 'no-price', [transfer.id])
  if (fiat.minor <= BigInt(limit.value)) return NOTHING
  return hit(check, {
    observed: measure('limit', fiat.minor, 'hkd-minor'),
    threshold: thresholdOf('limit', limit),
    movements: [{ ...transfer, fiat }],
    params: { account: party },
  })
}

function isService({ labels, transfer }: ScreeningSubject, account: string): boolean {
  return labels.some(
    (claim) =>
      claim.account === account &&
      labelValidity(claim, transfer) !== 'not-effective' &&
      isCategorySlug(claim.category) &&
      categoryOf(claim.category).commingles,
  )
}

/**
 * T23: from the threshold on something required is missing or there is no record at all; at any amount the name
 * belongs to somebody else.
 */
export function detectTravelRuleGap(
  check: Check<'travel-rule'>,
  { transfer, fiat, perspective }: ScreeningSubject,
  { travelRuleRecords }: Facts,
): DetectorResult {
  if (travelRuleRecords === undefined) return withoutFacts(check, 'travel-rule-records')
  if (perspective === 'observed') return NOTHING
  const { threshold } = check.parameters
  const records = recordsAbout(travelRuleRecords, transferOf, transfer.id)
  const shape = {
    observed: fiat
      ? measure('threshold', fiat.minor, 'hkd-minor')
      : measure('amount', transfer.amount, 'asset-unit'),
    threshold: thresholdOf('threshold', threshold),
    movements: [{ ...transfer, fiat }],
  }
  if (records.some(({ nameMatches }) => nameMatches === false)) {
    return hit(check, { ...shape, variant: 'mismatch' })
  }
  if (fiat === null) return undecided(check, 'no-price', [transfer.id])
  if (fiat.minor < BigInt(threshold.value)) return NOTHING
  if (records.length === 0) return hit(check, { ...shape, variant: 'absent' })
  const missing = records.every((record) => record.missing.length > 0)
  if (!missing) return NOTHING
  const items = [...new Set(records.flatMap((record) => record.missing))].toSorted().join(', ')
  return hit(check, { ...shape, variant: 'missing', params: { items } })
}

/** T26: the customer signed in from a device or network address that others use too, within the window. */
export function detectSharedDevice(
  check: Check<'shared-device'>,
  { customerRef, at }: { readonly customerRef: string; readonly at: number },
  { accessRecords }: Facts,
): DetectorResult {
  if (accessRecords === undefined) return withoutFacts(check, 'access-records')
  const { minCustomers, window } = check.parameters
  const recent = accessRecords.filter((record) => record.at <= at && record.at > at - window.value)
  const own = recent.filter((record) => record.customerRef === customerRef)
  const found = new Map<string, ReadonlySet<string>>()
  for (const by of ['device', 'ip'] as const) {
    for (const mark of new Set(own.flatMap((record) => record[by] ?? []))) {
      found.set(`${by} ${mark}`, customersWith(recent, by, mark))
    }
  }
  const widest = [...found].toSorted(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1))[0]
  if (widest === undefined || widest[1].size < minCustomers.value) return NOTHING
  const shape = {
    ...counted('minCustomers', widest[1].size, minCustomers),
    movements: [],
    params: {
      window: window.value,
      customers: [...widest[1]].toSorted().join(', '),
      count: widest[1].size,
      mark: widest[0],
    },
  }
  return { hits: [behaviourHit(check, shape)], notEvaluated: [] }
}

const customersWith = (records: readonly AccessRecord[], by: 'device' | 'ip', mark: string) =>
  new Set(records.flatMap((record) => (record[by] === mark ? [record.customerRef] : [])))

/** T27: at least `minChanges` changes of the customer's details within the window that ends at `at`. */
export function detectChangedDetails(
  check: Check<'changed-details'>,
  { customerRef, at }: { readonly customerRef: string; readonly at: number },
  { detailChanges }: Facts,
): DetectorResult {
  if (detailChanges === undefined) return withoutFacts(check, 'detail-changes')
  const { minChanges, window } = check.parameters
  const ids = new Set(
    recordsAbout(detailChanges, customerOf, customerRef)
      .filter((change) => change.at <= at && change.at > at - window.value)
      .map(({ id }) => id),
  )
  if (ids.size < minChanges.value) return NOTHING
  return hit(check, {
    ...counted('minChanges', ids.size, minChanges),
    movements: [],
    params: { window: window.value, changes: ids.size },
  })
}
