import { useNavigate } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { placeIn, useQueueStore } from '#src/data/alert-queue.ts'
import { useCommands } from '#src/platform/commands.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { IconButton } from '#src/ui/icon-button.tsx'
import css from './alert.module.css'
import { useAlertT } from './use-alert-t.ts'

/** Previous and next in the order of the list the reader came from. Nothing where they came by a link. */
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
  const commands = useMemo(() => {
    const group = t('alert:command.group')
    return [
      {
        id: 'alert.next',
        title: t('alert:command.next'),
        group,
        shortcut: 'n',
        when: () => next !== null,
        run: () => go(next),
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
  }, [t, go, next, previous])
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
        isDisabled={next === null}
        onPress={() => go(next)}
      />
    </div>
  )
}
