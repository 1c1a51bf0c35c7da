import type { ReactNode } from 'react'
import { textWeight } from '#core/workflow/closure-codes.ts'
import { Button, type ButtonProps } from '#src/ui/button.tsx'
import { TextArea } from '#src/ui/text-field.tsx'
import css from './decision.module.css'
import { useWords } from './use-alert-t.ts'

interface WeighedTextProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Least weight, see `textWeight`. 0: optional. */
  readonly least: number
  readonly error: string | null
  readonly hint?: string
  readonly rows?: number
}

/** Free text that must say enough; it counts along while it is written. */
export function WeighedText({ label, value, onChange, least, error, hint, rows = 4 }: WeighedTextProps) {
  const { t, format } = useWords()
  const used = textWeight(value)
  return (
    <TextArea
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
              ? t('alert:counterDone', { used: format.count(used) })
              : t('alert:counter', { used: format.count(used), min: format.count(least) })}
          </span>
        )
      }
    />
  )
}

interface TextActionProps extends Omit<WeighedTextProps, 'rows'> {
  readonly submit: string
  readonly variant?: NonNullable<ButtonProps['variant']>
  readonly isPending: boolean
  readonly onSubmit: () => void
  readonly onCancel?: () => void
  readonly children?: ReactNode
}

/** One text and what is done with it. */
export function TextAction(props: TextActionProps) {
  const { submit, variant = 'primary', isPending, onSubmit, onCancel, children, ...text } = props
  const { t } = useWords()
  return (
    <div className={css['form']}>
      <WeighedText {...text} rows={3} />
      {children}
      <div className={css['buttons']}>
        <Button
          variant={variant}
          isLoading={isPending}
          isDisabled={textWeight(text.value) < text.least}
          onPress={onSubmit}
        >
          {submit}
        </Button>
        {onCancel && (
          <Button variant="ghost" onPress={onCancel}>
            {t('alert:cancel')}
          </Button>
        )}
      </div>
    </div>
  )
}
