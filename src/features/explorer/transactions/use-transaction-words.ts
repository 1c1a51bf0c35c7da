import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { shortenMiddle } from '#src/platform/format.ts'
import { useFormat } from '#src/platform/use-format.ts'
import type { GraphWords } from '#src/ui/flow/from-graph.ts'
import { useGraphWords } from '#src/ui/flow/use-graph-words.ts'
import { movedBy, type DrawnTransaction, type Transaction } from './legs.ts'

/** The words and numbers of transactions on a picture, in the reader's language. */
export interface TransactionWords extends Pick<GraphWords, 'amount'> {
  /** "0.52 BTC", or "3 assets": amounts of different assets are never added. */
  readonly moved: (transaction: Transaction) => string
  readonly hash: (transaction: Pick<Transaction, 'hash'>) => string
  /** When, how many inputs and outputs, of which how many are drawn, and the fee or that it is not known. */
  readonly facts: (drawn: Omit<DrawnTransaction, 'flows'>) => readonly string[]
  readonly fee: (transaction: Transaction) => string
  readonly time: (transaction: Transaction) => { readonly timeText?: string }
}

/** Places behind the point that fit on a card, the fewer the more stand before it; the details have them all. */
function cardFraction(units: bigint, decimals: number): number {
  const digits = (units / 10n ** BigInt(decimals)).toString().length
  return units < 10n ** BigInt(decimals) ? 4 : Math.max(0, 4 - digits)
}

export function useTransactionWords(): TransactionWords {
  const { t } = useTranslation('transactions')
  const format = useFormat()
  const words = useGraphWords()
  return useMemo((): TransactionWords => {
    const sum = ({ units, asset }: { units: string; asset: { decimals: number; symbol: string } }) =>
      `${words.amount(units, asset.decimals)} ${asset.symbol}`
    const timeOf = ({ time, block }: Transaction) =>
      words.time({ firstTime: time, lastTime: time, firstBlock: block })
    const fee = (transaction: Transaction) => {
      if (transaction.fee === null) return t('feeUnknown')
      const amount = sum(transaction.fee)
      return t(transaction.coinbase ? 'feesCollected' : 'fee', { amount })
    }
    return {
      amount: words.amount,
      moved: (transaction) => {
        const moved = movedBy(transaction)
        const [first] = moved
        return first !== undefined && moved.length === 1
          ? `${format.cutAmount(first.units, first.asset.decimals, cardFraction(first.units, first.asset.decimals))} ${first.asset.symbol}`
          : words.assets(moved.length)
      },
      hash: ({ hash }) => shortenMiddle(hash, 6, 4),
      fee,
      facts: ({ transaction, legs }) => {
        const count = (side: 'in' | 'out', all: number) =>
          t(side === 'in' ? 'inputs' : 'outputs', {
            count: all,
            formatted: format.count(all),
            drawn: format.count(legs.filter((leg) => leg.side === side && leg.isDrawn).length),
          })
        const time = timeOf(transaction)
        return [
          ...(time === undefined ? [] : [time]),
          `${count('in', transaction.inputCount)} · ${count('out', transaction.outputCount)}`,
          ...(transaction.subsidy === null ? [] : [t('newCoins', { amount: sum(transaction.subsidy) })]),
          fee(transaction),
        ]
      },
      time: (transaction) => {
        const timeText = timeOf(transaction)
        return timeText === undefined ? {} : { timeText }
      },
    }
  }, [t, format, words])
}
