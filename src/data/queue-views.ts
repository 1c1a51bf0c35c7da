import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  chooseDefaultView,
  createQueueView,
  deleteQueueView,
  listQueueViews,
  type QueueView,
  updateQueueView,
} from '#core/contract/queue-views.ts'
import { call, newIdempotencyKey } from './call.ts'

export type SavedView = z.output<typeof QueueView>
export type ViewBody = z.input<typeof createQueueView.body>

export const queueViewsQuery = queryOptions({
  queryKey: ['queue-views'],
  queryFn: async ({ signal }) => (await call(listQueueViews, { signal })).data,
  staleTime: 60_000,
})

type Change =
  | { readonly type: 'create'; readonly body: ViewBody }
  | { readonly type: 'update'; readonly view: SavedView; readonly body: ViewBody }
  | { readonly type: 'delete'; readonly view: SavedView }
  | { readonly type: 'default'; readonly viewId: string | null }

/** Every change of saved views; answers the view where there is one. */
export function useViewChange() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (change: Change): Promise<SavedView | null> => {
      const idempotencyKey = newIdempotencyKey()
      if (change.type === 'create')
        return (await call(createQueueView, { body: change.body, idempotencyKey })).data
      if (change.type === 'default') {
        await call(chooseDefaultView, { body: { viewId: change.viewId }, idempotencyKey })
        return null
      }
      const params = { viewId: change.view.id }
      if (change.type === 'delete') {
        await call(deleteQueueView, { params })
        return null
      }
      const { body, view } = change
      return (await call(updateQueueView, { params, body, version: view.version, idempotencyKey })).data
    },
    onSettled: () => client.invalidateQueries({ queryKey: queueViewsQuery.queryKey }),
  })
}
