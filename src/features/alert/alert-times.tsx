import { CalendarX2, Hourglass } from 'lucide-react'
import type { AlertFull } from '#src/data/alerts.ts'
import { Button } from '#src/ui/button.tsx'
import { Fact } from '#src/ui/fact.tsx'
import { Popover } from '#src/ui/popover.tsx'
import { type AlertT, useAlertT } from './use-alert-t.ts'

/** How long the desk has had the alert: its own time, and apart from it the time spent waiting for answers. */
export function AlertTimes({ times }: { readonly times: AlertFull['times'] }) {
  const t = useAlertT()
  return (
    <>
      <Fact name={t('decision:times.active')}>{spanWords(times.activeMs, t)}</Fact>
      {times.waitingMs > 0 && (
        <Fact name={t('decision:times.waiting')}>
          {times.waitingSince !== null && <Hourglass size={12} aria-hidden />} {spanWords(times.waitingMs, t)}
        </Fact>
      )}
      {!times.calendarCovers && (
        <Popover
          label={t('decision:times.notCovered')}
          trigger={
            <Button size="small" variant="ghost" icon={CalendarX2}>
              {t('decision:times.notCovered')}
            </Button>
          }
        >
          <p>{t('decision:times.notCoveredHint')}</p>
        </Popover>
      )}
    </>
  )
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A length of time in its two largest units, never rounded up. */
function spanWords(ms: number, t: AlertT): string {
  const minutes = Math.floor((ms % HOUR) / MINUTE)
  if (ms < HOUR) return t('decision:times.minutes', { minutes })
  const hours = Math.floor((ms % DAY) / HOUR)
  if (ms < DAY) return t('decision:times.hours', { hours, minutes })
  return t('decision:times.days', { days: Math.floor(ms / DAY), hours })
}
