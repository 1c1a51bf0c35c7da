import { Search, X } from 'lucide-react'
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import field from './field.module.css'
import { IconButton } from './icon-button.tsx'
import { type ListedOption, OptionList } from './option-list.tsx'
import css from './suggest-field.module.css'

export interface Suggestion extends ListedOption {
  /** The text with this suggestion taken, and where the caret then stands. */
  readonly text: string
  readonly caret: number
}

export interface SuggestFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Enter, where no suggestion is chosen. */
  readonly onSubmit: () => void
  /** What could stand at the caret. */
  readonly suggest: (text: string, caret: number) => readonly Suggestion[]
  readonly maxLength?: number
  readonly ref?: Ref<HTMLInputElement>
}

/**
 * One line of text in which parts can be completed from a list: a combobox whose list belongs to the word at the
 * caret. Nothing is chosen until an arrow is pressed, so Enter means what was typed; Tab takes the first.
 */
export function SuggestField({ ref, ...props }: SuggestFieldProps) {
  const { label, value, onChange, suggest, placeholder, maxLength, onSubmit } = props
  const { t } = useTranslation()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  useImperativeHandle(ref, () => input.current as HTMLInputElement)
  const [caret, setCaret] = useState(0)
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState(-1)
  const options = isOpen ? suggest(value, Math.min(caret, value.length)) : []
  const at = Math.min(chosen, options.length - 1)

  const write = (text: string, to: number) => {
    onChange(text)
    setCaret(to)
    setChosen(-1)
    setOpen(true)
  }
  const take = (option: Suggestion) => {
    write(option.text, option.caret)
    requestAnimationFrame(() => input.current?.setSelectionRange(option.caret, option.caret))
  }
  const onKey = (event: KeyboardEvent) => {
    const option = options[at]
    const first = options[0]
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !event.altKey) {
      const by = event.key === 'ArrowDown' ? 1 : -1
      if (isOpen && options.length > 0)
        setChosen((at + by + options.length + (at === -1 && by === -1 ? 1 : 0)) % options.length)
      setOpen(true)
    } else if (event.key === 'Enter') {
      if (option !== undefined) take(option)
      else {
        setOpen(false)
        onSubmit()
      }
    } else if (event.key === 'Tab' && !event.shiftKey && first !== undefined && value !== '') {
      take(option ?? first)
    } else if (event.key === 'Escape' && isOpen && options.length > 0) {
      setOpen(false)
    } else if (event.key === 'Escape' && value !== '') {
      write('', 0)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const follow = () => setCaret(input.current?.selectionStart ?? value.length)

  return (
    <div className={cx(css['suggest'])}>
      <div className={cx(field['control'], css['control'])}>
        <Search size={15} aria-hidden />
        <input
          ref={input}
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={listId}
          {...(at >= 0 ? { 'aria-activedescendant': `${listId}-${at}` } : {})}
          className={cx(field['input'])}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={value}
          maxLength={maxLength}
          onChange={(event) =>
            write(event.target.value, event.target.selectionStart ?? event.target.value.length)
          }
          onKeyDown={onKey}
          onKeyUp={follow}
          onFocus={() => {
            // What is typed next is another word.
            if (value !== '' && !value.endsWith(' ')) write(`${value} `, value.length + 1)
            setOpen(false)
          }}
          onClick={() => {
            follow()
            setOpen(true)
          }}
          onBlur={() => {
            setOpen(false)
            setChosen(-1)
          }}
        />
        {value !== '' && (
          <IconButton icon={X} size="small" label={t('action.clear')} onPress={() => write('', 0)} />
        )}
      </div>
      <OptionList id={listId} label={label} options={options} active={at} onTake={take} />
    </div>
  )
}
