import { shortAddress } from '#src/ui/coin-account.ts'
import type { GraphNode } from '../picture.ts'

/** What an account is called: its customer, else who is said to hold it, else its address in short. */
export function nodeName(node: Pick<GraphNode, 'customer' | 'actor' | 'account'>): string {
  return node.customer?.name ?? node.actor ?? shortAddress(node.account.address)
}
