import { pointOf } from '#core/ledger/points.ts'
import { buildLedger } from '#core/ledger/ledger.ts'
import type { OrderPoint, Transfer } from '#core/ledger/types.ts'
import { byRiskThenConfidence } from '#core/flow/labels.ts'
import type { LabelClaim } from '#core/flow/types.ts'
import type { Rational } from './rational.ts'
import { ZERO, add, multiply, rational, subtract } from './rational.ts'

/** What an account's funds are made of: label id, `service:` + label id, or `outside`, to an exact amount. */
export type Mixture = Map<string, Rational>

export interface ForwardState {
  readonly balance: Map<string, bigint>
  readonly mixture: Map<string, Mixture>
  /** Per transfer id what it carried. */
  readonly carried: Map<string, Mixture>
  /** Per account the sum of what it received. */
  readonly received: Map<string, Mixture>
}

/**
 * Haircut as it is defined (engine 1.1), forwards, transfer by transfer, in exact fractions: what u sends is
 * made of the same mixture as what u holds; a risk label or a service replaces it; what u was not seen to
 * receive comes from outside. Slow and plain: the reference for the kernels. One asset, one chain.
 */
export function forwardHaircut(transfers: readonly Transfer[], claims: readonly LabelClaim[]): ForwardState {
  const chain = [...buildLedger(transfers).chains.values()][0]
  const state: ForwardState = {
    balance: new Map(),
    mixture: new Map(),
    carried: new Map(),
    received: new Map(),
  }
  for (let row = 0; row < (chain?.count ?? 0); row++) {
    const transfer = chain!.transfer(row)
    send(state, transfer, claimInForce(claims, transfer.from, pointOf(chain!, row)))
  }
  return state
}

function send(state: ForwardState, transfer: Transfer, label: LabelClaim | null): void {
  const { from, to, amount } = transfer
  if (amount === 0n) return
  const held = state.balance.get(from) ?? 0n
  const own = state.mixture.get(from) ?? new Map()
  const sent = amount < held ? amount : held
  const moved: Mixture = new Map()
  for (const [kind, value] of own) {
    const share = multiply(value, rational(sent, held))
    moved.set(kind, share)
    own.set(kind, subtract(value, share))
  }
  if (amount > held) merge(moved, new Map([['outside', rational(amount - held)]]))
  const carried = label === null ? moved : new Map([[nameOf(label), rational(amount)]])
  state.balance.set(from, held - sent)
  state.mixture.set(from, own)
  state.balance.set(to, (state.balance.get(to) ?? 0n) + amount)
  state.mixture.set(to, merge(state.mixture.get(to) ?? new Map(), carried))
  state.carried.set(transfer.id, carried)
  state.received.set(to, merge(state.received.get(to) ?? new Map(), carried))
}

function merge(into: Mixture, more: Mixture): Mixture {
  for (const [kind, value] of more) into.set(kind, add(into.get(kind) ?? ZERO, value))
  return into
}

const nameOf = (label: LabelClaim) => (label.role === 'service' ? `service:${label.id}` : label.id)

function claimInForce(claims: readonly LabelClaim[], account: string, point: OrderPoint): LabelClaim | null {
  const inForce = claims.filter(
    (claim) =>
      claim.account === account &&
      claim.role !== 'context' &&
      (claim.validFrom === null || claim.validFrom.block! <= point.block!) &&
      (claim.validUntil === null || point.block! < claim.validUntil.block!),
  )
  return inForce.sort(byRiskThenConfidence)[0] ?? null
}
