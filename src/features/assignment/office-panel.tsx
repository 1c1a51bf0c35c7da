import { useQuery } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { type Office, slaTermsQuery } from '#src/data/sla-terms.ts'
import { now } from '#src/platform/clock.ts'
import { useCan } from '#src/platform/session.ts'
import { wallClock } from '#src/platform/timezone.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { Panel } from '#src/ui/panel.tsx'
import css from './assignment.module.css'
import { OfficeDialog } from './office-dialog.tsx'
import { WEEK } from './office-draft.ts'
import { type AssignmentT, useAssignmentT } from './use-assignment-t.ts'

/** When the desk works: what the clocks count by. */
export function OfficePanel() {
  const t = useAssignmentT()
  const canManage = useCan('sla.manage')
  const result = useQuery(slaTermsQuery)
  const [isEdited, setEdited] = useState(false)
  return (
    <Panel
      title={t('assignment:office.title')}
      actions={
        canManage &&
        result.data && (
          <Button size="small" icon={Pencil} onPress={() => setEdited(true)}>
            {t('assignment:office.change')}
          </Button>
        )
      }
    >
      <AsyncView result={result}>
        {(settings) => (
          <>
            <OfficeFacts office={settings.office} />
            {isEdited && <OfficeDialog settings={settings} onClose={() => setEdited(false)} />}
          </>
        )}
      </AsyncView>
    </Panel>
  )
}

function OfficeFacts({ office }: { readonly office: Office }) {
  const t = useAssignmentT()
  const { from, to } = office.complete
  const today = wallClock(now(), 'HKT').date
  const ahead = office.holidays.filter(({ date }) => date >= today)
  return (
    <div className={css['form']}>
      <p>{hoursWords(office, t)}</p>
      <p>
        {t('assignment:office.listed', { count: office.holidays.length })} ·{' '}
        {from === to
          ? t('assignment:office.completeOne', { from })
          : t('assignment:office.complete', { from, to })}
      </p>
      <details className={css['more']}>
        <summary>{t('assignment:office.show')}</summary>
        {ahead.length === 0 && <p className={css['hint']}>{t('assignment:office.noneAhead')}</p>}
        <ul className={css['daysOff']}>
          {ahead.map(({ date, name }) => (
            <li key={date}>
              <time dateTime={date}>{date}</time>
              <span>{name}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

function hoursWords({ opens, closes, weekdays }: Office, t: AssignmentT): string {
  const isAlways = opens === '00:00' && closes === '24:00' && weekdays.length === WEEK.length
  if (isAlways) return t('assignment:office.always')
  const days = WEEK.filter(({ day }) => weekdays.includes(day)).map(({ name }) =>
    t(`assignment:office.day.${name}`),
  )
  return t('assignment:office.hours', { days: days.join(' '), opens, closes })
}
