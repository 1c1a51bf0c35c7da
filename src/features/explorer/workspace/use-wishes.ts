import { useCallback, useMemo, useRef, useState } from 'react'

/** What a command wants the reader to be led to, in the details beside the picture. */
export type Wish = 'note' | 'colour'

export interface Wishes {
  /** Whether somebody wishes to be led there; answered with yes once. */
  readonly take: (wish: Wish) => boolean
}

/**
 * A wish stays until what it is about stands on the page: the details may have to be opened or loaded first. `wishes`
 * is another object with each wish, so that what stands already hears of it.
 */
export function useWishes(): { readonly wishes: Wishes; readonly make: (wish: Wish) => void } {
  const pending = useRef<Wish | null>(null)
  const [times, setTimes] = useState(0)
  const make = useCallback((wish: Wish) => {
    pending.current = wish
    setTimes((before) => before + 1)
  }, [])
  const wishes = useMemo(
    () => ({
      take: (wish: Wish) => {
        if (pending.current !== wish) return false
        pending.current = null
        return true
      },
    }),
    // oxlint-disable-next-line react/exhaustive-deps -- another object with each wish
    [times],
  )
  return { wishes, make }
}
