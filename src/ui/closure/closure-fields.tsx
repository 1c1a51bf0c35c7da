import { Radio, RadioGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { closureCode, textWeight } from '#core/workflow/closure-codes.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { Select } from '#src/ui/select.tsx'
import { RadioMark } from '#src/ui/radio-mark.tsx'
import css from './closure.module.css'
import {
  type CloseField,
  type ClosureDraft,
  closureOptions,
  leastRationale,
  missingFields,
} from './closure-draft.ts'
import { SafeChecklist } from './safe-checklist.tsx'
import { WeighedText } from './weighed-text.tsx'

export interface ClosureFieldsProps {
  readonly draft: ClosureDraft
  readonly onChange: (change: Partial<ClosureDraft>) => void
  /** Some codes are no reason for a sanctions match. */
  readonly isSanctions: boolean
  /** Names what is missing at each field: somebody has tried to send it. */
  readonly isChecked: boolean
  /** The server's word about one field. */
  readonly fieldError: (field: string) => string | null
}

/** Everything a closure needs: for one alert, for several, for a group. What is missing is named at its field. */
export function ClosureFields({ draft, onChange, isSanctions, isChecked, fieldError }: ClosureFieldsProps) {
  const { t } = useTranslation(['alert', 'domain'])
  const format = useFormat()
  const missing = missingFields(draft)
  const least = leastRationale(draft.code)
  const errorOf = (field: CloseField, words: string) =>
    isChecked && missing.includes(field) ? words : fieldError(field)
  const chosen = draft.code === null ? undefined : closureCode(draft.code)
  const riskError = errorOf('riskProfileUpdated', t('alert:riskProfileMissing'))
  return (
    <>
      <SafeChecklist
        draft={draft}
        onChange={(safe) => onChange({ safe })}
        isChecked={isChecked}
        fieldError={fieldError}
      />
      <div>
        <Select
          label={t('alert:closureCode')}
          isRequired
          options={closureOptions(isSanctions).map(({ code, class: group, isOffered }) => ({
            id: code,
            label: t(`domain:closure.${code as 'fp-label'}`, { defaultValue: code }),
            hint: isOffered ? t(`alert:codeClass.${group}`) : t('alert:notForSanctions'),
            isDisabled: !isOffered,
          }))}
          value={draft.code}
          onChange={(code) => onChange({ code })}
          error={errorOf('code', t('alert:closureCodeMissing'))}
        />
        {chosen && <p className={css['hint']}>{t(`alert:codeClass.${chosen.class}`)}</p>}
      </div>
      <WeighedText
        label={t('alert:rationale')}
        hint={t('alert:rationaleHint')}
        value={draft.rationale}
        onChange={(rationale) => onChange({ rationale })}
        least={least}
        rows={5}
        error={errorOf(
          'rationale',
          t('alert:tooShort', {
            min: format.count(least),
            missing: format.count(Math.max(0, least - textWeight(draft.rationale))),
          }),
        )}
      />
      <RadioGroup
        className={css['radios'] ?? ''}
        aria-label={t('alert:riskProfile')}
        value={draft.riskProfileUpdated === null ? null : String(draft.riskProfileUpdated)}
        onChange={(value) => onChange({ riskProfileUpdated: value === 'true' })}
      >
        <span className={css['question']}>{t('alert:riskProfile')}</span>
        <Radio value="true" className={css['radio'] ?? ''}>
          <RadioMark /> {t('alert:yes')}
        </Radio>
        <Radio value="false" className={css['radio'] ?? ''}>
          <RadioMark /> {t('alert:no')}
        </Radio>
        {riskError !== null && (
          <p role="alert" className={css['error']}>
            {riskError}
          </p>
        )}
      </RadioGroup>
    </>
  )
}
