import { useState } from 'react'
import { HONG_KONG_OFFICE } from '#core/workflow/calendar.ts'
import { type SlaSettings, useStoreSlaTerms } from '#src/data/sla-terms.ts'
import { Button } from '#src/ui/button.tsx'
import { Checkbox } from '#src/ui/checkbox.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { TextArea, TextField } from '#src/ui/text-field.tsx'
import { toast } from '#src/ui/toast.tsx'
import css from './assignment.module.css'
import { draftOfOffice, MOST_DAYS_OFF, type OfficeDraft, readOffice, WEEK } from './office-draft.ts'
import { SettingDialog } from './setting-dialog.tsx'
import { useAssignmentT } from './use-assignment-t.ts'

interface OfficeDialogProps {
  readonly settings: SlaSettings
  readonly onClose: () => void
}

/** A new version of the office hours: when the desk works, and on which days it does not. */
export function OfficeDialog({ settings, onClose }: OfficeDialogProps) {
  const t = useAssignmentT()
  const store = useStoreSlaTerms(settings.version)
  const [draft, setDraft] = useState(() => draftOfOffice(settings.office))
  const change = (part: Partial<OfficeDraft>) => setDraft({ ...draft, ...part })
  const { office, faults } = readOffice(draft)
  const save = () => {
    if (office === null) return
    store.mutate(
      { terms: settings.terms, office },
      {
        onSuccess: ({ data }) => {
          toast({ tone: 'ok', title: t('assignment:sla.saved', { version: data.version }) })
          onClose()
        },
      },
    )
  }
  const wrongLine =
    faults.line === null
      ? null
      : t(`assignment:office.line.${faults.line.why}`, { number: faults.line.number })
  return (
    <SettingDialog
      placement="side"
      title={t('assignment:office.change')}
      isComplete={office !== null}
      isSaving={store.isPending}
      onSave={save}
      onClose={onClose}
    >
      <p className={css['hint']}>{t('assignment:office.hint')}</p>
      <div className={css['pair']}>
        <TextField
          label={t('assignment:office.opens')}
          value={draft.opens}
          onChange={(opens) => change({ opens })}
          error={faults.opens ? t('assignment:office.wrongTime') : null}
          validationBehavior="aria"
        />
        <TextField
          label={t('assignment:office.closes')}
          value={draft.closes}
          onChange={(closes) => change({ closes })}
          error={faults.closes ? t('assignment:office.wrongClose') : null}
          validationBehavior="aria"
        />
      </div>
      <fieldset className={css['choices']}>
        <legend>{t('assignment:office.weekdays')}</legend>
        <div className={css['ticks']}>
          {WEEK.map(({ day, name }) => (
            <Checkbox
              key={day}
              isSelected={draft.weekdays.includes(day)}
              onChange={(isOn) =>
                change({
                  weekdays: isOn ? [...draft.weekdays, day] : draft.weekdays.filter((other) => other !== day),
                })
              }
            >
              {t(`assignment:office.day.${name}`)}
            </Checkbox>
          ))}
        </div>
        {faults.weekdays && <p role="alert">{t('assignment:office.noDay')}</p>}
      </fieldset>
      <TextArea
        label={t('assignment:office.daysOff')}
        description={t('assignment:office.daysOffHint')}
        value={draft.daysOff}
        onChange={(daysOff) => change({ daysOff })}
        rows={14}
        isMono
        error={faults.isTooMany ? t('assignment:office.tooMany', { most: MOST_DAYS_OFF }) : wrongLine}
        validationBehavior="aria"
      />
      <div className={css['buttons']}>
        <Button
          size="small"
          onPress={() => {
            const { daysOff, from, to } = draftOfOffice(GENERAL)
            change({ daysOff, from, to })
          }}
        >
          {t('assignment:office.general', { ...HONG_KONG_OFFICE.complete })}
        </Button>
      </div>
      <div className={css['pair']}>
        <TextField
          label={t('assignment:office.from')}
          inputMode="numeric"
          value={draft.from}
          onChange={(from) => change({ from })}
          error={faults.years ? t('assignment:office.wrongYears') : null}
          validationBehavior="aria"
        />
        <TextField
          label={t('assignment:office.to')}
          inputMode="numeric"
          value={draft.to}
          onChange={(to) => change({ to })}
          validationBehavior="aria"
        />
      </div>
      <p className={css['hint']}>{t('assignment:office.completeHint')}</p>
      {store.error !== null && <InlineError error={store.error} />}
    </SettingDialog>
  )
}

const GENERAL: SlaSettings['office'] = {
  ...HONG_KONG_OFFICE,
  weekdays: [...HONG_KONG_OFFICE.weekdays],
  holidays: [...HONG_KONG_OFFICE.holidays],
}
