import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { Graph } from '#src/data/addresses.ts'
import type { ExplorerSearch } from '../search.ts'

export interface Selection {
  /** What the details are about; looking at something does not choose it. */
  readonly activeId: string | null
  /** Accounts and flows that are chosen. */
  readonly ids: ReadonlySet<string>
  /** Chooses one alone; null: nothing. */
  readonly choose: (id: string | null) => void
  /** Chooses exactly these, the first being looked at. */
  readonly set: (ids: readonly string[]) => void
  /** Chooses these; what is looked at stays. */
  readonly chooseAll: (ids: ReadonlySet<string>) => void
  /** Looks at one without changing what is chosen with it. */
  readonly lookAt: (id: string) => void
  /** Looks at what a menu is to be about: alone, unless it is one of those that are chosen together. */
  readonly take: (id: string) => void
}

/** The address keeps no more than this, so that a link stays a link; the rest of a larger selection is not shared. */
const KEPT = 50

/** What is chosen, the first being what is looked at; mirrored into the address, from which it begins. */
export function useSelection(
  search: ExplorerSearch,
  onChange: (change: Partial<ExplorerSearch>) => void,
): Selection {
  const [{ activeId, ids }, setChosen] = useState<Chosen>(() => {
    const sel = search.sel ?? []
    return { activeId: search.at ?? sel[0] ?? null, ids: new Set(sel) }
  })
  const mirror = useEffectEvent((shared: Shared) => {
    if (JSON.stringify(shared) === JSON.stringify({ sel: search.sel, at: search.at })) return
    onChange({ sel: shared.sel, at: shared.at })
  })
  const text = JSON.stringify(sharedOf({ activeId, ids }))
  useEffect(() => mirror(JSON.parse(text) as Shared), [text])
  return useMemo(
    () => ({
      activeId,
      ids,
      choose: (id) => setChosen({ activeId: id, ids: new Set(id === null ? [] : [id]) }),
      set: (list) => setChosen({ activeId: list[0] ?? null, ids: new Set(list) }),
      chooseAll: (next) =>
        setChosen((before) => ({ activeId: before.activeId ?? [...next][0] ?? null, ids: next })),
      take: (id) =>
        setChosen((before) => ({ activeId: id, ids: before.ids.has(id) ? before.ids : new Set([id]) })),
      lookAt: (id) => setChosen((before) => ({ ...before, activeId: id })),
    }),
    [activeId, ids],
  )
}

interface Chosen {
  readonly activeId: string | null
  readonly ids: ReadonlySet<string>
}

type Shared = Pick<ExplorerSearch, 'sel' | 'at'>

/** What a link names: what is chosen, the one looked at first; and what is looked at where that is not chosen. */
function sharedOf({ activeId, ids }: Chosen): Shared {
  const isChosen = activeId !== null && ids.has(activeId)
  const sel = [...(isChosen ? [activeId] : []), ...[...ids].filter((id) => id !== activeId)].slice(0, KEPT)
  return {
    ...(sel.length === 0 ? {} : { sel }),
    ...(isChosen || activeId === null ? {} : { at: activeId }),
  }
}

/** The chosen accounts of a picture; where none is chosen, the one that is looked at. */
export function chosenAccounts(
  { nodes }: Pick<Graph, 'nodes'>,
  { ids, activeId }: Pick<Selection, 'ids' | 'activeId'>,
): readonly string[] {
  const keys = nodes.map((node) => node.account.key)
  const chosen = keys.filter((key) => ids.has(key))
  return chosen.length > 0 ? chosen : keys.filter((key) => key === activeId)
}
