import { type RefObject, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '#src/platform/api-problem.ts'
import { useCommands } from '#src/platform/commands.ts'
import { useCan, useSession } from '#src/platform/session.ts'
import { type Alert, useAlertCommand } from '#src/data/alerts.ts'
import { newIdempotencyKey } from '#src/data/call.ts'
import { explain } from '#src/ui/explain.ts'
import { toast } from '#src/ui/toast.tsx'
import { useLatest } from '#src/ui/use-latest.ts'

interface QueueActions {
  readonly active: Alert | null
  readonly step: (by: 1 | -1) => void
  readonly refresh: () => void
  readonly toggleRail: () => void
  readonly searchRef: RefObject<HTMLInputElement | null>
}

/** What the keyboard can do at the queue, in the palette and on the help sheet too. */
export function useQueueCommands(actions: QueueActions): void {
  const { t } = useTranslation('alerts')
  const canWork = useCan('alert.work')
  const assign = useAssignToMe(actions.active)
  const latest = useLatest({ ...actions, assign })
  const commands = useMemo(() => {
    const group = t('command.group')
    return [
      {
        id: 'alerts.search',
        title: t('command.search'),
        group,
        shortcut: '/',
        run: () => latest.current.searchRef.current?.focus(),
      },
      {
        id: 'alerts.assign',
        title: t('command.assign'),
        group,
        shortcut: 'a',
        when: () => canWork && latest.current.active?.open === true,
        run: () => latest.current.assign(),
      },
      {
        id: 'alerts.refresh',
        title: t('command.refresh'),
        group,
        shortcut: 'r',
        run: () => latest.current.refresh(),
      },
      {
        id: 'alerts.facets',
        title: t('command.facets'),
        group,
        shortcut: 'f',
        run: () => latest.current.toggleRail(),
      },
      {
        id: 'alerts.next',
        title: t('command.next'),
        group,
        shortcut: 'j',
        run: () => latest.current.step(1),
      },
      {
        id: 'alerts.previous',
        title: t('command.previous'),
        group,
        shortcut: 'k',
        run: () => latest.current.step(-1),
      },
    ]
  }, [t, latest, canWork])
  useCommands(commands)
}

function useAssignToMe(alert: Alert | null) {
  const { t } = useTranslation(['common', 'alerts', 'domain'])
  const me = useSession()?.user.id
  const command = useAlertCommand(alert?.id ?? '')
  return () => {
    if (alert === null || me === undefined || command.isPending) return
    command.mutate(
      {
        command: { type: 'assign', assigneeId: me },
        version: alert.version,
        idempotencyKey: newIdempotencyKey(),
      },
      {
        onSuccess: () => {
          const rule = t(`domain:rule.${alert.rule.id as 'T01'}`, { defaultValue: alert.rule.name })
          toast({
            tone: 'ok',
            title: t('alerts:assigned'),
            detail: t('alerts:assignedDetail', { rule, id: alert.id }),
          })
        },
        onError: (error) => {
          const { title, advice } = explain(error, t)
          const moved = error instanceof ApiProblem && error.status === 412
          toast({ tone: 'danger', title, detail: moved ? t('alerts:assignConflict') : advice })
        },
      },
    )
  }
}
