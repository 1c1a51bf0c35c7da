import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Skeleton } from '#src/ui/skeleton.tsx'
import type { ExplorerSearch } from '../search.ts'
import { ExplorerWorkspace } from '../workspace/explorer-workspace.tsx'
import css from '../workspace/workspace.module.css'
import { open } from './open.ts'
import { type Origin, originKey } from './origin.ts'

interface OpeningProps {
  readonly origin: Origin
  readonly search: ExplorerSearch
  readonly onSearch: (search: ExplorerSearch) => void
  readonly onSaved: (id: string, search: ExplorerSearch) => void
}

/** Asks what an investigation begins with, once, and then hands it to the person. */
export function Opening({ origin: asked, ...rest }: OpeningProps) {
  const client = useQueryClient()
  const { t } = useTranslation('investigation')
  // The address gets a name when the investigation does; where it began stays where it began.
  const [origin] = useState(asked)
  const result = useQuery({
    queryKey: ['explorer', 'opening', originKey(origin)],
    queryFn: () => open(client, origin),
    staleTime: Infinity,
    gcTime: 0,
  })
  return (
    <AsyncView
      result={result}
      skeleton={
        <div className={css['opening']} aria-busy aria-label={t('loading')} role="status">
          <Skeleton height="100%" />
        </div>
      }
    >
      {(opened) => <ExplorerWorkspace opened={opened} {...rest} />}
    </AsyncView>
  )
}
