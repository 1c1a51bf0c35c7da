import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components'
import { cx } from './cx.ts'
import css from './field.module.css'

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> {
  /** The label. Without it give `aria-label`. */
  readonly children?: ReactNode
  /** Beside the label, for facets. */
  readonly count?: ReactNode
}

export function Checkbox({ children, count, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={cx(css['checkbox'])}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={cx(css['box'])}>
            {isIndeterminate ? (
              <Minus size={12} strokeWidth={3} aria-hidden />
            ) : (
              isSelected && <Check size={12} strokeWidth={3} aria-hidden />
            )}
          </span>
          {children !== undefined && <span className={cx(css['grow'])}>{children}</span>}
          {count !== undefined && <span className={cx(css['count'])}>{count}</span>}
        </>
      )}
    </AriaCheckbox>
  )
}
