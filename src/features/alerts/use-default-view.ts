import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { queueViewsQuery } from '#src/data/queue-views.ts'
import { preferencesNow } from '#src/platform/preferences.ts'
import type { TableLayout } from '#src/ui/data-table-types.ts'
import { AlertsSearch } from './search.ts'

/**
 * Whoever comes to the queue by its plain address sees the view they chose to begin with. Only on arrival: an address
 * that was emptied on purpose stays so, and a link to some view is that view.
 */
export function useDefaultView(
  search: AlertsSearch,
  open: (search: AlertsSearch, layout: TableLayout | null) => void,
): void {
  const views = useQuery(queueViewsQuery).data
  const isPlain = useRef(Object.values(search).every((value) => value === undefined))
  useEffect(() => {
    if (!isPlain.current || views === undefined) return
    isPlain.current = false
    const view = views.items.find(({ id }) => id === views.defaultId)
    if (view === undefined) return
    const { hidden, widths, density } = view.layout
    if (density !== null) preferencesNow().set({ density })
    open({ ...AlertsSearch.parse(view.search), view: view.id }, { hidden, widths })
  }, [views, open])
}
