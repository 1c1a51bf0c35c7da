import type { UtxoTransaction } from '#core/ledger/utxo.ts'
import { feeOf } from '#core/ledger/utxo.ts'
import type { CoinIndex } from './coin-index.ts'
import { isCoinJoin } from './coinjoin.ts'
import { isPeelingChain } from './peeling.ts'

/**
 * A change heuristic names the outputs that it cannot rule out as change, by number. Heuristics are sets:
 * combine them with {@link either}, {@link both} and {@link butNot}, and act only on {@link uniqueChange}.
 * Definitions follow BlockSci (change.rst, change_address.cpp). Outputs without an address never count.
 */
export type ChangeHeuristic = (tx: UtxoTransaction, index: CoinIndex) => ReadonlySet<number>

/** Outputs that pay back to an address that is among the inputs. */
export const addressReuse: ChangeHeuristic = (tx) => {
  const sources = new Set(tx.inputs.map((input) => input.address))
  return outputsThat(tx, ({ address }) => sources.has(address))
}

/** If all inputs are of one script type, outputs of that type. */
export const addressType: ChangeHeuristic = (tx) => {
  const type = tx.inputs[0]?.script ?? null
  if (type === null || tx.inputs.some((input) => input.script !== type)) return new Set()
  return outputsThat(tx, ({ script }) => script === type)
}

/** Outputs smaller than every input: with larger change, an input could have been left out. */
export const optimalChange: ChangeHeuristic = (tx) => {
  const smallest = smallestInput(tx)
  return outputsThat(tx, ({ amount }) => smallest !== null && amount < smallest)
}

/** Outputs that are no multiple of 10^digits: people pay round amounts, change is not round. */
export const powerOfTen =
  (digits: number): ChangeHeuristic =>
  (tx) =>
    outputsThat(tx, ({ amount }) => amount % 10n ** BigInt(digits) !== 0n)

/** Outputs to an address that received its first coin here: wallets make a fresh address for change. */
export const clientChange: ChangeHeuristic = (tx, index) =>
  outputsThat(tx, ({ address }) => index.firstSeen(address!) === tx.txid)

/** Outputs that are unspent or were spent with the same locktime habit (zero or not) as this transaction. */
export const locktime: ChangeHeuristic = (tx, index) =>
  outputsThat(tx, (_, at) => {
    const spender = index.spenderOf(tx.txid, at)
    return spender === null || spender.locktime > 0 === tx.locktime > 0
  })

/** In a peeling chain, outputs that are unspent or continue it. */
export const peelingChain: ChangeHeuristic = (tx, index) => {
  if (!isPeelingChain(tx, index)) return new Set()
  return outputsThat(tx, (_, at) => {
    const spender = index.spenderOf(tx.txid, at)
    return spender === null || isPeelingChain(spender, index)
  })
}

/** Outputs that are unspent or were spent at the same fee per 1,000 virtual bytes. None if a size is unknown. */
export const fixedFee: ChangeHeuristic = (tx, index) => {
  const rate = feeRate(tx)
  if (rate === null) return new Set()
  return outputsThat(tx, (_, at) => {
    const spender = index.spenderOf(tx.txid, at)
    return spender === null || feeRate(spender) === rate
  })
}

/** The only output that is both smaller than every input and fresh, of a transaction that is no CoinJoin. */
export const legacy: ChangeHeuristic = (tx, index) => {
  const found = both(optimalChange, clientChange)(tx, index)
  const spendable = tx.outputs.filter((output) => output.address !== null).length
  return !isCoinJoin(tx) && found.size === 1 && spendable > 1 ? found : new Set()
}

/** Outputs that have been spent: narrows heuristics that keep unspent outputs as candidates. */
export const spent: ChangeHeuristic = (tx, index) =>
  outputsThat(tx, (_, at) => index.spenderOf(tx.txid, at) !== null)

/** No output: co-spending alone. */
export const noChange: ChangeHeuristic = () => new Set()

export const either =
  (a: ChangeHeuristic, b: ChangeHeuristic): ChangeHeuristic =>
  (tx, index) =>
    new Set([...a(tx, index), ...b(tx, index)])

export const both =
  (a: ChangeHeuristic, b: ChangeHeuristic): ChangeHeuristic =>
  (tx, index) => {
    const others = b(tx, index)
    return new Set([...a(tx, index)].filter((output) => others.has(output)))
  }

export const butNot =
  (a: ChangeHeuristic, b: ChangeHeuristic): ChangeHeuristic =>
  (tx, index) => {
    const others = b(tx, index)
    return new Set([...a(tx, index)].filter((output) => !others.has(output)))
  }

/** The output that the heuristic leaves alone as change, or null if it leaves none or several. */
export function uniqueChange(
  heuristic: ChangeHeuristic,
  tx: UtxoTransaction,
  index: CoinIndex,
): number | null {
  const found = [...heuristic(tx, index)]
  return found.length === 1 ? found[0]! : null
}

function outputsThat(
  tx: UtxoTransaction,
  test: (output: UtxoTransaction['outputs'][number], at: number) => boolean,
): Set<number> {
  const found = new Set<number>()
  for (const [at, output] of tx.outputs.entries())
    if (output.address !== null && test(output, at)) found.add(at)
  return found
}

function smallestInput(tx: UtxoTransaction): bigint | null {
  let smallest: bigint | null = null
  for (const { amount } of tx.inputs) if (smallest === null || amount < smallest) smallest = amount
  return smallest
}

function feeRate(tx: UtxoTransaction): bigint | null {
  return tx.virtualSize === null ? null : (feeOf(tx) * 1000n) / BigInt(tx.virtualSize)
}
