import { useCallback, useState } from 'react'

const UNKNOWN = 1000

/** A ref to put on an element, and its width in pixels as it changes; `unknown` until it has been measured. */
export function useWidth(
  unknown = UNKNOWN,
): readonly [(element: HTMLElement | null) => (() => void) | undefined, number] {
  const [width, setWidth] = useState(unknown)
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width))
    })
    setWidth(Math.floor(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width]
}
