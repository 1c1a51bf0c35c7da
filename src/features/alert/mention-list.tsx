import { OptionList } from '#src/ui/option-list.tsx'
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
  const count = people.length
  const options = people.map((person) => ({
    id: person.id,
    label: person.name,
    hint: t(`domain:role.${person.role as 'analyst'}`),
    person,
  }))
  return (
    <div className={css['place']}>
      <span role="status" className="visually-hidden">
        {count > 0 && t('mentions:offered', { count, formatted: format.count(count) })}
      </span>
      <OptionList
        id={id}
        label={t('mentions:people')}
        options={options}
        active={active}
        onTake={({ person }) => onTake(person)}
      />
    </div>
  )
}
