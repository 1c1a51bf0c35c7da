import { AlarmClock } from 'lucide-react'
import type { AlertFull } from '#src/data/alerts.ts'
import { Button } from '#src/ui/button.tsx'
import css from './decision.module.css'
import { useWords } from './use-alert-t.ts'
import type { Decision } from './use-decision.ts'

interface SnoozeNoticeProps {
  readonly alert: AlertFull
  readonly decision: Decision
}

/** That the alert is put aside: until when, by whom and why, and the way to take it up again. */
export function SnoozeNotice({ alert, decision }: SnoozeNoticeProps) {
  const { t, format } = useWords()
  if (alert.snooze === null) return null
  const { until, by, reason } = alert.snooze
  return (
    <section className={css['snoozed']}>
      <b>
        <AlarmClock size={15} aria-hidden /> {t('decision:snooze.asleep', { time: format.instant(until) })}
      </b>
      <p>{t('decision:snooze.asleepBy', { name: by.name, reason })}</p>
      {alert.allowedCommands.includes('wake') && (
        <Button
          size="small"
          isLoading={decision.isPending && decision.sent === 'wake'}
          onPress={() => decision.send({ type: 'wake' })}
        >
          {t('decision:snooze.wake')}
        </Button>
      )}
    </section>
  )
}
