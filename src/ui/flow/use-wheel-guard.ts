import { useEffect, type RefObject } from 'react'

/** Leaves the wheel to the page unless Ctrl or Cmd is held, for a graph within a longer page. */
export function useWheelGuard(stage: RefObject<HTMLElement | null>, isOn: boolean): void {
  useEffect(() => {
    const element = stage.current
    if (!element || !isOn) return undefined
    const guard = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) event.stopImmediatePropagation()
    }
    element.addEventListener('wheel', guard, { capture: true, passive: true })
    return () => element.removeEventListener('wheel', guard, { capture: true })
  }, [stage, isOn])
}
