import { useQuery } from '@tanstack/react-query'
import { GitCompareArrows } from 'lucide-react'
import { alertActivityQuery, type AlertFull } from '#src/data/alerts.ts'
import { wallClock } from '#src/platform/timezone.ts'
import { Button } from '#src/ui/button.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { closureName } from './activity-words.ts'
import css from './decision.module.css'
import { useDraft, writtenTexts } from './drafts.ts'
import { useWords } from './use-alert-t.ts'

interface ConflictNoticeProps {
  /** As this page showed it. */
  readonly before: AlertFull
  /** As it is. */
  readonly now: AlertFull
  readonly onDismiss: () => void
}

/** Somebody else was faster: who, when, and what is different now. What was typed stays where it was typed. */
export function ConflictNotice({ before, now, onDismiss }: ConflictNoticeProps) {
  const { t, format } = useWords()
  const activity = useQuery(alertActivityQuery(now.id)).data
  const { draft } = useDraft(now.id)
  // The form may not be offered any more; what was written for it must not vanish with it.
  const texts = now.allowedCommands.includes('propose-close') ? [] : writtenTexts(draft)
  const kept = texts.join('\n\n')
  const last = activity?.find((item) => item.at === now.updatedAt)
  const time = wallClock(Date.parse(now.updatedAt), format.timezone).time
  const status = (alert: AlertFull) =>
    t(`domain:status.${alert.status as 'new'}`, { defaultValue: alert.status })
  const closure = ({ closure }: AlertFull) =>
    closure === null ? t('alert:noClosure') : closureName(closure.code, t)
  const snooze = ({ snoozedUntil }: AlertFull) =>
    snoozedUntil === null ? t('decision:conflict.awake') : format.instant(snoozedUntil)
  const assignee = (alert: AlertFull) => alert.assignee?.name ?? t('alert:unassigned')
  const differences = [
    { id: 'status', name: t('alert:field.status'), was: status(before), is: status(now) },
    { id: 'assignee', name: t('alert:field.assignee'), was: assignee(before), is: assignee(now) },
    { id: 'snooze', name: t('decision:conflict.snooze'), was: snooze(before), is: snooze(now) },
    { id: 'closure', name: t('alert:field.closure'), was: closure(before), is: closure(now) },
  ].filter(({ was, is }) => was !== is)
  return (
    <div role="alert" className={css['conflict']}>
      <p className={css['conflictTitle']}>
        <GitCompareArrows size={16} aria-hidden />
        {last?.actor
          ? t('alert:conflict', { name: last.actor.name, time })
          : t('alert:conflictUnknown', { time })}
      </p>
      {differences.length === 0 ? (
        <p>{t('alert:conflictNothing')}</p>
      ) : (
        <dl>
          {differences.map(({ id, name, was, is }) => (
            <div key={id}>
              <dt>{name}</dt>
              <dd>
                <del>
                  <span className="visually-hidden">{t('alert:conflictWas')} </span>
                  {was}
                </del>{' '}
                <ins>
                  <span className="visually-hidden">{t('alert:conflictNow')} </span>
                  {is}
                </ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p>{t('alert:conflictHint')}</p>
      {texts.length > 0 && (
        <>
          <p>
            {t('alert:keptText')} <CopyButton value={kept} />
          </p>
          <p className={css['kept']}>{kept}</p>
        </>
      )}
      <Button size="small" onPress={onDismiss}>
        {t('alert:dismiss')}
      </Button>
    </div>
  )
}
