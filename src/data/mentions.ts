import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  listMentionable,
  listMentions,
  type Mention as MentionSchema,
  readMentions,
} from '#core/contract/mentions.ts'
import { call, newIdempotencyKey } from './call.ts'

export type Mention = z.output<typeof MentionSchema>

/** How many the list beside the bell shows at once. */
const PIECE = 20

export const mentionKeys = { all: ['mentions'] as const }

/** How many notes that call the reader are unread. */
export const unreadMentionsQuery = queryOptions({
  queryKey: [...mentionKeys.all, 'unread'],
  queryFn: async ({ signal }) => (await call(listMentions, { query: { limit: 1 }, signal })).data.unread,
})

/** Notes that call the reader, newest first, piece by piece. */
export const mentionsQuery = infiniteQueryOptions({
  queryKey: [...mentionKeys.all, 'list'],
  queryFn: async ({ pageParam, signal }) => {
    const query = { limit: PIECE, ...(pageParam === null ? {} : { cursor: pageParam }) }
    return (await call(listMentions, { query, signal })).data
  },
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
})

/** Whom a note on the alert may call. */
export function mentionableQuery(alertId: string) {
  return queryOptions({
    queryKey: [...mentionKeys.all, 'people', alertId],
    queryFn: async ({ signal }) => (await call(listMentionable, { params: { alertId }, signal })).data.items,
  })
}

/** Ids of the oldest and the newest mention that were shown. */
export interface SeenMentions {
  readonly from: number
  readonly upTo: number
}

/** Marks what was seen as read. */
export function useReadMentions() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (seen: SeenMentions) =>
      call(readMentions, { body: seen, idempotencyKey: newIdempotencyKey() }),
    onSettled: () => client.invalidateQueries({ queryKey: mentionKeys.all }),
  })
}
