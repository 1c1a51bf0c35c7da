import { useEffect, useRef } from 'react'
import { cx } from './cx.ts'
import css from './option-list.module.css'

export interface ListedOption {
  readonly id: string
  readonly label: string
  /** What it means, or how many there are. */
  readonly hint?: string | undefined
}

export interface OptionListProps<Option extends ListedOption> {
  /** For `aria-controls`; option n has the id `${id}-${n}`, for `aria-activedescendant`. */
  readonly id: string
  readonly label: string
  /** None: the list is hidden. */
  readonly options: readonly Option[]
  /** -1: none. */
  readonly active: number
  readonly onTake: (option: Option) => void
}

/** The list under a text field that keeps the focus and the keys; where it lies is the field's matter. */
export function OptionList<Option extends ListedOption>(props: OptionListProps<Option>) {
  const { id, label, options, active, onTake } = props
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active >= 0) list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={label}
      className={cx(css['list'])}
      hidden={options.length === 0}
    >
      {options.map((option, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field keeps focus and keys (aria-activedescendant); an option is for the mouse
        <div
          key={option.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={cx(css['option'])}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(option)}
        >
          <span>{option.label}</span>
          {option.hint !== undefined && <small>{option.hint}</small>}
        </div>
      ))}
    </div>
  )
}
