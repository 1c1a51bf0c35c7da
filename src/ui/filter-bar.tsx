import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import css from './filter.module.css'

export interface ToolbarProps {
  readonly label: string
  readonly children: ReactNode
  /** On the right. */
  readonly end?: ReactNode
}

/** Controls over a list, in one row that wraps. Wrap the control that may grow in `<div data-grow>`. */
export function Toolbar({ label, children, end }: ToolbarProps) {
  return (
    <div role="group" aria-label={label} className={cx(css['bar'])}>
      {children}
      {end !== undefined && <div className={cx(css['end'])}>{end}</div>}
    </div>
  )
}

export interface FilterChip {
  readonly id: string
  readonly name: string
  readonly value: string
  readonly onRemove: () => void
}

export interface FilterChipsProps {
  readonly chips: readonly FilterChip[]
  readonly onClear: () => void
}

/** What a list is filtered by now, each removable. Nothing where nothing is filtered. */
export function FilterChips({ chips, onClear }: FilterChipsProps) {
  const { t } = useTranslation()
  if (chips.length === 0) return null
  return (
    <div role="group" aria-label={t('filter.active')} className={cx(css['chips'])}>
      {chips.map((chip) => (
        <span key={chip.id} className={cx(css['chip'])}>
          {chip.name} <b>{chip.value}</b>
          <AriaButton
            aria-label={t('action.remove', {
              name: t('filter.chip', { name: chip.name, value: chip.value }),
            })}
            className={cx(css['remove'])}
            onPress={chip.onRemove}
          >
            <X size={13} aria-hidden />
          </AriaButton>
        </span>
      ))}
      <Button variant="ghost" size="small" onPress={onClear}>
        {t('action.clearAll')}
      </Button>
    </div>
  )
}
