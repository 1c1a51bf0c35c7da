import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { DataBadge } from './data-badge.tsx'
import { SkeletonLines } from './skeleton.tsx'
import { EmptyState, ErrorState } from './states.tsx'
import css from './states.module.css'

/** What AsyncView needs of a query; a TanStack Query result is one. */
export interface AsyncResult<T> {
  readonly data: T | undefined
  readonly error: unknown
  readonly isPending: boolean
  /** Epoch milliseconds of the data shown. */
  readonly dataUpdatedAt: number
  readonly refetch: () => unknown
}

export interface AsyncViewProps<T> {
  readonly result: AsyncResult<T>
  readonly children: (data: T) => ReactNode
  /** True where the answer holds nothing. */
  readonly isEmpty?: (data: T) => boolean
  readonly empty?: ReactNode
  /** Shaped like what will come. Default: lines. */
  readonly skeleton?: ReactNode
  /** Says what is missing where an answer is only part of one; null where it is whole. */
  readonly partial?: (data: T) => string | null
}

/**
 * Every state an answer can be in, none of them blank: loading, failed, not permitted, not found, empty,
 * whole, partial, and stale (shown from before while the last update failed).
 */
export function AsyncView<T>({ result, children, isEmpty, empty, skeleton, partial }: AsyncViewProps<T>) {
  const { data, error } = result
  if (data === undefined) {
    if (result.isPending) return skeleton ?? <SkeletonLines />
    return <ErrorState error={error} onRetry={() => void result.refetch()} />
  }
  const missing = partial?.(data) ?? null
  const stale = error !== null && error !== undefined
  return (
    <>
      {(stale || missing !== null) && (
        <div className={cx(css['notes'])} role="status">
          {stale && <DataBadge kind="stale" asOf={result.dataUpdatedAt} />}
          {missing !== null && <DataBadge kind="partial" note={missing} />}
        </div>
      )}
      {isEmpty?.(data) ? (empty ?? <EmptyState />) : children(data)}
    </>
  )
}
