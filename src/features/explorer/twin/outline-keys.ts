import type { OutlineRow } from './outline.ts'

export type OutlineAction =
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'open' | 'close' | 'ask' | 'details' | 'toggle' }

/** Whether a row has, or may turn out to have, rows below it. */
export function canOpen(row: OutlineRow): boolean {
  return row.kind !== 'rest' && row.state !== 'end'
}

/**
 * What a key means in the outline (the treegrid pattern of ARIA): right opens, or asks the ledger where nobody has
 * asked; left closes or goes to the row above. Null: the key is for others.
 */
export function outlineAction(
  key: string,
  rows: readonly OutlineRow[],
  active: number,
): OutlineAction | null {
  const row = rows[active]
  switch (key) {
    case 'ArrowDown':
      return move(active + 1, rows)
    case 'ArrowUp':
      return move(active - 1, rows)
    case 'Home':
      return move(0, rows)
    case 'End':
      return move(rows.length - 1, rows)
    case 'ArrowRight':
      if (row === undefined || row.kind === 'rest') return null
      if (row.isOpen) return move(active + 1, rows)
      if (row.state === 'ask') return { kind: 'ask' }
      return canOpen(row) ? { kind: 'open' } : null
    case 'ArrowLeft':
      if (row === undefined) return null
      if (row.kind !== 'rest' && row.isOpen) return { kind: 'close' }
      return move(parentOf(rows, active), rows)
    case 'Enter':
      return row === undefined ? null : row.kind === 'rest' ? { kind: 'ask' } : { kind: 'details' }
    case ' ':
      return row?.kind === 'account' ? { kind: 'toggle' } : null
    default:
      return null
  }
}

function move(to: number, rows: readonly OutlineRow[]): OutlineAction | null {
  if (rows.length === 0) return null
  return { kind: 'move', to: Math.max(0, Math.min(rows.length - 1, to)) }
}

function parentOf(rows: readonly OutlineRow[], active: number): number {
  const level = rows[active]?.level ?? 1
  for (let at = active - 1; at >= 0; at -= 1) if (rows[at]!.level < level) return at
  return active
}
