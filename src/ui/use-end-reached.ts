import { useEffect, useRef } from 'react'

const NEAR_ROWS = 20

export interface EndReached {
  readonly count: number
  /** Index of the last row that is drawn. */
  readonly last: number
  readonly isBusy: boolean
  readonly onEndReached: (() => void) | undefined
}

/** Asks for more when the drawn rows come near the end; once for each number of rows. */
export function useEndReached({ count, last, isBusy, onEndReached }: EndReached): void {
  const askedAt = useRef(-1)
  useEffect(() => {
    if (isBusy || count === 0 || last < count - NEAR_ROWS || askedAt.current === count) return
    askedAt.current = count
    onEndReached?.()
  }, [count, last, isBusy, onEndReached])
}
