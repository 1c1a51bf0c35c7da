import type { ReactElement, ReactNode } from 'react'
import {
  Dialog,
  DialogTrigger,
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
} from 'react-aria-components'
import { cx } from './cx.ts'
import css from './overlay.module.css'

export interface PopoverProps {
  /** Name of what opens, for screen readers. */
  readonly label: string
  readonly trigger: ReactElement
  readonly children: ReactNode
  readonly placement?: NonNullable<AriaPopoverProps['placement']>
  /** Where something inside closes it. */
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
}

/** Something small beside its button: a filter, a definition, a column list. Escape and a click outside close it. */
export function Popover({ label, trigger, children, placement = 'bottom start', ...state }: PopoverProps) {
  return (
    <DialogTrigger {...state}>
      {trigger}
      <AriaPopover className={cx(css['popover'], css['padded'])} placement={placement} offset={4}>
        <Dialog aria-label={label} className={cx(css['plain'])}>
          {children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
