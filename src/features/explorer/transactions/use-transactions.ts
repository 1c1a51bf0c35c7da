import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { InvestigationState } from '#core/investigation/state.ts'
import type { Graph } from '#src/data/addresses.ts'
import { graphTransactionsQuery, type TransactionsFound } from '#src/data/graph.ts'
import { viewOf } from '../opening/answers.ts'
import { transactionPicture, type TransactionPicture } from './legs.ts'
import { transfersToDraw } from './pick.ts'

/** Transfers whose transactions are drawn at first, and by which that grows. */
export const FIRST_TRANSFERS = 24
export const MORE_TRANSFERS = 24
export const MAX_TRANSFERS = 192
/** One question names no more transfers than this. */
const AT_ONCE = 48

export interface Transactions {
  /** null: the picture is of flows. */
  readonly picture: TransactionPicture | null
  readonly isLoading: boolean
  readonly error: unknown
  /** Transfers whose transactions were asked for; more may be. */
  readonly limit: number
  readonly retry: () => void
}

/** The transactions between the accounts of a picture, where its record says so; from the same point of view in time. */
export function useTransactions(
  { mode, transfers, asOf }: Pick<InvestigationState, 'mode' | 'transfers' | 'asOf'>,
  shown: Graph,
): Transactions {
  const limit = Math.min(MAX_TRANSFERS, transfers ?? FIRST_TRANSFERS)
  const isOn = mode === 'transaction'
  const wanted = useMemo(
    () => (isOn ? chunks(transfersToDraw(shown.edges, limit), AT_ONCE) : []),
    [isOn, shown.edges, limit],
  )
  const { found, isLoading, error, retry } = useQueries({
    queries: wanted.map((transfer) => graphTransactionsQuery({ transfer: [...transfer], ...viewOf(asOf) })),
    combine: together,
  })
  const picture = useMemo(() => {
    if (!isOn) return null
    const unique = new Map(found.flatMap(({ transactions }) => transactions.map((each) => [each.id, each])))
    return transactionPicture(shown, [...unique.values()])
  }, [isOn, found, shown])
  return useMemo(
    () => ({ picture, isLoading, error, limit, retry }),
    [picture, isLoading, error, limit, retry],
  )
}

interface Result {
  readonly data: TransactionsFound | undefined
  readonly isPending: boolean
  readonly error: unknown
  readonly refetch: () => unknown
}

/** Out of the component, so that the outcome keeps its identity while no answer changes. */
function together(results: readonly Result[]) {
  return {
    found: results.flatMap((result) => result.data ?? []),
    isLoading: results.some((result) => result.isPending),
    error: results.find((result) => result.error !== null)?.error ?? null,
    retry: () => {
      for (const result of results) if (result.error !== null) result.refetch()
    },
  }
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  )
}
