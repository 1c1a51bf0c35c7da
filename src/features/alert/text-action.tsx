import type { ReactNode } from 'react'
import { textWeight } from '#core/workflow/closure-codes.ts'
import { Button, type ButtonProps } from '#src/ui/button.tsx'
import { WeighedText, type WeighedTextProps } from '#src/ui/closure/weighed-text.tsx'
import css from './decision.module.css'
import { useWords } from './use-alert-t.ts'

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
