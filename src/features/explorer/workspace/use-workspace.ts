import { type FetchQueryOptions, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useStore } from 'zustand'
import { stateAfter } from '#core/investigation/replay.ts'
import { aroundQuery, betweenQuery } from '#src/data/graph.ts'
import { now } from '#src/platform/clock.ts'
import { useSession } from '#src/platform/session.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { toast } from '#src/ui/toast.tsx'
import { answersOfBetween, seen, viewOf } from '../opening/answers.ts'
import { betweenOf } from '../opening/ask-from.ts'
import type { Opened } from '../opening/open.ts'
import type { Assembled } from './assemble.ts'
import { createRecord } from './record.ts'
import { createWorkspace, type Workspace } from './workspace.ts'

/** One workspace for as long as the page stands. */
export function useWorkspace(opened: Opened, asset: string | null): Workspace {
  const client = useQueryClient()
  const { t } = useTranslation('analysis')
  const format = useFormat()
  const by = useSession()?.user.id ?? ''
  const [workspace] = useState(() => {
    const record = createRecord(
      { by, now, newId: () => crypto.randomUUID() },
      opened.kind === 'saved' ? opened.record : undefined,
    )
    if (opened.kind === 'new') for (const { draft, answers } of opened.begin) record.take(draft, answers)
    return createWorkspace({
      record,
      asset,
      askBetween: async (question, signal) => {
        const view = viewOf(stateAfter(record.store.getState().steps).asOf)
        const found = await cancellable(client, betweenQuery({ ...betweenOf(question), ...view }), signal)
        const graphs = answersOfBetween(found, question.accounts)
        return { graphs, total: found.total, facts: seen(found.facts) }
      },
      onCut: (drawn, total) =>
        toast({
          tone: 'info',
          title: t('common.cut', { formatted: format.count(drawn), total: format.count(total) }),
        }),
      ask: async ({ account, direction, limit, rank, asset: only, cursor }, signal) => {
        const view = viewOf(stateAfter(record.store.getState().steps).asOf)
        const query = aroundQuery({
          account,
          direction,
          limit,
          rank,
          ...(only === null ? {} : { asset: only }),
          ...(cursor === null ? {} : { cursor }),
          ...view,
        })
        const graph = await cancellable(client, query, signal)
        return { graph, facts: seen(graph.facts) }
      },
    })
  })
  return workspace
}

/** Asks, and lets go of the question when nobody waits for its answer any more. */
async function cancellable<T, K extends readonly unknown[]>(
  client: QueryClient,
  query: FetchQueryOptions<T, Error, T, K>,
  signal: AbortSignal,
): Promise<T> {
  const stop = () => void client.cancelQueries({ queryKey: query.queryKey })
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await client.fetchQuery(query)
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** The picture as it is shown now: of all steps, or in a replay of the first of them. */
export function usePicture(workspace: Workspace): Assembled {
  return useStore(workspace.record.store, workspace.picture)
}
