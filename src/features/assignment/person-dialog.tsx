import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useStorePerson, type Workload } from '#src/data/assignment.ts'
import { Button } from '#src/ui/button.tsx'
import { IconButton } from '#src/ui/icon-button.tsx'
import { InlineError } from '#src/ui/inline-error.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import { toast } from '#src/ui/toast.tsx'
import css from './assignment.module.css'
import { SettingDialog } from './setting-dialog.tsx'
import { useAssignmentT } from './use-assignment-t.ts'

interface PersonDialogProps {
  readonly workload: Workload
  readonly onClose: () => void
}

/** How many alerts somebody is given by rule, and the days on which they are given none. */
export function PersonDialog({ workload, onClose }: PersonDialogProps) {
  const t = useAssignmentT()
  const store = useStorePerson(workload)
  const [capacity, setCapacity] = useState(workload.capacity === null ? '' : String(workload.capacity))
  const [absences, setAbsences] = useState(workload.absences)
  const isNumber = /^\d{0,4}$/.test(capacity.trim())
  const isValid = isNumber && absences.every(({ from, to }) => from !== '' && from <= to)
  const save = () =>
    store.mutate(
      { capacity: capacity.trim() === '' ? null : Number(capacity), absences },
      {
        onSuccess: () => {
          toast({ tone: 'ok', title: t('assignment:personSaved', { name: workload.person.name }) })
          onClose()
        },
      },
    )
  return (
    <SettingDialog
      title={workload.person.name}
      isComplete={isValid}
      isSaving={store.isPending}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label={t('assignment:capacity')}
        description={t('assignment:capacityHint')}
        inputMode="numeric"
        value={capacity}
        onChange={setCapacity}
        error={isNumber ? null : t('assignment:capacityWrong')}
        validationBehavior="aria"
      />
      <fieldset className={css['choices']}>
        <legend>{t('assignment:absences')}</legend>
        <p className={css['hint']}>{t('assignment:absencesHint')}</p>
        {absences.map((absence, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- an absence has nothing but its place
          <div key={at} className={css['absence']}>
            <TextField
              label={t('assignment:from')}
              type="date"
              value={absence.from}
              onChange={(from) => setAbsences(absences.with(at, { ...absence, from }))}
            />
            <TextField
              label={t('assignment:to')}
              type="date"
              value={absence.to}
              onChange={(to) => setAbsences(absences.with(at, { ...absence, to }))}
              error={absence.from > absence.to && absence.to !== '' ? t('assignment:absenceWrong') : null}
              validationBehavior="aria"
            />
            <IconButton
              icon={Trash2}
              label={t('assignment:removeAbsence')}
              onPress={() => setAbsences(absences.toSpliced(at, 1))}
            />
          </div>
        ))}
        <Button size="small" icon={Plus} onPress={() => setAbsences([...absences, { from: '', to: '' }])}>
          {t('assignment:addAbsence')}
        </Button>
      </fieldset>
      {store.error !== null && <InlineError error={store.error} />}
    </SettingDialog>
  )
}
