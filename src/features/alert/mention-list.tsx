import { useEffect, useRef } from 'react'
import css from './mention.module.css'
import { useWords } from './use-alert-t.ts'
import type { Person } from './use-mentions.ts'

interface MentionListProps {
  readonly id: string
  readonly people: readonly Person[]
  readonly active: number
  readonly onTake: (person: Person) => void
}

/** People who could be meant by the name being typed. */
export function MentionList({ id, people, active, onTake }: MentionListProps) {
  const { t, format } = useWords()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const count = people.length
  return (
    <div className={css['place']}>
      <span role="status" className="visually-hidden">
        {count > 0 && t('mentions:offered', { count, formatted: format.count(count) })}
      </span>
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={t('mentions:people')}
        className={css['list']}
        hidden={count === 0}
      >
        {people.map((person, index) => (
          // The text keeps the focus and the keys (aria-activedescendant); an option is for the mouse.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={person.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={css['option']}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onTake(person)}
          >
            <span>{person.name}</span>
            <small>{t(`domain:role.${person.role as 'analyst'}`)}</small>
          </div>
        ))}
      </div>
    </div>
  )
}
