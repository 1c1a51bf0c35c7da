import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Candidate } from '#src/data/graph.ts'
import { toast } from '#src/ui/toast.tsx'
import type { Workspace } from '../workspace/workspace.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { viewOf } from './answers.ts'
import { beginWithCase } from './begin-case.ts'
import { caseWords } from './case-words.ts'
import { beginWith, beginWithAccounts } from './open.ts'
import { searchOf } from './origin.ts'

/** Puts accounts on the picture that stands, each with its largest counterparties, in one go. */
export function useAddAccounts(workspace: Workspace): (accounts: readonly string[]) => Promise<void> {
  const client = useQueryClient()
  const { t } = useTranslation('investigation')
  return useCallback(
    async (accounts) => {
      try {
        const view = viewOf(workspace.picture().state.asOf)
        const begun = await beginWithAccounts(client, accounts, null, view)
        for (const { draft, answers } of begun) workspace.record.take(draft, answers)
      } catch (error) {
        toast({
          tone: 'danger',
          title: t('add.failed', { name: accounts.join(', ') }),
          detail: String(error),
        })
      }
    },
    [client, workspace, t],
  )
}

/** Puts what was found on the picture that stands; what is no part of a picture opens instead. */
export function useAdd(
  workspace: Workspace,
): (candidate: Pick<Candidate, 'kind' | 'id' | 'title'>) => Promise<void> {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { t } = useTranslation('investigation')
  const { t: words } = useTranslation('explorer')
  const format = useFormat()
  return useCallback(
    async ({ kind, id, title }) => {
      if (kind === 'entity') return void navigate({ to: '/labels', search: { q: id } })
      if (kind === 'investigation') return void navigate({ to: '/explore', search: searchOf({ kind, id }) })
      try {
        if (kind === 'case') {
          const { begun, ofCase } = await beginWithCase(client, id)
          for (const { draft, answers } of begun) workspace.record.take(draft, answers)
          const said = caseWords(ofCase, words, format.count)
          return toast({
            tone: ofCase.drawn === 0 ? 'info' : 'ok',
            title:
              ofCase.drawn === 0 ? words('ofCase.nothing', { name: title }) : t('add.done', { name: title }),
            ...(said === null ? {} : { detail: said }),
          })
        }
        const begun = await beginWith(client, { kind, id }, viewOf(workspace.picture().state.asOf))
        for (const { draft, answers } of begun) workspace.record.take(draft, answers)
        toast({ tone: 'ok', title: t('add.done', { name: title }) })
      } catch (error) {
        toast({ tone: 'danger', title: t('add.failed', { name: title }), detail: String(error) })
      }
    },
    [client, navigate, workspace, t, words, format],
  )
}
