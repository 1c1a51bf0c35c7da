import { useTranslation } from 'react-i18next'
import { textWeight } from '#core/workflow/closure-codes.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { TextArea, type TextAreaProps } from '#src/ui/text-field.tsx'
import css from './closure.module.css'

export interface WeighedTextProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Least weight, see `textWeight`. 0: optional. */
  readonly least: number
  readonly error: string | null
  readonly hint?: string
  readonly rows?: number
  /** What else the area does, where a part of the text can be completed. */
  readonly area?: Omit<TextAreaProps, 'label' | 'value' | 'onChange'>
}

/** Free text that must say enough; it counts along while it is written. */
export function WeighedText({
  label,
  value,
  onChange,
  least,
  error,
  hint,
  rows = 4,
  area = {},
}: WeighedTextProps) {
  const { t } = useTranslation('alert')
  const format = useFormat()
  const used = textWeight(value)
  return (
    <TextArea
      {...area}
      label={label}
      value={value}
      onChange={onChange}
      rows={rows}
      isRequired={least > 0}
      validationBehavior="aria"
      error={error}
      {...(hint === undefined ? {} : { placeholder: hint })}
      description={
        least === 0 ? undefined : (
          <span data-enough={used >= least || undefined} className={css['counter']}>
            {used >= least
              ? t('counterDone', { used: format.count(used) })
              : t('counter', { used: format.count(used), min: format.count(least) })}
          </span>
        )
      }
    />
  )
}
