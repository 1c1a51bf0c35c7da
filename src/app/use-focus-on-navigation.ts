import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, type RefObject } from 'react'

/**
 * After a change of page the keyboard begins at the new content, unless the page took the focus itself.
 * Without this it would stay on the link in the navigation, or on nothing.
 */
export function useFocusOnNavigation(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const before = useRef<string | undefined>(undefined)
  useEffect(() => {
    const changed = before.current !== undefined && before.current !== path
    before.current = path
    if (!changed || main.current?.contains(document.activeElement)) return
    main.current?.focus({ preventScroll: true })
  }, [path])
  return main
}
