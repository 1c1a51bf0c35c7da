import { useState } from 'react'
import { type SlaRow, type SlaSettings, useStoreSlaTerms } from '#src/data/sla-terms.ts'
import { InlineError } from '#src/ui/inline-error.tsx'
import { Select } from '#src/ui/select.tsx'
import { SeverityBadge, toSeverity } from '#src/ui/severity.tsx'
import { TextField } from '#src/ui/text-field.tsx'
import { toast } from '#src/ui/toast.tsx'
import css from './assignment.module.css'
import { SettingDialog } from './setting-dialog.tsx'
import { useAssignmentT } from './use-assignment-t.ts'

const CLOCKS = ['firstTouch', 'disposition'] as const
type Clock = (typeof CLOCKS)[number]
const UNITS = ['hours', 'days', 'none'] as const
type Unit = (typeof UNITS)[number]
/** From here on an alert has both clocks; the desk refuses anything else. */
const ALWAYS_TIMED_FROM = 4

interface Draft {
  readonly unit: Unit
  readonly amount: string
}
type DraftRow = { readonly severity: number } & { readonly [C in Clock]: Draft }

const draftOf = (term: SlaRow[Clock]): Draft =>
  term === null ? { unit: 'none', amount: '' } : { unit: term.unit, amount: String(term.amount) }

const isRight = ({ unit, amount }: Draft) =>
  unit === 'none' ||
  (/^\d{1,3}$/.test(amount.trim()) && Number(amount) <= 250 && (unit === 'days' || Number(amount) > 0))

const termOf = ({ unit, amount }: Draft): SlaRow[Clock] =>
  unit === 'none' ? null : { unit, amount: Number(amount) }

interface SlaDialogProps {
  readonly settings: SlaSettings
  readonly onClose: () => void
}

/** A new version of the clocks: for each severity how long until the first touch, and until the disposition. */
export function SlaDialog({ settings, onClose }: SlaDialogProps) {
  const t = useAssignmentT()
  const store = useStoreSlaTerms(settings.version)
  const [rows, setRows] = useState<readonly DraftRow[]>(() =>
    settings.terms.map(({ severity, firstTouch, disposition }) => ({
      severity,
      firstTouch: draftOf(firstTouch),
      disposition: draftOf(disposition),
    })),
  )
  const set = (at: number, clock: Clock, change: Partial<Draft>) =>
    setRows(rows.map((row, n) => (n === at ? { ...row, [clock]: { ...row[clock], ...change } } : row)))
  const isValid = rows.every((row) => CLOCKS.every((clock) => isRight(row[clock])))
  const save = () =>
    store.mutate(
      {
        terms: rows.map(({ severity, firstTouch, disposition }) => ({
          severity,
          firstTouch: termOf(firstTouch),
          disposition: termOf(disposition),
        })),
      },
      {
        onSuccess: ({ data }) => {
          toast({ tone: 'ok', title: t('assignment:sla.saved', { version: data.version }) })
          onClose()
        },
      },
    )
  return (
    <SettingDialog
      placement="side"
      title={t('assignment:sla.change')}
      isComplete={isValid}
      isSaving={store.isPending}
      onSave={save}
      onClose={onClose}
    >
      <p className={css['hint']}>{t('assignment:sla.hint')}</p>
      {rows.map((row, at) => (
        <fieldset key={row.severity} className={css['choices']}>
          <legend>
            <SeverityBadge severity={toSeverity(row.severity)} />
          </legend>
          {CLOCKS.map((clock) => (
            <ClockFields
              key={clock}
              clock={clock}
              severity={row.severity}
              draft={row[clock]}
              onChange={(change) => set(at, clock, change)}
            />
          ))}
        </fieldset>
      ))}
      {store.error !== null && <InlineError error={store.error} />}
    </SettingDialog>
  )
}

interface ClockFieldsProps {
  readonly clock: Clock
  readonly severity: number
  readonly draft: Draft
  readonly onChange: (change: Partial<Draft>) => void
}

function ClockFields({ clock, severity, draft, onChange }: ClockFieldsProps) {
  const t = useAssignmentT()
  const names = { clock: t(`assignment:sla.${clock}`), severity }
  const units = severity >= ALWAYS_TIMED_FROM ? UNITS.filter((unit) => unit !== 'none') : UNITS
  return (
    <div className={css['clock']}>
      <span aria-hidden>{names.clock}</span>
      <TextField
        label={t('assignment:sla.amount', names)}
        isLabelHidden
        inputMode="numeric"
        value={draft.amount}
        isDisabled={draft.unit === 'none'}
        onChange={(amount) => onChange({ amount })}
        error={isRight(draft) ? null : t('assignment:sla.wrong')}
        validationBehavior="aria"
      />
      <Select
        label={t('assignment:sla.unit', names)}
        isLabelHidden
        options={units.map((unit) => ({ id: unit, label: t(`assignment:sla.unitName.${unit}`) }))}
        value={draft.unit}
        onChange={(unit) => onChange({ unit })}
      />
    </div>
  )
}
