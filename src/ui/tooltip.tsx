import type { ReactElement, ReactNode } from 'react'
import { Focusable, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import { cx } from './cx.ts'
import { Kbd } from './kbd.tsx'
import css from './overlay.module.css'

export interface TooltipBubbleProps {
  readonly children: ReactNode
  readonly shortcut?: string
}

/** The bubble alone, for components that bring their own TooltipTrigger. */
export function TooltipBubble({ children, shortcut }: TooltipBubbleProps) {
  return (
    <AriaTooltip offset={6} className={cx(css['tooltip'])}>
      {children}
      {shortcut !== undefined && <Kbd shortcut={shortcut} />}
    </AriaTooltip>
  )
}

export interface TooltipProps {
  /** What is said. Never the only place of something a person needs: touch has no hover. */
  readonly text: ReactNode
  /** One focusable element: a link, a button, or a span with `role` and `tabIndex`. */
  readonly children: ReactElement<React.DOMAttributes<HTMLElement>, string>
}

/** Explains one element on hover and on focus. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      <Focusable>{children}</Focusable>
      <TooltipBubble>{text}</TooltipBubble>
    </TooltipTrigger>
  )
}
