import { useCallback, useMemo, useState } from 'react'
import { readStored, writeStored } from '#src/platform/storage.ts'
import type { TableLayout } from '#src/ui/data-table-types.ts'
import type { ColumnId } from './columns.tsx'

const KEY = 'alerts.columns'

/** What goes first where the window is too narrow for every column. Whoever chooses columns themselves keeps them. */
const GIVE_WAY: readonly ColumnId[] = [
  'id',
  'category',
  'occurred',
  'direction',
  'amount',
  'created',
  'assignee',
  'fiat',
  'counterparty',
  'score',
  'due',
  'subject',
]

interface Sized {
  readonly id: string
  readonly width: number
}

/** The columns that do not fit into `room` pixels, the least needed first. */
export function hiddenByWidth(columns: readonly Sized[], room: number): readonly string[] {
  let needed = columns.reduce((sum, column) => sum + column.width, 0)
  const hidden: string[] = []
  for (const id of GIVE_WAY) {
    if (needed <= room) break
    needed -= columns.find((column) => column.id === id)?.width ?? 0
    hidden.push(id)
  }
  return hidden
}

/** The layout of the queue: chosen and remembered, else as many columns as fit. */
export function useTableLayout(columns: readonly Sized[], room: number) {
  const [kept, setKept] = useState(() => parseLayout(readStored(KEY)))
  const fitting = useMemo(() => hiddenByWidth(columns, room), [columns, room])
  const layout = useMemo(
    (): TableLayout => ({ hidden: kept.hidden ?? fitting, widths: kept.widths }),
    [kept, fitting],
  )
  const setLayout = useCallback(
    (next: TableLayout) => {
      const isSame = next.hidden.join() === layout.hidden.join()
      const chosen = { hidden: isSame ? kept.hidden : next.hidden, widths: next.widths }
      setKept(chosen)
      writeStored(KEY, chosen)
    },
    [kept.hidden, layout.hidden],
  )
  return { layout, setLayout }
}

interface KeptLayout {
  /** Null: nobody chose, so the width decides. */
  readonly hidden: readonly string[] | null
  readonly widths: Readonly<Record<string, number>>
}

function parseLayout(stored: unknown): KeptLayout {
  const from = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>
  const { hidden, widths } = from
  return {
    hidden: Array.isArray(hidden) ? hidden.filter((id): id is string => typeof id === 'string') : null,
    widths: Object.fromEntries(
      Object.entries(typeof widths === 'object' && widths !== null ? widths : {}).filter(
        (entry): entry is [string, number] => typeof entry[1] === 'number',
      ),
    ),
  }
}
