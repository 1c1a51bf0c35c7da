import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Candidate } from '#src/data/graph.ts'
import { toast } from '#src/ui/toast.tsx'
import type { Workspace } from '../workspace/workspace.ts'
import { beginWith } from './open.ts'
import { searchOf } from './origin.ts'

/** Puts what was found on the picture that stands; what is no part of a picture opens instead. */
export function useAdd(
  workspace: Workspace,
): (candidate: Pick<Candidate, 'kind' | 'id' | 'title'>) => Promise<void> {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { t } = useTranslation('investigation')
  return useCallback(
    async ({ kind, id, title }) => {
      if (kind === 'entity') return void navigate({ to: '/labels', search: { q: id } })
      if (kind === 'investigation') return void navigate({ to: '/explore', search: searchOf({ kind, id }) })
      try {
        const begun = await beginWith(client, { kind, id })
        for (const { draft, answers } of begun) workspace.record.take(draft, answers)
        toast({ tone: 'ok', title: t('add.done', { name: title }) })
      } catch (error) {
        toast({ tone: 'danger', title: t('add.failed', { name: title }), detail: String(error) })
      }
    },
    [client, navigate, workspace, t],
  )
}
