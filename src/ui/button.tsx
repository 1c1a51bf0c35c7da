import { LoaderCircle, type LucideIcon } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps, ProgressBar } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import css from './button.module.css'
import { cx } from './cx.ts'

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'isPending'> {
  readonly children: ReactNode
  /** One `primary` at most on a screen; `danger` for what cannot be taken back. */
  readonly variant?: 'primary' | 'secondary' | 'ghost' | 'danger'
  readonly size?: 'medium' | 'small'
  readonly icon?: LucideIcon
  /** Busy: keeps its width and its focus, does nothing when pressed. */
  readonly isLoading?: boolean
  /** What it does is done: it does nothing more, and keeps the focus that somebody pressed it with. */
  readonly isSpent?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with words on it. For an icon alone use IconButton, which has a tooltip. */
export function Button({
  children,
  variant = 'secondary',
  size = 'medium',
  icon: Icon,
  isLoading = false,
  isSpent = false,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(isSpent ? SPENT : {})}
      isPending={isLoading}
      className={cx(
        css['button'],
        css[variant],
        size === 'small' && css['small'],
        isLoading && css['waiting'],
      )}
    >
      {Icon && <Icon size={size === 'small' ? 13 : 15} aria-hidden />}
      <span>{children}</span>
      {isLoading && <Spinner />}
    </AriaButton>
  )
}

const SPENT = { 'aria-disabled': true, onPress: () => undefined } as const

function Spinner() {
  const { t } = useTranslation()
  return (
    <ProgressBar isIndeterminate aria-label={t('progress.working')} className={cx(css['spinner'])}>
      <LoaderCircle size={15} aria-hidden />
    </ProgressBar>
  )
}
