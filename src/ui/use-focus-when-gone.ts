import { type RefObject, useLayoutEffect } from 'react'

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
