import { useRef, useState } from 'react'
import type { TextAreaProps } from '#src/ui/text-field.tsx'
import { openCall, peopleFor, takeCall } from './mention-text.ts'

/** React Aria's own: handled keys go no further, others must be let go on. */
type KeyEvent = Parameters<NonNullable<TextAreaProps['onKeyDown']>>[0]

export interface Person {
  readonly id: string
  readonly name: string
  readonly role: string
}

interface MentionsOf {
  readonly text: string
  readonly onChange: (text: string) => void
  readonly people: readonly Person[]
  readonly listId: string
}

/**
 * Completes names in a text of several lines: after an `@` the people whose name fits are offered. The text keeps the
 * focus and the keys: arrows move in the list, Enter and Tab take, Escape puts the list away until the next `@`.
 * (A textarea may not be a combobox in ARIA; a textbox with a list and an active option is what it may be.)
 */
export function useMentions({ text, onChange, people, listId }: MentionsOf) {
  const area = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(text.length)
  const [chosen, setChosen] = useState(0)
  /** The `@` whose list was put away. */
  const [refused, setRefused] = useState<number | null>(null)
  const [hasFocus, setFocus] = useState(false)
  const call = hasFocus ? openCall(text, Math.min(caret, text.length)) : null
  const options = call === null || call.at === refused ? [] : peopleFor(people, call.query)
  const active = Math.min(chosen, options.length - 1)
  const isOpen = options.length > 0

  const write = (next: string) => {
    onChange(next)
    setCaret(area.current?.selectionStart ?? next.length)
    setChosen(0)
    if (next.length < text.length) setRefused(null)
  }
  const take = (person: Person) => {
    if (call === null) return
    const taken = takeCall(text, caret, call, person.name)
    onChange(taken.text)
    setCaret(taken.caret)
    setChosen(0)
    requestAnimationFrame(() => area.current?.setSelectionRange(taken.caret, taken.caret))
  }
  const onKeyDown = (event: KeyEvent) => {
    const option = options[active]
    if (option === undefined || event.nativeEvent.isComposing) return event.continuePropagation()
    const { key } = event
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      setChosen((active + (key === 'ArrowDown' ? 1 : -1) + options.length) % options.length)
    } else if ((key === 'Enter' || key === 'Tab') && !event.shiftKey) take(option)
    else if (key === 'Escape') setRefused(call?.at ?? null)
    else return event.continuePropagation()
    return event.preventDefault()
  }
  return {
    write,
    take,
    options,
    active,
    area: {
      ref: area,
      onKeyDown,
      onSelect: () => setCaret(area.current?.selectionStart ?? 0),
      onFocus: () => setFocus(true),
      onBlur: () => setFocus(false),
      'aria-autocomplete': 'list' as const,
      'aria-haspopup': 'listbox' as const,
      ...(isOpen ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${active}` } : {}),
    },
  }
}
