/** A point of the window, CSS px. */
export interface WindowPoint {
  readonly x: number
  readonly y: number
}

/** Whether a key asks for the menu of what has the focus: the menu key, or Shift+F10. */
export function isMenuKey(event: { readonly key: string; readonly shiftKey: boolean }): boolean {
  return event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
}

/** Where the menu of a row opens that was asked for by keyboard: below its beginning. */
export function belowRow(row: Element): WindowPoint {
  const { left, bottom } = row.getBoundingClientRect()
  return { x: left + 24, y: bottom }
}
