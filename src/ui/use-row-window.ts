import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'

/** Rows drawn beyond each edge: what a turn of the wheel uncovers before the next frame. */
const OVERSCAN = 4
/** After this long without another scroll it has paused, in ms. */
const REST_MS = 50
/** Height of the first window, in pixels, until the element has been measured. */
const UNMEASURED = 600

export interface RowWindowOptions {
  readonly scroller: RefObject<HTMLElement | null>
  readonly count: number
  /** Of each row, in pixels. */
  readonly height: number
  /** Pixels at the top of the element that a sticky head covers. */
  readonly head: number
  /** A row that is drawn wherever the window is; -1 for none. */
  readonly kept: number
}

export interface RowWindow {
  /** Indexes of the rows to draw, ascending. */
  readonly indexes: readonly number[]
  /**
   * What a drawn row is known by to React. It stays with an index while the window moves by less than itself; after a
   * jump the rows in sight are the ones from before with other words in them, in the same order of the document:
   * making forty rows anew costs the browser more than changing what they say.
   */
  readonly keyOf: (index: number) => string
  /** Scrolls just far enough for a row to be seen whole. */
  readonly reveal: (index: number) => void
}

/**
 * Which rows of a long list of equal rows are near what is seen. What it costs does not depend on how many rows there
 * are: nothing is kept for each. It renders when the first or the last row of the window changes, in a task of its
 * own and not within the frame that scrolls: together they take over 50 ms on a slow machine.
 */
export function useRowWindow({ scroller, count, height, head, kept }: RowWindowOptions): RowWindow {
  const [seen, setSeen] = useState({
    first: 0,
    rows: Math.ceil(UNMEASURED / height),
    /** By how many rows it moved without passing over those in between, in all. */
    jumped: 0,
    beyond: OVERSCAN,
  })
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  const look = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    clearTimeout(rest.current)
    rest.current = setTimeout(
      () => setSeen((before) => (before.beyond === 0 ? { ...before, beyond: OVERSCAN } : before)),
      REST_MS,
    )
    const first = Math.max(0, Math.floor(element.scrollTop / height))
    const rows = Math.ceil(element.clientHeight / height) + 1
    setSeen((before) => {
      if (before.first === first && before.rows === rows) return before
      const by = first - before.first
      if (Math.abs(by) < before.rows) return { ...before, first, rows }
      // Every row is another one: those that nobody sees wait until the scrolling pauses.
      return { first, rows, jumped: before.jumped + by, beyond: 0 }
    })
  }, [scroller, height])
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    // Called at once as well: the element is measured when it is there, and when its rows change their height.
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      clearTimeout(rest.current)
      element.removeEventListener('scroll', look)
    }
  }, [scroller, look])

  const from = Math.max(0, Math.min(seen.first, count - seen.rows) - seen.beyond)
  const to = Math.min(count, seen.first + seen.rows + seen.beyond)
  const indexes = useMemo(() => {
    const list = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
    if (kept < 0 || kept >= count || (kept >= from && kept < to)) return list
    return kept < from ? [kept, ...list] : [...list, kept]
  }, [from, to, kept, count])
  const { jumped } = seen
  const keyOf = useCallback(
    (index: number) => (index >= from && index < to ? String(index - jumped) : 'kept'),
    [from, to, jumped],
  )
  const reveal = useCallback(
    (index: number) => {
      const element = scroller.current
      if (element === null) return
      const top = index * height
      const least = top + height + head - element.clientHeight
      if (element.scrollTop > top) element.scrollTo({ top })
      else if (element.scrollTop < least) element.scrollTo({ top: least })
    },
    [scroller, height, head],
  )
  return { indexes, keyOf, reveal }
}
