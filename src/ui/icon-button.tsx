import type { LucideIcon } from 'lucide-react'
import type { Ref } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  TooltipTrigger,
} from 'react-aria-components'
import css from './button.module.css'
import { cx } from './cx.ts'
import { TooltipBubble } from './tooltip.tsx'

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  'children' | 'className' | 'style' | 'aria-label'
> {
  readonly icon: LucideIcon
  /** What it does: the accessible name and the tooltip. */
  readonly label: string
  /** Printed in the tooltip; registering it is the command's business. */
  readonly shortcut?: string
  readonly size?: 'medium' | 'small'
  readonly variant?: 'ghost' | 'secondary'
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button that is only an icon. */
export function IconButton({
  icon: Icon,
  label,
  shortcut,
  size = 'medium',
  variant = 'ghost',
  ...rest
}: IconButtonProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={cx(css['button'], css['icon'], css[variant], size === 'small' && css['small'])}
      >
        <Icon size={size === 'small' ? 14 : 16} aria-hidden />
      </AriaButton>
      <TooltipBubble {...(shortcut === undefined ? {} : { shortcut })}>{label}</TooltipBubble>
    </TooltipTrigger>
  )
}
