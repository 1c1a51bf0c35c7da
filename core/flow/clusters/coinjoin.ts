import type { UtxoTransaction } from '#core/ledger/utxo.ts'

/** Values of dust outputs in satoshis, which protocols repeat without being CoinJoins. */
const DUST: ReadonlySet<bigint> = new Set([546n, 2730n])

/**
 * Whether a transaction looks like several parties spending together, so that its inputs must not be taken
 * for one owner's. Either of two shapes:
 *
 * - BlockSci's: at least 2 inputs and 3 outputs; p = (outputs + 1) / 2 participants, no more than there are
 *   inputs or input addresses; the most common output value occurs exactly p times and is no dust
 *   (a spend and a change for each);
 * - equal outputs: at least 3 outputs of one value, no dust, and as many input addresses (Whirlpool, Wasabi,
 *   JoinMarket with several makers).
 *
 * A batch payout of equal amounts from many addresses has the second shape too. It then merges nothing:
 * a missed merge loses a connection, a wrong one accuses a stranger.
 */
export function isCoinJoin(tx: UtxoTransaction): boolean {
  if (tx.coinbase || tx.inputs.length < 2 || tx.outputs.length < 3) return false
  const addresses = new Set(tx.inputs.map((input) => input.address ?? input.spent)).size
  const { value, times } = mostCommonValue(tx)
  if (DUST.has(value)) return false
  const participants = Math.floor((tx.outputs.length + 1) / 2)
  const paired = times === participants && participants <= tx.inputs.length && participants <= addresses
  return paired || (times >= 3 && addresses >= times)
}

function mostCommonValue(tx: UtxoTransaction): { value: bigint; times: number } {
  const counts = new Map<bigint, number>()
  for (const { amount } of tx.outputs) counts.set(amount, (counts.get(amount) ?? 0) + 1)
  let best = { value: 0n, times: 0 }
  for (const [value, times] of counts) if (times > best.times) best = { value, times }
  return best
}
