import { useQuery } from '@tanstack/react-query'
import { alertActivityQuery, type AlertFull } from '#src/data/alerts.ts'
import { wallClock } from '#src/platform/timezone.ts'
import { ConflictNotice } from '#src/ui/conflict-notice.tsx'
import { closureName } from './activity-words.ts'
import { useDraft, writtenTexts } from './drafts.ts'
import { useWords } from './use-alert-t.ts'

interface AlertConflictProps {
  /** As this page showed it. */
  readonly before: AlertFull
  /** As it is. */
  readonly now: AlertFull
  readonly onDismiss: () => void
}

/** Somebody else decided first: what is different at the alert now. What was typed stays where it was typed. */
export function AlertConflict({ before, now, onDismiss }: AlertConflictProps) {
  const { t, format } = useWords()
  const activity = useQuery(alertActivityQuery(now.id)).data
  const { draft } = useDraft(now.id)
  // The form may not be offered any more; what was written for it must not vanish with it.
  const texts = now.allowedCommands.includes('propose-close') ? [] : writtenTexts(draft)
  const last = activity?.find((item) => item.at === now.updatedAt)
  const status = (alert: AlertFull) =>
    t(`domain:status.${alert.status as 'new'}`, { defaultValue: alert.status })
  const closure = ({ closure }: AlertFull) =>
    closure === null ? t('alert:noClosure') : closureName(closure.code, t)
  const snooze = ({ snoozedUntil }: AlertFull) =>
    snoozedUntil === null ? t('decision:conflict.awake') : format.instant(snoozedUntil)
  const assignee = (alert: AlertFull) => alert.assignee?.name ?? t('alert:unassigned')
  return (
    <ConflictNotice
      name={last?.actor?.name ?? null}
      time={wallClock(Date.parse(now.updatedAt), format.timezone).time}
      compared={[
        { id: 'status', name: t('alert:field.status'), was: status(before), is: status(now) },
        { id: 'assignee', name: t('alert:field.assignee'), was: assignee(before), is: assignee(now) },
        { id: 'snooze', name: t('decision:conflict.snooze'), was: snooze(before), is: snooze(now) },
        { id: 'closure', name: t('alert:field.closure'), was: closure(before), is: closure(now) },
      ]}
      nothing={t('alert:conflictNothing')}
      hint={t('alert:conflictHint')}
      kept={texts.join('\n\n')}
      onDismiss={onDismiss}
    />
  )
}
