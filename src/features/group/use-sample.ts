import { linkOptions, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { GroupDecision } from '#src/data/alert-groups.ts'
import { keepQueueOrder } from '#src/data/alert-queue.ts'
import { useCommands } from '#src/platform/commands.ts'

/** Opens an alert with the sample as the order of "next alert", and the way back to the decision. */
export function useOpenSampled({ id, sample }: GroupDecision): (alertId: string) => void {
  const navigate = useNavigate()
  return useCallback(
    (alertId) => {
      keepQueueOrder({
        ids: sample.map(({ alert }) => alert.id),
        total: sample.length,
        back: linkOptions({ to: '/alerts/groups/$decisionId', params: { decisionId: id } }),
      })
      void navigate({ to: '/alerts/$alertId', params: { alertId } })
    },
    [navigate, id, sample],
  )
}

/** `n`, as everywhere, goes to the next alert: here the first of the sample that nobody opened. */
export function useSampleCommands(decision: GroupDecision): void {
  const { t } = useTranslation('groups')
  const open = useOpenSampled(decision)
  const next = decision.sample.find(({ openedAt }) => openedAt === null)?.alert.id ?? null
  const commands = useMemo(
    () => [
      {
        id: 'group.next',
        title: t('command.nextInSample'),
        group: t('command.group'),
        shortcut: 'n',
        when: () => next !== null,
        run: () => next !== null && open(next),
      },
    ],
    [t, next, open],
  )
  useCommands(commands)
}
