import { useNavigate } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useMemo } from 'react'
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
  const place = placeIn(order, alertId)
  const previous = place?.previous ?? null
  const next = place?.next ?? null
  const commands = useMemo(() => {
    const step = (id: string, to: string | null, shortcut: string) => ({
      id: `alert.${id}`,
      title: t(`alert:command.${id as 'next'}`),
      group: t('alert:command.group'),
      shortcut,
      when: () => to !== null,
      run: () => {
        if (to !== null) void navigate({ to: '/alerts/$alertId', params: { alertId: to } })
      },
    })
    return [step('next', next, 'n'), step('previous', previous, 'p')]
  }, [t, navigate, previous, next])
  useCommands(commands)
  if (place === null) return null
  const [forward, backward] = commands
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
        onPress={() => backward?.run()}
      />
      <IconButton
        icon={ChevronRight}
        label={t('alert:next')}
        shortcut="n"
        variant="secondary"
        isDisabled={next === null}
        onPress={() => forward?.run()}
      />
    </div>
  )
}
