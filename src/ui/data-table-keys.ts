/** What a key means to a grid. Pure, so that the map of keys can be tested without a grid. */
export type GridAction =
  | { readonly kind: 'move'; readonly to: number; readonly extend: boolean }
  | { readonly kind: 'toggle' | 'range' | 'open' | 'selectAll' | 'clear' }

export interface GridPosition {
  /** Row the keyboard is on, -1 for none. */
  readonly active: number
  readonly count: number
  /** Rows in one screen. */
  readonly page: number
}

interface Key {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** The action of a key at a position, or null where the grid leaves the key to others. */
export function gridAction(key: Key, { active, count, page }: GridPosition): GridAction | null {
  if (key.altKey) return null
  if (key.ctrlKey || key.metaKey) return key.key.toLowerCase() === 'a' ? { kind: 'selectAll' } : null
  const to = target(key.key, active, count, page)
  if (to !== null) {
    if (count === 0) return null
    return { kind: 'move', to: Math.max(0, Math.min(count - 1, to)), extend: key.shiftKey }
  }
  switch (key.key) {
    case 'x':
    case 'X':
    case ' ':
      return { kind: key.shiftKey ? 'range' : 'toggle' }
    case 'Enter':
      return { kind: 'open' }
    case 'Escape':
      return { kind: 'clear' }
    default:
      return null
  }
}

function target(key: string, active: number, count: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return active + 1
    case 'ArrowUp':
    case 'k':
    case 'K':
      return active === -1 ? 0 : active - 1
    case 'PageDown':
      return active + page
    case 'PageUp':
      return active - page
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

/** The selection with one id switched. */
export function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected)
  if (!next.delete(id)) next.add(id)
  return next
}

/** The selection with every id from `anchor` to `to` (indexes, either order) added. */
export function withRange(
  selected: ReadonlySet<string>,
  ids: readonly string[],
  anchor: number,
  to: number,
): ReadonlySet<string> {
  return new Set([...selected, ...ids.slice(Math.min(anchor, to), Math.max(anchor, to) + 1)])
}
