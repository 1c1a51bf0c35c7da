import { type RefObject, useEffect } from 'react'

/** J and K work from the first moment: the grid takes the focus once it is ready, where nobody else has it. */
export function useFocusWhenIdle(grid: RefObject<HTMLElement | null>, isReady: boolean): void {
  useEffect(() => {
    const { activeElement } = document
    const idle = activeElement === null || activeElement === document.body
    if (isReady && idle) grid.current?.focus({ preventScroll: true })
  }, [grid, isReady])
}
