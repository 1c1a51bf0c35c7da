import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/** What somebody works in: the one tab stop of a graph, a tree or a table. */
const WORK = '[role=application], [role=treegrid], [role=grid]'

/**
 * Gives the focus on where something goes away while it holds it, such as a bar whose button ended what it was about:
 * to the graph or the table of the page. Else whoever works by keyboard would begin again at the top of the page.
 *
 * @param ref what goes away
 */
export function useFocusWhenGone(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = ref.current
    return () => {
      if (element === null || !element.contains(document.activeElement)) return
      element.closest('main')?.querySelector<HTMLElement>(WORK)?.focus()
    }
  }, [ref])
}

/** How long what takes the place of something may take to be there, ms: its code may have to come first. */
const PATIENCE_MS = 2_000

/**
 * Gives the focus to the graph or the table that takes the place of another, where it went with that one.
 *
 * @param ref around both
 * @param shown which of them stands there
 */
export function useFocusWhenSwitched(ref: RefObject<HTMLElement | null>, shown: string): void {
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return undefined
    before.current = shown
    let frame = 0
    const until = performance.now() + PATIENCE_MS
    const look = () => {
      if (document.activeElement !== document.body) return
      const work = ref.current?.querySelector<HTMLElement>(WORK)
      if (work) work.focus()
      else if (performance.now() < until) frame = requestAnimationFrame(look)
    }
    look()
    return () => cancelAnimationFrame(frame)
  }, [ref, shown])
}
