import { useQuery } from '@tanstack/react-query'
import { officeCalendar } from '#core/workflow/calendar.ts'
import type { OfficeCalendar } from '#core/workflow/sla.ts'
import {
  LONGEST_SNOOZE,
  openingOf,
  SNOOZE_CHOICES,
  type SnoozeChoice,
  snoozeEnd,
} from '#core/workflow/snooze.ts'
import { textWeight } from '#core/workflow/closure-codes.ts'
import type { AlertFull } from '#src/data/alerts.ts'
import { officeHoursQuery } from '#src/data/sla-terms.ts'
import { now } from '#src/platform/clock.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { WeighedText } from '#src/ui/closure/weighed-text.tsx'
import { Select } from '#src/ui/select.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import { leastText } from './command-rules.ts'
import css from './decision.module.css'
import { type Draft, useDraft } from './drafts.ts'
import { useWords } from './use-alert-t.ts'
import type { Decision } from './use-decision.ts'

interface SnoozeFormProps {
  readonly alert: AlertFull
  readonly decision: Decision
  readonly onClose: () => void
}

/** Putting an alert aside: until when, and why it can wait. Days are those on which the desk works. */
export function SnoozeForm(props: SnoozeFormProps) {
  const office = useQuery(officeHoursQuery)
  return (
    <AsyncView result={office}>
      {(hours) => <SnoozeFields {...props} office={officeCalendar(hours)} />}
    </AsyncView>
  )
}

interface SnoozeFieldsProps extends SnoozeFormProps {
  readonly office: OfficeCalendar
}

function SnoozeFields({ alert, decision, onClose, office }: SnoozeFieldsProps) {
  const { t, format } = useWords()
  const { draft, change, clear } = useDraft(alert.id)
  const until = chosenEnd(draft, office)
  const least = leastText('snooze', 'reason')
  const isAhead = until !== null && until > now() && until - now() <= LONGEST_SNOOZE
  const { dispositionDue } = alert.sla
  const isPastDue = isAhead && dispositionDue !== null && until > Date.parse(dispositionDue)
  const send = () => {
    if (until === null) return
    decision.send(
      { type: 'snooze', until: new Date(until).toISOString(), reason: draft.snoozeReason.trim() },
      () => {
        clear(['snoozeChoice', 'snoozeDate', 'snoozeReason'])
        onClose()
      },
    )
  }
  return (
    <div className={css['form']}>
      <Select
        label={t('decision:snooze.until')}
        isRequired
        options={[
          ...SNOOZE_CHOICES.map((id) => ({
            id: id as string,
            label: t(`decision:snooze.${id}`),
            hint: format.instant(snoozeEnd(id, now(), office)),
          })),
          { id: 'onDate', label: t('decision:snooze.onDate') },
        ]}
        value={draft.snoozeChoice}
        onChange={(snoozeChoice) => change({ snoozeChoice })}
        error={decision.sent === 'snooze' ? decision.fieldError('until') : null}
      />
      {draft.snoozeChoice === 'onDate' && (
        <TextField
          label={t('decision:snooze.date')}
          type="date"
          value={draft.snoozeDate}
          onChange={(snoozeDate) => change({ snoozeDate })}
          error={draft.snoozeDate !== '' && !isAhead ? t('decision:snooze.choose') : null}
          validationBehavior="aria"
        />
      )}
      <WeighedText
        label={t('decision:snooze.reason')}
        value={draft.snoozeReason}
        onChange={(snoozeReason) => change({ snoozeReason })}
        least={least}
        rows={2}
        error={decision.sent === 'snooze' ? decision.fieldError('reason') : null}
      />
      <p className={css['hint']}>{t('decision:snooze.hint')}</p>
      {isPastDue && (
        <p className={css['reminder']}>
          {t('decision:snooze.pastDue', { time: format.instant(dispositionDue) })}
        </p>
      )}
      <div className={css['buttons']}>
        <Button
          variant="primary"
          isLoading={decision.isPending && decision.sent === 'snooze'}
          isDisabled={!isAhead || textWeight(draft.snoozeReason) < least}
          onPress={send}
        >
          {t('decision:snooze.action')}
        </Button>
        <Button variant="ghost" onPress={onClose}>
          {t('alert:cancel')}
        </Button>
      </div>
    </div>
  )
}

/** The instant chosen in the draft, null while none is. */
function chosenEnd({ snoozeChoice, snoozeDate }: Draft, office: OfficeCalendar): number | null {
  if (snoozeChoice === null) return null
  if (snoozeChoice !== 'onDate') return snoozeEnd(snoozeChoice as SnoozeChoice, now(), office)
  return /^\d{4}-\d\d-\d\d$/.test(snoozeDate) ? openingOf(snoozeDate, office) : null
}
