import { type RefObject, useEffect } from 'react'

/** What somebody works in: the one tab stop of a graph, a tree or a table. */
const WORK = '[role=application], [role=treegrid], [role=grid]'

/** Where the next of the same kind is written, such as another note. */
const FIELD = 'textarea:enabled, input:enabled'

const canHold = (element: Element) => element.isConnected && !element.matches(':disabled')

/**
 * Gives the focus to the graph or the table of a screen where it went with what held it: a button whose press ended
 * what it was about or left nothing more to press, a bar that is done, the picture that gave way to its tables. Else
 * whoever works by keyboard would begin again at the top of the page. Dialogs and menus stand outside and give it back
 * by themselves.
 *
 * @param ref the screen
 */
export function useFocusKept(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const screen = ref.current
    if (screen === null) return undefined
    let holder: Element | null = null
    const take = ({ target }: FocusEvent) => {
      holder = target instanceof Element && screen.contains(target) ? target : null
    }
    // Left on purpose: what becomes of it later is nobody's loss. What was taken out or switched off was not left.
    const leave = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        if (target === holder && holder !== null && canHold(holder)) holder = null
      })
    const mend = () => {
      if (holder === null || canHold(holder)) return
      if (document.activeElement !== document.body && document.activeElement !== holder) return
      const field = holder.parentElement?.querySelector<HTMLElement>(FIELD)
      const next = field ?? screen.querySelector<HTMLElement>(WORK)
      next?.focus({ preventScroll: true })
    }
    document.addEventListener('focusin', take)
    document.addEventListener('focusout', leave)
    const observer = new MutationObserver(mend)
    observer.observe(screen, { childList: true, subtree: true, attributeFilter: ['disabled'] })
    return () => {
      document.removeEventListener('focusin', take)
      document.removeEventListener('focusout', leave)
      observer.disconnect()
    }
  }, [ref])
}
