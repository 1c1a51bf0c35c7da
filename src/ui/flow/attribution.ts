import type { WireNode } from './from-graph.ts'
import type { FlowNode } from './model.ts'

type Holder = NonNullable<FlowNode['holder']>

export interface AttributionWords {
  readonly category: (slug: string) => string
  readonly holder: (holder: Holder) => string
  readonly unattributed: string
}

/**
 * What an account is said to be, in words: its category, whose account it is here, or that nobody has said anything.
 * The picture, its legend, its tables and its files all say it by this.
 */
export function attributionOf(
  node: Pick<WireNode, 'category' | 'customer' | 'role'>,
  words: AttributionWords,
): string {
  if (node.category !== null) return words.category(node.category)
  const holder = holderOf(node)
  return holder === undefined ? words.unattributed : words.holder(holder)
}

/** Whose account it is at this institution, where it is one: a customer's, or its own. */
export function holderOf({ customer, role }: Pick<WireNode, 'customer' | 'role'>): Holder | undefined {
  if (customer !== null) return 'customer'
  return role === 'ours' ? 'own' : undefined
}
