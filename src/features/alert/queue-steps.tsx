import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useCallback, useEffect, useMemo } from 'react'
import { isNearRest, loadQueueRest, placeIn, useQueueStore } from '#src/data/alert-queue.ts'
import { useCommands } from '#src/platform/commands.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { explain } from '#src/ui/explain.ts'
import { IconButton } from '#src/ui/icon-button.tsx'
import { toast } from '#src/ui/toast.tsx'
import css from './alert.module.css'
import { useAlertT } from './use-alert-t.ts'

/**
 * Previous and next in the order of the list the reader came from, beyond the rows it had loaded as well. Nothing
 * where they came by a link.
 */
export function QueueSteps({ alertId }: { readonly alertId: string }) {
  const t = useAlertT()
  const format = useFormat()
  const navigate = useNavigate()
  const order = useQueueStore((state) => state.order)
  const previous = useQueueStore((state) => placeIn(state.order, alertId)?.previous ?? null)
  const next = useQueueStore((state) => placeIn(state.order, alertId)?.next ?? null)
  const go = useCallback(
    (to: string | null) => {
      if (to !== null) void navigate({ to: '/alerts/$alertId', params: { alertId: to } })
    },
    [navigate],
  )
  const client = useQueryClient()
  const isNear = useQueueStore((state) => isNearRest(state.order, alertId))
  const rest = order?.rest?.cursor ?? null
  // Asked for ahead of time: whoever presses N does not wait for it. Failing here, it is asked for again then.
  useEffect(() => {
    if (isNear && rest !== null) loadQueueRest(client).catch(() => undefined)
  }, [client, isNear, rest])
  const hasNext = next !== null || (rest !== null && isNear)
  const goNext = useCallback(() => {
    if (next !== null) return go(next)
    loadQueueRest(client).then(
      () => go(placeIn(useQueueStore.getState().order, alertId)?.next ?? null),
      (error: unknown) => {
        const { title, advice } = explain(error, t)
        toast({ tone: 'danger', title, detail: advice })
      },
    )
  }, [client, alertId, go, next, t])
  const commands = useMemo(() => {
    const group = t('alert:command.group')
    return [
      {
        id: 'alert.next',
        title: t('alert:command.next'),
        group,
        shortcut: 'n',
        when: () => hasNext,
        run: goNext,
      },
      {
        id: 'alert.previous',
        title: t('alert:command.previous'),
        group,
        shortcut: 'p',
        when: () => previous !== null,
        run: () => go(previous),
      },
    ]
  }, [t, go, goNext, hasNext, previous])
  useCommands(commands)
  const place = placeIn(order, alertId)
  if (place === null) return null
  return (
    <div className={css['steps']}>
      <span>
        {t('alert:place', { position: format.count(place.position), total: format.count(place.total) })}
      </span>
      <IconButton
        icon={ChevronLeft}
        label={t('alert:previous')}
        shortcut="p"
        variant="secondary"
        isDisabled={previous === null}
        onPress={() => go(previous)}
      />
      <IconButton
        icon={ChevronRight}
        label={t('alert:next')}
        shortcut="n"
        variant="secondary"
        isDisabled={!hasNext}
        onPress={goNext}
      />
    </div>
  )
}
