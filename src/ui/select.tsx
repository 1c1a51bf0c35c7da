import { Check, ChevronDown, type LucideIcon } from 'lucide-react'
import {
  Button,
  FieldError,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import css from './field.module.css'
import overlay from './overlay.module.css'
import { FieldLabel } from './text-field.tsx'

export interface SelectOption<Id extends string = string> {
  readonly id: Id
  readonly label: string
  readonly hint?: string
  readonly icon?: LucideIcon
  readonly isDisabled?: boolean
}

export interface SelectProps<Id extends string = string> {
  readonly label: string
  readonly options: readonly SelectOption<Id>[]
  /** Null: nothing chosen yet. */
  readonly value: Id | null
  readonly onChange: (value: Id) => void
  readonly placeholder?: string
  /** Names the field for screen readers only, for toolbars. */
  readonly isLabelHidden?: boolean
  readonly isDisabled?: boolean
  readonly isRequired?: boolean
  readonly error?: string | null | undefined
}

/** Choose one of a few. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, options, value, onChange, error, isLabelHidden = false, isRequired = false } = props
  const { t } = useTranslation()
  return (
    <AriaSelect
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(key as Id)
      }}
      isDisabled={props.isDisabled ?? false}
      isRequired={isRequired}
      isInvalid={Boolean(error)}
      placeholder={props.placeholder ?? t('field.choose')}
      className={cx(css['field'])}
    >
      {!isLabelHidden && <FieldLabel isRequired={isRequired}>{label}</FieldLabel>}
      <Button className={cx(css['control'])}>
        <SelectValue className={cx(css['value'])}>
          {({ isPlaceholder, selectedText, defaultChildren }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <ChevronDown size={15} aria-hidden />
      </Button>
      <FieldError className={cx(css['error'])}>{error}</FieldError>
      <Popover className={cx(overlay['popover'])} offset={4}>
        <ListBox className={cx(overlay['list'])} items={options}>
          {(option) => <Option option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

function Option({ option }: { readonly option: SelectOption }) {
  const { icon: Icon } = option
  return (
    <ListBoxItem
      id={option.id}
      textValue={option.label}
      isDisabled={option.isDisabled ?? false}
      className={cx(overlay['item'])}
    >
      {({ isSelected }) => (
        <>
          {Icon && <Icon size={15} aria-hidden />}
          <span className={cx(overlay['grow'])}>
            {option.label}
            {option.hint !== undefined && <small>{option.hint}</small>}
          </span>
          <span className={cx(overlay['check'])}>{isSelected && <Check size={15} aria-hidden />}</span>
        </>
      )}
    </ListBoxItem>
  )
}
