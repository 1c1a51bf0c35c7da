import { Label, ProgressBar } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import css from './progress.module.css'

export interface ProgressProps {
  readonly label: string
  /** 0 to 1, or null where the length is not known. */
  readonly value: number | null
  /** In words: `3,120 of 20,000 rows`. Default: the percentage. */
  readonly valueLabel?: string
  readonly onCancel?: () => void
}

/** Long work: how far it is, and a way to stop it. */
export function Progress({ label, value, valueLabel, onCancel }: ProgressProps) {
  const { t } = useTranslation()
  return (
    <div className={cx(css['frame'])}>
      <ProgressBar
        value={(value ?? 0) * 100}
        isIndeterminate={value === null}
        {...(valueLabel === undefined ? {} : { valueLabel })}
        className={cx(css['progress'])}
      >
        {({ percentage, valueText }) => (
          <>
            <Label>{label}</Label>
            <span className={cx(css['value'])}>{value === null ? (valueLabel ?? '') : valueText}</span>
            <div className={cx(css['track'])}>
              <div
                className={cx(css['fill'], value === null && css['unsure'])}
                {...(value === null ? {} : { style: { width: `${percentage ?? 0}%` } })}
              />
            </div>
          </>
        )}
      </ProgressBar>
      {onCancel && (
        <Button size="small" onPress={onCancel}>
          {t('action.cancel')}
        </Button>
      )}
    </div>
  )
}
