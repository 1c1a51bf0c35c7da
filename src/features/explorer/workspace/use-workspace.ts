import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useStore } from 'zustand'
import { stateAfter } from '#core/investigation/replay.ts'
import { aroundQuery } from '#src/data/graph.ts'
import { now } from '#src/platform/clock.ts'
import { useSession } from '#src/platform/session.ts'
import { seen, viewOf } from '../opening/answers.ts'
import type { Opened } from '../opening/open.ts'
import type { Assembled } from './assemble.ts'
import { createRecord } from './record.ts'
import { createWorkspace, type Workspace } from './workspace.ts'

/** One workspace for as long as the page stands. */
export function useWorkspace(opened: Opened, asset: string | null): Workspace {
  const client = useQueryClient()
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
        const stop = () => void client.cancelQueries({ queryKey: query.queryKey })
        signal.addEventListener('abort', stop, { once: true })
        try {
          const graph = await client.fetchQuery(query)
          return { graph, facts: seen(graph.facts) }
        } finally {
          signal.removeEventListener('abort', stop)
        }
      },
    })
  })
  return workspace
}

/** The picture as it is shown now: of all steps, or in a replay of the first of them. */
export function usePicture(workspace: Workspace): Assembled {
  return useStore(workspace.record.store, workspace.picture)
}
