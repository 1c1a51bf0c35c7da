import { type RefObject, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '#src/platform/api-problem.ts'
import { useCommands } from '#src/platform/commands.ts'
import { useCan, useSession } from '#src/platform/session.ts'
import { type Alert, useAlertCommand } from '#src/data/alerts.ts'
import { newIdempotencyKey } from '#src/data/call.ts'
import { askForCase } from '#src/data/case-request.ts'
import { explain } from '#src/ui/explain.ts'
import { toast } from '#src/ui/toast.tsx'
import { useLatest } from '#src/ui/use-latest.ts'
import type { BulkForm } from './bulk-dialogs.tsx'
import type { Bulk } from './use-bulk.ts'

interface QueueActions {
  readonly active: Alert | null
  readonly bulk: Bulk
  readonly open: (alert: Alert) => void
  readonly step: (by: 1 | -1) => void
  readonly toggle: () => void
  readonly refresh: () => void
  readonly byCause: () => void
  readonly toggleRail: () => void
  readonly toggleSplit: () => void
  /** The active alert stands beside the list: what is done with one alert is done there. */
  readonly isSplit: boolean
  readonly searchRef: RefObject<HTMLInputElement | null>
}

/** What the keyboard, the bar over a selection, the palette and the help sheet can do at the queue. */
export function useQueueCommands(actions: QueueActions): void {
  const { t } = useTranslation(['alerts', 'queue'])
  const canWork = useCan('alert.work')
  const canAssign = useCan('alert.assign')
  const me = useSession()?.user.id
  const assignOne = useAssignToMe(actions.active)
  const latest = useLatest({ ...actions, assignOne })
  const commands = useMemo(() => {
    const group = t('alerts:command.group')
    const isMany = () => latest.current.bulk.selected.size > 0
    /** One of what is selected is put aside. */
    const isSnoozed = () => latest.current.bulk.alerts.some(({ snoozedUntil }) => snoozedUntil !== null)
    /** Something is selected, or the row the keyboard is on can be worked on. */
    const isWork = () => isMany() || latest.current.active?.open === true
    /** Work on the row, where the alert itself does not stand beside the list with commands of its own. */
    const isHere = () => isMany() || !latest.current.isSplit
    /** A form for the selection; without one, for the row the keyboard is on. */
    const ask = (form: BulkForm) => {
      const { bulk, active } = latest.current
      if (!isMany() && active) bulk.setSelected(new Set([active.id]))
      bulk.setForm(form)
    }
    const command = (
      id: string,
      shortcut: string | null,
      title: string,
      run: () => void,
      when?: () => boolean,
    ) => ({
      id: `alerts.${id}`,
      title,
      group,
      ...(shortcut === null ? {} : { shortcut }),
      ...(when ? { when } : {}),
      run,
    })
    const openActive = () => latest.current.active && latest.current.open(latest.current.active)
    return [
      command('search', '/', t('alerts:command.search'), () => latest.current.searchRef.current?.focus()),
      command(
        'assign',
        'a',
        t('queue:command.assign'),
        () => {
          if (isMany() && me !== undefined) latest.current.bulk.send({ type: 'assign', assigneeId: me })
          else latest.current.assignOne()
        },
        () => canWork && isWork() && isHere(),
      ),
      command(
        'assignTo',
        'shift+a',
        t('queue:command.assignTo'),
        () => ask('assign'),
        () => canAssign && isWork() && isHere(),
      ),
      command(
        'startReview',
        null,
        t('queue:command.startReview'),
        () => latest.current.bulk.send({ type: 'start-review' }),
        () => canWork && isMany(),
      ),
      command(
        'unassign',
        null,
        t('queue:command.unassign'),
        () => latest.current.bulk.send({ type: 'unassign' }),
        () => (canWork || canAssign) && isMany(),
      ),
      command(
        'wake',
        null,
        t('queue:command.wake'),
        () => latest.current.bulk.send({ type: 'wake' }),
        () => canWork && isMany() && isSnoozed(),
      ),
      command(
        'snooze',
        's',
        t('queue:command.snooze'),
        () => ask('snooze'),
        () => canWork && isWork(),
      ),
      command(
        'decide',
        'e',
        t('queue:command.decide'),
        () => (isMany() ? ask('close') : openActive()),
        () => canWork && (isMany() || (latest.current.active !== null && !latest.current.isSplit)),
      ),
      command(
        'addToCase',
        'c',
        t('queue:command.addToCase'),
        () => {
          const { bulk, active } = latest.current
          if (isMany()) askForCase(bulk.alerts, bulk.clear)
          else if (active) askForCase([active])
        },
        () => canWork && isHere() && (isMany() || latest.current.active !== null),
      ),
      command('open', 'n', t('queue:command.open'), openActive, () => latest.current.active !== null),
      command('select', 'x', t('queue:command.select'), () => latest.current.toggle()),
      command('selectAll', null, t('queue:command.selectAll'), () => void latest.current.bulk.selectAll()),
      command('byCause', 'g g', t('queue:command.byCause'), () => latest.current.byCause()),
      command('refresh', 'r', t('alerts:command.refresh'), () => latest.current.refresh()),
      command('split', 'v', t('queue:split.command'), () => latest.current.toggleSplit()),
      command('facets', 'f', t('alerts:command.facets'), () => latest.current.toggleRail()),
      command('next', 'j', t('alerts:command.next'), () => latest.current.step(1)),
      command('previous', 'k', t('alerts:command.previous'), () => latest.current.step(-1)),
    ]
  }, [t, latest, canWork, canAssign, me])
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
