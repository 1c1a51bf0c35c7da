import type { Payer } from '#core/ledger/payments.ts'
import type { Transfer } from '#core/ledger/types.ts'
import type { AlertReceipt } from '#core/risk/receipt.ts'
import { ACTIVE_CHECKS, RULE_REGISTER } from '#core/risk/register.ts'
import { checkOf, type Check } from '#core/risk/rule.ts'
import { screenTransfer } from '#core/risk/screen.ts'
import { counterpartiesOf, type FiatValue } from '#core/risk/subject.ts'
import type { TransferSide } from '../store/monitor-facts.ts'
import { exposuresOf } from '../tracing/exposures.ts'
import type { LabelSet } from '../tracing/known-labels.ts'
import { type AlertedTransfers, type Finding, findingOf, type RunBasis } from './finding.ts'
import type { InScope } from './scope.ts'
import { structuringEpisodes } from './structuring.ts'

/** What is looked for in one transfer by itself. */
const TRANSFER_DETECTORS: readonly string[] = [
  'direct-exposure',
  'indirect-exposure',
  'unproven-wallet',
  'unhosted-limit',
  'travel-rule',
  'frozen-holder',
]
const TRANSFER_CHECKS = ACTIVE_CHECKS.filter(({ detector }) => TRANSFER_DETECTORS.includes(detector))
const TRANSFER_RULES = RULE_REGISTER.filter(({ id }) => TRANSFER_CHECKS.some(({ ruleId }) => ruleId === id))
const STRUCTURING_RULES = RULE_REGISTER.filter(({ checks }) =>
  checks.some(({ detector, off }) => detector === 'structuring' && off === null),
)

const checksIn = (kind: InScope['bookKind']): readonly Check[] =>
  TRANSFER_CHECKS.filter(({ books }) => books.includes(kind))

/** Price of a transfer in Hong Kong cents; null where there is none, also where it is in another currency. */
export function hkdOf(side: TransferSide | undefined): FiatValue | null {
  if (side?.fiatCurrency !== 'HKD' || side.fiatMinor === null) return null
  return { minor: side.fiatMinor, source: side.priceSource ?? 'file' }
}

/** What the rules find about one transfer by itself, from the side of one book. */
export function screenOne(
  basis: RunBasis,
  transfer: Transfer,
  scope: InScope,
  side: TransferSide | undefined,
  payers: readonly Payer[] | null,
): Finding[] {
  const at = basis.clock.at(transfer)
  const set = basis.labels.at(at)
  const exposures = exposuresOf(set, transfer, scope.perspective, basis.clock.replay ? at : null)
  const counterparties = counterpartiesOf({ transfer, perspective: scope.perspective, payers })
  const labels = new Map(
    [
      ...counterparties.flatMap((account) => set.about(account)),
      ...exposures.flatMap((exposure) =>
        exposure.parts.flatMap((part) => set.claim(part.labelId, part.account) ?? []),
      ),
    ].map((claim) => [`${claim.account} ${claim.id}`, claim]),
  )
  const subject = {
    transfer,
    perspective: scope.perspective,
    payers,
    fiat: hkdOf(side),
    labels: [...labels.values()],
    exposures,
  }
  const result = screenTransfer(checksIn(scope.bookKind), subject, basis.factsAt(transfer.time))
  if (result.hits.length === 0) return []
  return TRANSFER_RULES.flatMap(
    (rule) =>
      findingOf(basis, rule, result, {
        cause: `transfer:${transfer.id}`,
        scope,
        subject: { kind: 'transfer', id: transfer.id },
        transfer,
        at,
        exposures,
        actorOf: (receipt) => actorOf(receipt, set, scope),
      }) ?? [],
  )
}

/** Who stands opposite: by the label that hit, else by any claim about that account. */
function actorOf({ hits }: AlertReceipt, set: LabelSet, { counterparty }: InScope): string | null {
  const named = hits.map((hit) => hit.evidence.label).find((label) => label?.account === counterparty)
  return named?.actor ?? set.about(counterparty).find((claim) => claim.actor !== null)?.actor ?? null
}

/** A customer of a book with all of his transfers that cross its border in one direction. */
export interface CustomerHistory {
  readonly bookId: string
  readonly customerRef: string
  readonly direction: 'inbound' | 'outbound'
  readonly transfers: readonly { transfer: Transfer; scope: InScope; fiat: FiatValue | null }[]
}

/**
 * Structuring in one customer's history. The alert is named after the first transfer of the first window, so a
 * growing window stays one alert; an episode of which any transfer was alerted before is not raised again, even
 * where a late import moved its beginning. Only episodes with a transfer in `wanted` are looked at.
 */
export function screenHistory(
  basis: RunBasis,
  history: CustomerHistory,
  wanted: (transferId: string) => boolean,
  alerted: AlertedTransfers,
): Finding[] {
  const { customerRef, direction } = history
  const byId = new Map(history.transfers.map((entry) => [entry.transfer.id, entry]))
  const flow = {
    customerRef,
    direction,
    transfers: history.transfers.map(({ transfer: { id, time }, fiat }) => ({ id, time, fiat })),
  }
  return STRUCTURING_RULES.flatMap((rule) =>
    structuringEpisodes(checkOf(rule, 'structuring'), flow).flatMap((episode): Finding[] => {
      const known = alerted.get(`${rule.id} ${customerRef}`)
      const ids = [...episode.transferIds]
      if (!ids.some(wanted) || ids.some((id) => known?.has(id))) return []
      const last = byId.get(episode.completedBy)
      if (last === undefined) return []
      const found = findingOf(basis, rule, episode.result, {
        cause: `customer:${customerRef}:${direction}:${episode.first}`,
        scope: last.scope,
        subject: { kind: 'customer', id: customerRef },
        transfer: last.transfer,
        at: basis.clock.at(last.transfer),
      })
      return found === null ? [] : [found]
    }),
  )
}
