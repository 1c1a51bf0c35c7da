import type { CoinRole } from '#core/ledger/coin-accounts.ts'
import { coinRoleOf } from '#src/ui/coin-account.ts'
import type { WireNode } from './from-graph.ts'
import type { FlowNode } from './model.ts'

type Holder = NonNullable<FlowNode['holder']>

export interface AttributionWords {
  readonly category: (slug: string) => string
  readonly holder: (holder: Holder) => string
  readonly unattributed: string
  /** What is no address: a transaction of coins, a coin without an owner, fees, new coins. */
  readonly coin: (role: CoinRole) => string
}

/**
 * What an account is said to be, in words: its category, whose account it is here, what it is where it is no
 * address, or that nobody has said anything.
 * The picture, its legend, its tables and its files all say it by this.
 */
export function attributionOf(
  node: Pick<WireNode, 'account' | 'category' | 'customer' | 'role'>,
  words: AttributionWords,
): string {
  if (node.category !== null) return words.category(node.category)
  const coin = coinRoleOf(node.account.address)
  if (coin !== null) return words.coin(coin)
  const holder = holderOf(node)
  return holder === undefined ? words.unattributed : words.holder(holder)
}

/** Whose account it is at this institution, where it is one: a customer's, or its own. */
export function holderOf({ customer, role }: Pick<WireNode, 'customer' | 'role'>): Holder | undefined {
  if (customer !== null) return 'customer'
  return role === 'ours' ? 'own' : undefined
}
