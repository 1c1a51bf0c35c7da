import type { ReactNode } from 'react'
import { CheckboxGroup } from 'react-aria-components'
import { useFormat } from '#src/platform/use-format.ts'
import { Checkbox } from './checkbox.tsx'
import { cx } from './cx.ts'
import css from './field.module.css'

export interface FacetOption {
  readonly id: string
  readonly label: ReactNode
  /** How many would be shown. Null where it was not counted: nothing is printed, never a zero. */
  readonly count?: number | null
}

export interface FacetListProps {
  readonly label: string
  readonly options: readonly FacetOption[]
  readonly selected: readonly string[]
  readonly onChange: (selected: readonly string[]) => void
}

/** Choose several, each with how many it holds. */
export function FacetList({ label, options, selected, onChange }: FacetListProps) {
  const format = useFormat()
  return (
    <CheckboxGroup aria-label={label} value={[...selected]} onChange={onChange} className={cx(css['facet'])}>
      {options.map((option) => (
        <Checkbox
          key={option.id}
          value={option.id}
          {...(typeof option.count === 'number' ? { count: format.count(option.count) } : {})}
        >
          {option.label}
        </Checkbox>
      ))}
    </CheckboxGroup>
  )
}
