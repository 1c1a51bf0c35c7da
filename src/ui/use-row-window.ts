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

/** The rows that stay in the lower half for one frame after a jump: out of sight, where they stood. */
interface LowerHalf {
  /** First row of the window that they belong to. */
  readonly first: number
  readonly jumped: number
}

export interface RowWindow {
  /** Indexes of the rows to draw, in the order of the document. */
  readonly indexes: readonly number[]
  /** The last row of the window; -1 where there is none. */
  readonly last: number
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
 * own and not within the frame that scrolls: together they take over 50 ms on a slow machine. So can a whole window of
 * other rows, laid out and painted in one frame: after a jump its lower half follows a frame later.
 */
export function useRowWindow({ scroller, count, height, head, kept }: RowWindowOptions): RowWindow {
  const [seen, setSeen] = useState({
    first: 0,
    rows: Math.ceil(UNMEASURED / height),
    /** By how many rows it moved without passing over those in between, in all. */
    jumped: 0,
    beyond: OVERSCAN,
    lower: null as LowerHalf | null,
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
      if (Math.abs(by) < before.rows) return { ...before, first, rows, lower: null }
      // Every row is another one: those that nobody sees wait until the scrolling pauses.
      const jumped = before.jumped + by
      const lower =
        rows === before.rows ? (before.lower ?? { first: before.first, jumped: before.jumped }) : null
      return { first, rows, jumped, beyond: 0, lower }
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

  const { jumped, lower } = seen
  useEffect(() => {
    if (lower === null) return undefined
    // The frame that comes paints the upper half; what is set within it is rendered after it.
    const frame = requestAnimationFrame(() => setSeen((before) => ({ ...before, lower: null })))
    return () => cancelAnimationFrame(frame)
  }, [lower])

  const from = Math.max(0, Math.min(seen.first, count - seen.rows) - seen.beyond)
  const to = Math.min(count, seen.first + seen.rows + seen.beyond)
  const drawn = useMemo(() => {
    const half = lower === null ? to : Math.min(to, from + Math.ceil(seen.rows / 2))
    const keys = new Map<number, string>()
    for (let index = from; index < half; index += 1) keys.set(index, String(index - jumped))
    if (lower !== null)
      for (
        let index = lower.first + half - from;
        index < Math.min(count, lower.first + to - from);
        index += 1
      )
        keys.set(index, String(index - lower.jumped))
    if (kept < 0 || kept >= count || keys.has(kept)) return { indexes: [...keys.keys()], keys }
    const indexes = kept < from ? [kept, ...keys.keys()] : [...keys.keys(), kept]
    return { indexes, keys: keys.set(kept, 'kept') }
  }, [from, to, seen.rows, jumped, lower, kept, count])
  const keyOf = useCallback((index: number) => drawn.keys.get(index)!, [drawn])
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
  return { indexes: drawn.indexes, last: to - 1, keyOf, reveal }
}
