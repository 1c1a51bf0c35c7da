import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AlertGroup } from '#src/data/alert-groups.ts'
import { FilterChips } from '#src/ui/filter-bar.tsx'
import { useCategoryName } from '#src/ui/known-category.tsx'
import { toSeverity } from '#src/ui/severity.tsx'
import type { GroupsSearch } from './search.ts'

const PARTS = ['severity', 'rule', 'category', 'book'] as const
type Part = (typeof PARTS)[number]

interface CauseChipsProps {
  readonly search: GroupsSearch
  /** Books are known here by the groups that are shown. */
  readonly groups: readonly AlertGroup[]
}

/** The filters that came along from the queue, removable one by one. */
export function CauseChips({ search, groups }: CauseChipsProps) {
  const { t } = useTranslation(['groups', 'domain', 'common'])
  const navigate = useNavigate()
  const categoryName = useCategoryName()
  const words: Readonly<Record<Part, (value: string) => string>> = {
    severity: (value) => t(`common:severity.${toSeverity(Number(value))}`),
    rule: (value) => t(`domain:rule.${value as 'T01'}`, { defaultValue: value }),
    category: categoryName,
    book: (value) => groups.find(({ book }) => book.id === value)?.book.name ?? value,
  }
  const go = (next: GroupsSearch) => void navigate({ to: '/alerts/groups', search: next, replace: true })
  const without = (part: Part, value: string) => {
    const rest = (search[part] ?? []).filter((each) => String(each) !== value)
    go({ ...search, [part]: rest.length > 0 ? rest : undefined })
  }
  const chips = PARTS.flatMap((part) =>
    (search[part] ?? []).map(String).map((value) => ({
      id: `${part} ${value}`,
      name: t(part === 'severity' ? 'groups:severity' : `groups:column.${part}`),
      value: words[part](value),
      onRemove: () => without(part, value),
    })),
  )
  return <FilterChips chips={chips} onClear={() => go({ all: search.all })} />
}
