import type { ReactNode } from 'react'
import { Tooltip as AriaTooltip } from 'react-aria-components'
import { cx } from './cx.ts'
import { Kbd } from './kbd.tsx'
import css from './overlay.module.css'

export interface TooltipBubbleProps {
  readonly children: ReactNode
  readonly shortcut?: string
}

/** The bubble, for components that bring their own TooltipTrigger. */
export function TooltipBubble({ children, shortcut }: TooltipBubbleProps) {
  return (
    <AriaTooltip offset={6} className={cx(css['tooltip'])}>
      {children}
      {shortcut !== undefined && <Kbd shortcut={shortcut} />}
    </AriaTooltip>
  )
}
