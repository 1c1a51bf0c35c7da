import {
  AlarmClock,
  AlarmClockOff,
  Briefcase,
  CheckCheck,
  Play,
  Undo2,
  UserCheck,
  UserPlus,
  X,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { BULK_LIMIT } from '#core/contract/alert-bulk.ts'
import { useCommandById } from '#src/platform/commands.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import css from './bulk.module.css'

interface BulkBarProps {
  readonly selected: number
  /** How many rows are loaded, and whether all of them are selected. */
  readonly loaded: number
  readonly isAllLoaded: boolean
  /** How many there are under the filter; null where that is not known. */
  readonly total: number | null
  readonly isBusy: boolean
  readonly onSelectAll: () => void
  readonly onClear: () => void
}

const ACTIONS = [
  { id: 'alerts.assign', icon: UserCheck },
  { id: 'alerts.assignTo', icon: UserPlus },
  { id: 'alerts.startReview', icon: Play },
  { id: 'alerts.unassign', icon: Undo2 },
  { id: 'alerts.snooze', icon: AlarmClock },
  { id: 'alerts.wake', icon: AlarmClockOff },
  { id: 'alerts.addToCase', icon: Briefcase },
  { id: 'alerts.decide', icon: CheckCheck },
] as const

/** What is selected, exactly, and what can be done with it: the same commands as on the keyboard. */
export function BulkBar(props: BulkBarProps) {
  const { selected, loaded, isAllLoaded, total } = props
  const { t } = useTranslation('queue')
  const format = useFormat()
  const canHaveMore = isAllLoaded && (total === null || total > selected) && selected < BULK_LIMIT
  const reach = Math.min(total ?? BULK_LIMIT, BULK_LIMIT)
  return (
    <div role="toolbar" aria-label={t('bulk.label')} className={css['bar']}>
      <b role="status">
        {isAllLoaded && selected === loaded
          ? t('bulk.selectedLoaded', { count: selected, formatted: format.count(selected) })
          : t('bulk.selected', { count: selected, formatted: format.count(selected) })}
      </b>
      {canHaveMore && (
        <Button size="small" variant="ghost" isLoading={props.isBusy} onPress={props.onSelectAll}>
          {total !== null && total > BULK_LIMIT
            ? t('bulk.selectFirst', { formatted: format.count(reach), total: format.count(total) })
            : t('bulk.selectAll', { formatted: format.count(reach) })}
        </Button>
      )}
      <span className={css['actions']}>
        {ACTIONS.map(({ id, icon }) => (
          <CommandButton key={id} id={id} icon={icon} />
        ))}
        <IconButton icon={X} size="small" label={t('bulk.clear')} onPress={props.onClear} />
      </span>
    </div>
  )
}

/** A button that is a command of the registry: its words, its condition and what it does are the command's. */
function CommandButton({ id, icon }: { readonly id: string; readonly icon: typeof X }) {
  const command = useCommandById(id)
  if (command === null) return null
  return (
    <Button size="small" icon={icon} onPress={() => command.run()}>
      {command.title}
    </Button>
  )
}
