import type { ReactNode } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { RadioMark } from '#src/ui/radio-mark.tsx'
import css from './cases.module.css'

interface ChoiceListProps<Item> {
  readonly label: string
  readonly items: readonly Item[]
  readonly idOf: (item: Item) => string
  readonly isDisabled?: (item: Item) => boolean
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
  readonly children: (item: Item) => ReactNode
}

/** Found things, one of which is chosen. */
export function ChoiceList<Item>(props: ChoiceListProps<Item>) {
  const { label, items, idOf, isDisabled, chosen, onChoose, children } = props
  return (
    <RadioGroup className={css['choices'] ?? ''} aria-label={label} value={chosen} onChange={onChoose}>
      {items.map((item) => (
        <Radio
          key={idOf(item)}
          value={idOf(item)}
          isDisabled={isDisabled?.(item) ?? false}
          className={css['option'] ?? ''}
        >
          <RadioMark />
          <span className={css['optionText']}>{children(item)}</span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
